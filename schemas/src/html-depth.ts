/** More tags than this open at once is no document; the HTML parser's time grows with the square of the depth. */
const maxOpenTags = 20_000;

const voidTags = new Set(['br', 'img', 'hr', 'input', 'meta', 'link', 'col', 'base', 'wbr']);

/**
 * True when HTML opens so many tags without closing them that parsing it would take minutes: an attack or a broken
 * file. Counted by name, so that closing tags of other names cannot hide the depth; linear in the length.
 */
export function isTooDeep(html: string): boolean {
  const open = new Map<string, number>();
  let depth = 0;
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][^\s/>]*)/gi)) {
    const tag = name.toLowerCase();
    if (voidTags.has(tag)) continue;
    const count = open.get(tag) ?? 0;
    if (slash && count === 0) continue;
    open.set(tag, count + (slash ? -1 : 1));
    depth += slash ? -1 : 1;
    if (depth > maxOpenTags) return true;
  }
  return false;
}

/** HTML without its tags, for what no parser should be given. */
export function stripTags(html: string): string {
  return html.replace(/<[^<>]*>/g, ' ').replace(/[<>]/g, ' ');
}
