const ours = '阳光 政务公开';

/** Strapi ends every tab title with its own name; readers of the tab see whose system it is. */
export function keepTabTitle(): void {
  const rename = () => {
    const renamed = document.title.replace(/\s*\|?\s*Strapi(?: Admin)?$/, '').trim();
    const wanted = renamed ? `${renamed.replace(` | ${ours}`, '')} | ${ours}` : ours;
    if (document.title !== wanted && renamed !== ours) document.title = wanted;
  };
  new MutationObserver(rename).observe(document.head, { childList: true, subtree: true, characterData: true });
  rename();
}
