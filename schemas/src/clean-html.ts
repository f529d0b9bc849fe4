// What the sanitiser and the tidying leave alone: printed characters with single spaces between them.
const printed = '[^<>&\\s\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff]';
const block = new RegExp(`<(p|h[2-4])>${printed}+(?:[ \\u3000]${printed}+)*</\\1>`, 'y');

/**
 * True for HTML of which a glance shows that cleaning it would change nothing: paragraphs and headings without
 * attributes, links or entities, no heading more than a rank below the one before. Most texts of a bureau are such, and
 * a page shows them in a tenth of the time. False in doubt.
 */
export function isPlainlyClean(html: string): boolean {
  let rank = 1;
  block.lastIndex = 0;
  while (block.lastIndex < html.length) {
    const [, tag = ''] = block.exec(html) ?? [];
    if (tag === '') return false;
    if (tag === 'p') continue;
    if (Number(tag[1]) > rank + 1) return false;
    rank = Number(tag[1]);
  }
  return true;
}
