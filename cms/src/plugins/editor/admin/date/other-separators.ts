/** `2026-11-20`, `2026年11月20日`, `20261120` and beginnings of them, as Strapi's date input reads them: `2026/11/20`. */
export function slashed(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/^(\d{4})(\d{2})(\d{2})$/, '$1/$2/$3')
    .replace(/[-.年月]/g, '/')
    .replace(/日/g, '');
}

const ownInput = 'input[role=combobox][inputmode=numeric][placeholder="YYYY/MM/DD"]';

/**
 * The filters of a list have Strapi's own date input, which no plugin replaces. It splits at the separator of its
 * language only and makes another day of the rest, so what is typed is rewritten before it is read.
 */
export function acceptOtherSeparators(): void {
  document.addEventListener(
    'input',
    ({ target }) => {
      if (!(target instanceof HTMLInputElement) || !target.matches(ownInput)) return;
      const text = slashed(target.value);
      // React notices only what was not written through the element's own property.
      if (text !== target.value) setValue?.call(target, text);
    },
    true,
  );
}

const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
