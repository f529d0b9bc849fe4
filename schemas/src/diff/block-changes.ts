import { align, type Pair } from './align.ts';
import type { Block } from './rich-blocks.ts';
import { textLikeness, wholly, wordSpans, type Run, type Span } from './words.ts';

/** A block that stayed, came, went or was changed; `skipped` stands for blocks that stayed and are not shown. */
export type BlockChange =
  | { change: 'same' | 'added' | 'removed' | 'changed'; label: string; cells: Span[][] }
  | { change: 'skipped'; count: number };

/** How many unchanged blocks are shown beside a change, so that its place is recognised. */
const context = 1;

/** Two texts block by block, changed blocks word by word. */
export function blockChanges(before: readonly Block[], after: readonly Block[]): BlockChange[] {
  // A single value is one thing that has another content, however unlike.
  const [old, now] = [before[0], after[0]];
  if (old && now && before.length === 1 && after.length === 1 && old.label === now.label)
    return [changeOf({ before: old, after: now, isSame: keyOf(old) === keyOf(now) })];
  return withoutFar(align(before, after, { keyOf, likeness }).map(changeOf));
}

const keyOf = (block: Block): string => JSON.stringify(block);
const textOf = ({ cells }: Block): string => cells.map((cell) => cell.map(({ text }) => text).join('')).join('\t');
const likeness = (before: Block, after: Block): number => textLikeness(textOf(before), textOf(after));

function changeOf({ before, after, isSame }: Pair<Block>): BlockChange {
  const label = after?.label ?? before?.label ?? '';
  if (isSame) return { change: 'same', label, cells: (after?.cells ?? []).map((cell) => wholly('same', cell)) };
  if (!before) return { change: 'added', label, cells: (after?.cells ?? []).map((cell) => wholly('added', cell)) };
  if (!after) return { change: 'removed', label, cells: before.cells.map((cell) => wholly('removed', cell)) };
  if (after.isWhole)
    return {
      change: 'changed',
      label,
      cells: [[...wholly('removed', before.cells.flat()), ...wholly('added', after.cells.flat())]],
    };
  const changedLabel = before.label === label ? label : `${before.label} → ${label}`;
  return { change: 'changed', label: changedLabel, cells: cellSpans(before.cells, after.cells) };
}

/** Cells of two rows; of rows with other numbers of cells, those that are alike stand side by side. */
function cellSpans(before: readonly Run[][], after: readonly Run[][]): Span[][] {
  if (before.length === after.length) return after.map((cell, index) => wordSpans(before[index] ?? [], cell));
  const text = (cell: readonly Run[]) => cell.map((run) => run.text).join('');
  const pairs = align(before, after, { keyOf: text, likeness: (a, b) => textLikeness(text(a), text(b)) });
  return pairs.map((pair) => wordSpans(pair.before ?? [], pair.after ?? []));
}

function withoutFar(changes: readonly BlockChange[]): BlockChange[] {
  const isNear = changes.map((_, at) =>
    changes.slice(Math.max(0, at - context), at + context + 1).some(({ change }) => change !== 'same'),
  );
  const result: BlockChange[] = [];
  changes.forEach((change, at) => {
    if (isNear[at]) return void result.push(change);
    const last = result.at(-1);
    if (last?.change === 'skipped') last.count += 1;
    else result.push({ change: 'skipped', count: 1 });
  });
  return result;
}
