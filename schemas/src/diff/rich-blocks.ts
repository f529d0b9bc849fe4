import { Parser } from 'htmlparser2';
import { diffCopy } from '../copy/diff.ts';
import type { Run } from './words.ts';

/** A paragraph, heading, list item or table row; only a table row has other than one cell. */
export interface Block {
  label: string;
  cells: Run[][];
  /** One value, such as a date, of which no part means anything. */
  isWhole?: true;
}
type Attributes = Readonly<Record<string, string>>;

/** Around blocks; text that stands in them directly is a paragraph. */
const frames = new Set(['ul', 'ol', 'table', 'thead', 'tbody', 'tfoot', 'figure']);
const isBlock = (tag: string): boolean => tag in diffCopy.blocks;

/** Clean rich text as the blocks that a reader sees one below the other, with what is special about each piece of text. */
export function richBlocks(html: string): Block[] {
  const reader = new BlockReader();
  const parser = new Parser({
    onopentag: (tag, attributes) => reader.open(tag, attributes),
    ontext: (text) => reader.text(text),
    onclosetag: (tag) => reader.close(tag),
  });
  parser.end(html);
  return reader.blocks.filter(({ cells }) => cells.some((cell) => cell.length > 0));
}

class BlockReader {
  readonly blocks: Block[] = [];
  private readonly notes: { tag: string; note: string }[] = [];
  private block: Block | null = null;
  /** Paragraphs and lists inside a cell belong to its row. */
  private isInRow = false;

  open(tag: string, attributes: Attributes): void {
    if (tag === 'tr') this.beginRow();
    else if (tag === 'td' || tag === 'th') this.cell(tag, attributes);
    else if (tag === 'img') this.put(imageRun(attributes), '');
    else if (tag === 'br') this.text('\n');
    else if (isBlock(tag)) this.begin(tag);
    else if (frames.has(tag)) this.frame(tag, attributes);
    else this.inline(tag, attributes);
  }

  text(text: string): void {
    const isBetween = this.block === null || (this.isInRow && this.block.cells.length === 0);
    if (isBetween && text.trim() === '') return;
    this.put(text, this.notes.map(({ note }) => note).join('、'));
  }

  close(tag: string): void {
    const at = this.notes.findLastIndex((entry) => entry.tag === tag);
    if (at >= 0) this.notes.splice(at, 1);
    if (tag === 'tr') this.isInRow = false;
    if (!this.isInRow && (isBlock(tag) || frames.has(tag))) this.block = null;
  }

  private beginRow(): void {
    this.isInRow = false;
    this.begin('tr').cells = [];
    this.isInRow = true;
  }

  private begin(tag: string): Block {
    if (this.isInRow && this.block) {
      if ((this.block.cells.at(-1)?.length ?? 0) > 0) this.put('\n', '');
      return this.block;
    }
    this.block = { label: diffCopy.blocks[tag] ?? tag, cells: [[]] };
    this.blocks.push(this.block);
    return this.block;
  }

  private cell(tag: string, { colspan = '', rowspan = '' }: Attributes): void {
    this.block?.cells.push([]);
    const notes = [diffCopy.marks[tag], diffCopy.spanning(colspan, rowspan)].filter(Boolean);
    if (notes.length > 0) this.notes.push({ tag, note: notes.join('、') });
  }

  private frame(tag: string, { start }: Attributes): void {
    if (!this.isInRow) this.block = null;
    if (tag === 'ol' && start) this.notes.push({ tag, note: diffCopy.startsAt(start) });
  }

  private inline(tag: string, { href }: Attributes): void {
    const note = tag === 'a' && href ? diffCopy.link(href) : diffCopy.marks[tag];
    if (note) this.notes.push({ tag, note });
  }

  private put(text: string | Run, note: string): void {
    const run = typeof text === 'string' ? { text, ...(note !== '' && { note }) } : text;
    const { cells } = this.block ?? this.begin('p');
    if (cells.length === 0) cells.push([]);
    cells.at(-1)?.push(run);
  }
}

const imageRun = ({ src = '', alt = '' }: Attributes): Run => ({
  text: diffCopy.image(alt),
  note: diffCopy.imageFile(src),
});
