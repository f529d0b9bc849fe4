import type { Archive } from './archive';
import type { Cell } from '../cell';
import { cellPosition } from './reference';

export interface MergedRange {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/**
 * The merged ranges of a sheet. They stand behind the rows in the file, so they are looked for first, in the raw text:
 * parsing a large sheet twice would double the time.
 */
export async function readMerges(archive: Archive, part: string): Promise<MergedRange[]> {
  const decoder = new TextDecoder('latin1');
  let tail = '';
  let found = '';
  for await (const chunk of await archive.stream(part)) {
    const text = decoder.decode(chunk as Uint8Array, { stream: true });
    if (found) found += text;
    else {
      const start = (tail + text).indexOf('mergeCells');
      if (start >= 0) found = (tail + text).slice(start);
      tail = text.slice(-10);
    }
  }
  return [...found.matchAll(/ref="([A-Z]+\d+):([A-Z]+\d+)"/g)].map((match) => {
    const from = cellPosition(match[1] ?? '');
    const to = cellPosition(match[2] ?? '');
    return { top: from.row, left: from.column, bottom: to.row, right: to.column };
  });
}

/**
 * Gives every cell of a merged range the value of its first cell, as a reader of the sheet sees it; across columns
 * that would put one value into several fields, so those are marked as a fault.
 */
export function fillMerged(cells: (Cell | undefined)[], row: number, merges: Map<MergedRange, Cell | undefined>): void {
  for (const range of merges.keys()) {
    if (row < range.top || row > range.bottom) continue;
    if (row === range.top) merges.set(range, cells[range.left]);
    const first = merges.get(range);
    if (!first || first.value === null) continue;
    if (row > range.top) cells[range.left] = { ...first, origin: 'merged' };
    for (let column = range.left + 1; column <= range.right; column += 1)
      cells[column] = { value: first.value, fault: 'merged-across' };
  }
}
