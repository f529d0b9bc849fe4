import { Parser } from 'htmlparser2';
import { isPlainlyClean } from './clean-html.ts';
import { isTooDeep, stripTags } from './html-depth.ts';

const blocks = new Set('p h1 h2 h3 h4 h5 h6 li tr caption figcaption blockquote div table ul ol br'.split(' '));
const skipped = new Set(['script', 'style', 'template', 'title']);

/** Search, and the hash that readers check, ask for the texts of a record one after the other. */
const kept = 16;
const recent = new Map<string, string>();

/** The text of HTML: one line a block or table row, cells parted by a space, entities decoded. Never throws. */
export function plainText(html: string): string {
  const known = recent.get(html);
  if (known !== undefined) return known;
  if (recent.size >= kept) recent.clear();
  const text = linesOf(html);
  recent.set(html, text);
  return text;
}

function linesOf(html: string): string {
  // Most texts of a bureau are paragraphs and nothing else; parsing them takes twenty times as long.
  return isPlainlyClean(html) ? plainLines(html) : tidied(parsedText(html));
}

/** A line for each block; of white space such a text holds single spaces between words and nothing else. */
function plainLines(html: string): string {
  const text = html.slice(html.indexOf('>') + 1, html.lastIndexOf('</'));
  return text.replace(/<\/[^>]*><[^>]*>/g, '\n').replaceAll('\u3000', ' ');
}

function tidied(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n');
}

/** The text with a new line at every edge of a block. */
function parsedText(html: string): string {
  if (!/[<&]/.test(html)) return html.replace(/\s+/g, ' ');
  let text = '';
  let depth = 0;
  const parser = new Parser({
    onopentag(tag) {
      if (skipped.has(tag)) depth += 1;
      if (blocks.has(tag)) text += '\n';
    },
    ontext(part) {
      if (depth === 0) text += part.replace(/\s+/g, ' ');
    },
    onclosetag(tag) {
      if (skipped.has(tag)) depth -= 1;
      if (blocks.has(tag)) text += '\n';
      if (tag === 'td' || tag === 'th') text += ' ';
    },
  });
  parser.end(isTooDeep(html) ? stripTags(html) : html);
  return text;
}
