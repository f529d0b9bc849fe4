import { diffArrays } from 'diff';

/** A piece of text with what is special about it, e.g. a link. */
export interface Run {
  text: string;
  note?: string;
}
/** A piece of the text before, after, or of both. */
export interface Span extends Run {
  mark: 'same' | 'added' | 'removed';
}

/** Beyond that many inserted and deleted words, a text counts as wholly rewritten. */
const maxEditLength = 1000;
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Two texts word by word; Chinese is cut where a dictionary cuts it. */
export function wordSpans(before: readonly Run[], after: readonly Run[]): Span[] {
  const parts = diffArrays(wordsOf(before), wordsOf(after), { comparator: isSameRun, maxEditLength });
  if (!parts) return [...before.map((run) => marked('removed', run)), ...after.map((run) => marked('added', run))];
  const spans = parts.flatMap(({ added, removed, value }) =>
    value.map((run) => marked(added ? 'added' : removed ? 'removed' : 'same', run)),
  );
  return joined(spans);
}

/** Everything in `runs` as one mark. */
export const wholly = (mark: Span['mark'], runs: readonly Run[]): Span[] => runs.map((run) => marked(mark, run));

const marked = (mark: Span['mark'], run: Run): Span => ({ mark, ...run });
const isSameRun = (a: Run, b: Run): boolean => a.text === b.text && a.note === b.note;

function wordsOf(runs: readonly Run[]): Run[] {
  return runs.flatMap(({ text, note }) =>
    [...segmenter.segment(text)].map(({ segment }) =>
      note === undefined ? { text: segment } : { text: segment, note },
    ),
  );
}

function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (last && last.mark === span.mark && last.note === span.note) last.text += span.text;
    else result.push({ ...span });
  }
  return result;
}

/** How alike two texts are: the share of neighbouring characters that both have, 0 to 1. */
export function textLikeness(before: string, after: string): number {
  if (before === after) return 1;
  const counts = new Map<string, number>();
  for (const pair of pairsOf(before)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of pairsOf(after)) {
    const left = counts.get(pair) ?? 0;
    if (left > 0) common += 1;
    counts.set(pair, left - 1);
  }
  const total = before.length + after.length - 2;
  return total <= 0 ? 0 : (2 * common) / total;
}

const pairsOf = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
