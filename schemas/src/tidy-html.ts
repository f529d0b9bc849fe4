/** Tidying of HTML that is already inside the allow-list: attributes are known, tags are lower case. */

// Zero-width, bidirectional-override and control characters show nothing and can hide or turn text.
// oxlint-disable-next-line no-control-regex -- control characters are what is removed
const invisible = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
const blockStart = /(<(?:p|h[2-4]|li|td|th|caption|figcaption|blockquote)(?: [^>]*)?>)[\s\u3000]+/g;
const blockEnd = /[\s\u3000]+(<\/(?:p|h[2-4]|li|td|th|caption|figcaption|blockquote)>)/g;
const emptyElement =
  /<(p|h[2-4]|li|ul|ol|strong|em|sup|sub|a|blockquote|figure|figcaption|caption|thead|tbody|tfoot|tr|table)(?: [^>]*)?>(?:\s|<br \/>)*<\/\1>/g;

/** Removes debris of word processors, empty elements and heading jumps; gives tables their header cells. */
export function tidyHtml(html: string): string {
  const spaced = html
    .replace(invisible, '')
    .replace(/[\u00a0\u2000-\u200a\u202f]+/g, ' ')
    .replace(/[ \t\n\u3000]{2,}/g, shortenSpace);
  return markTableHeaders(levelHeadings(trimBlocks(spaced))).trim();
}

/** Bounds every run of spaces, so that no pattern has to look far. */
function shortenSpace(run: string): string {
  if (run.includes('\n')) return '\n';
  return run.includes('\u3000') ? '\u3000'.repeat(run.indexOf('\u3000') < run.lastIndexOf('\u3000') ? 2 : 1) : ' ';
}

/** Indents are the style sheet's matter, so spaces at the edges of a block are dropped, and so are empty blocks. */
function trimBlocks(html: string): string {
  const trimmed = html.replace(blockStart, '$1').replace(blockEnd, '$1').replace(emptyElement, '');
  return trimmed === html ? html : trimBlocks(trimmed);
}

/** No heading is more than one rank below the one before it, so that the outline reads without gaps (R-A11Y-02). */
function levelHeadings(html: string): string {
  let rank = 1;
  return html.replace(/<(\/?)h([2-4])>/g, (_tag, slash: string, level: string) => {
    if (!slash) rank = Math.min(Number(level), rank + 1);
    return `<${slash}h${rank < 2 ? level : rank}>`;
  });
}

/** A table without header cells gets those of its first row (R-A11Y-07). */
function markTableHeaders(html: string): string {
  return html.replace(/<table>(?:(?!<table>)[\s\S])*?<\/table>/g, (table) => {
    const rows = table.split('<tr>').length - 1;
    if (rows < 2 || table.includes('<th ')) return table;
    return table.replace(/<tr>[\s\S]*?<\/tr>/, (row) =>
      row.replaceAll('<td', '<th scope="col"').replaceAll('</td>', '</th>'),
    );
  });
}
