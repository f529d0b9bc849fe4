import { sanitizeRichText } from '@yangguang/schemas';

/** A table of a text: its rows, the first of which is its head. */
export type Table = string[][];

const chapter = /^(?:第[一二三四五六七八九十]+章[\s　]|[一二三四五六七八九十]+、)/;
const section = /^（[一二三四五六七八九十]+）/;
const sentenceEnd = /[。；：！？]/;

/** Plain lines as a government document sets them: `一、` and `第一章` head chapters, `（一）` sections, `|` tables, `-` lists. */
export function richText(lines: readonly string[]): string {
  return sanitizeRichText(groups(lines).map(html).join(''));
}

/** The tables of a text, for the spreadsheets that go with it. */
export function tablesOf(lines: readonly string[]): Table[] {
  return groups(lines)
    .filter((group) => kindOf(group[0] ?? '') === 'table')
    .map((group) => group.map(cells));
}

type Kind = 'table' | 'list' | 'line';
const kindOf = (line: string): Kind => (line.startsWith('|') ? 'table' : line.startsWith('- ') ? 'list' : 'line');

/** Neighbouring rows of a table and points of a list belong together; every other line is alone. */
function groups(lines: readonly string[]): string[][] {
  const found: string[][] = [];
  for (const line of lines) {
    const last = found.at(-1);
    const kind = kindOf(line);
    if (last && kind !== 'line' && kindOf(last[0] ?? '') === kind) last.push(line);
    else found.push([line]);
  }
  return found;
}

function html(group: string[]): string {
  const [first = ''] = group;
  if (kindOf(first) === 'table') return table(group.map(cells));
  if (kindOf(first) === 'list') return `<ul>${group.map((line) => `<li>${escape(line.slice(2))}</li>`).join('')}</ul>`;
  const isShort = first.length <= 36 && !sentenceEnd.test(first);
  if (isShort && chapter.test(first)) return `<h2>${escape(first)}</h2>`;
  if (isShort && section.test(first)) return `<h3>${escape(first)}</h3>`;
  return `<p>${escape(first).replace(/^(第[一二三四五六七八九十百]+条)(?=[\s　])/, '<strong>$1</strong>')}</p>`;
}

const cells = (line: string): string[] =>
  line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());

function table([head = [], ...rows]: Table): string {
  const row = (tag: string, values: string[]) =>
    `<tr>${values.map((value) => `<${tag}${tag === 'th' ? ' scope="col"' : ''}>${escape(value)}</${tag.slice(0, 2)}>`).join('')}</tr>`;
  return `<table><thead>${row('th', head)}</thead><tbody>${rows.map((cellsOfRow) => row('td', cellsOfRow)).join('')}</tbody></table>`;
}

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
