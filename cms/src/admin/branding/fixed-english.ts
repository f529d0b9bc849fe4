const ours = '阳光 政务公开';

/** English that Strapi and its libraries write into the page themselves, past all translation files. */
const texts: Record<string, string> = {
  Menu: '菜单',
  Active: '启用',
  Inactive: '停用',
  Loading: '正在加载',
  'Loading content.': '正在加载',
  'logo.png': '标志',
  Logo: '标志',
  'Close modal': '关闭',
};
const labels: Record<string, string> = {
  ...texts,
  draft: '草稿',
  published: '已发布',
  modified: '有修改',
  'Notifications alt+T': '通知',
  Pagination: '分页',
};
const labelAttributes = ['aria-label', 'title', 'alt'] as const;
const dragHelp = '按空格键拿起，用方向键移动，再按空格键放下，按 Esc 键取消。';

/** Puts Chinese in place of fixed English, and our name in place of Strapi's in the title of the tab, as they appear. */
export function replaceFixedEnglish(): void {
  const update = () => {
    renameTab();
    document.querySelectorAll(labelAttributes.map((name) => `[${name}]`).join()).forEach(relabel);
    replaceTexts(document.body);
  };
  new MutationObserver(update).observe(document.documentElement, {
    childList: true,
    subtree: true,
    characterData: true,
    attributeFilter: [...labelAttributes],
  });
  update();
}

function renameTab(): void {
  const page = document.title.replace(/\s*\|?\s*Strapi(?: Admin)?$/, '').replace(` | ${ours}`, '');
  const wanted = page && page !== ours ? `${page} | ${ours}` : ours;
  if (document.title !== wanted) document.title = wanted;
}

function relabel(element: Element): void {
  for (const name of labelAttributes) {
    const chinese = labels[element.getAttribute(name) ?? ''];
    if (chinese) element.setAttribute(name, chinese);
  }
}

/** On the role page: Strapi writes what kind of rights they are behind the Chinese sentence. */
const rightsOf = (text: string): string | undefined => /^(.+的权限设置) (?:plugin|settings)$/.exec(text)?.[1];

function replaceTexts(root: Node): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue?.trim() ?? '';
    const chinese = text.startsWith('To pick up a draggable item') ? dragHelp : (texts[text] ?? rightsOf(text));
    // What people wrote stays: only texts of the frame are replaced, never those of an editor.
    if (chinese && !node.parentElement?.isContentEditable) node.nodeValue = chinese;
  }
}
