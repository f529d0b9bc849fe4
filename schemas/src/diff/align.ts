import { diffArrays } from 'diff';

/** What stands beside what: both, only the earlier one, or only the later one. */
export interface Pair<T> {
  before: T | null;
  after: T | null;
  isSame: boolean;
}

interface Comparing<T> {
  /** Equal keys are the same thing. */
  keyOf: (item: T) => string;
  /** How alike two different things are, 0 to 1. */
  likeness: (before: T, after: T) => number;
}

/** Beyond that many insertions and deletions two lists are taken for wholly different: the search is quadratic in it. */
const maxEditLength = 2000;
/** Less alike than this is one thing removed and another added. */
const leastLikeness = 0.35;
/** Up to that many comparisons at once between what was removed and what was added in one place. */
const maxComparisons = 1500;
/** Beyond that many, nobody reads which of them are alike. */
const tooManyComparisons = 250_000;

/** Two lists side by side in their order; what was changed stands beside what it was. */
export function align<T>(before: readonly T[], after: readonly T[], comparing: Comparing<T>): Pair<T>[] {
  const keys = [before.map(comparing.keyOf), after.map(comparing.keyOf)] as const;
  const parts = diffArrays([...keys[0]], [...keys[1]], { maxEditLength });
  if (!parts) return paired(before, after, comparing);
  const pairs: Pair<T>[] = [];
  let [old, now] = [0, 0];
  let gone: T[] = [];
  let come: T[] = [];
  const flush = () => {
    pairs.push(...paired(gone, come, comparing));
    gone = [];
    come = [];
  };
  for (const { added, removed, count } of parts) {
    if (removed) gone.push(...before.slice(old, old + count));
    else if (added) come.push(...after.slice(now, now + count));
    else {
      flush();
      for (let i = 0; i < count; i += 1)
        pairs.push({ before: before[old + i] ?? null, after: after[now + i] ?? null, isSame: true });
    }
    if (!added) old += count;
    if (!removed) now += count;
  }
  flush();
  return pairs;
}

/** What was removed and added in one place: the alike ones side by side, in order, as alike in all as can be. */
function paired<T>(gone: readonly T[], come: readonly T[], comparing: Comparing<T>): Pair<T>[] {
  const comparisons = gone.length * come.length;
  if (comparisons > tooManyComparisons) return [...gone.map(removed), ...come.map(added)];
  if (comparisons > maxComparisons) {
    const [i, j] = [Math.ceil(gone.length / 2), Math.ceil(come.length / 2)];
    return [
      ...paired(gone.slice(0, i), come.slice(0, j), comparing),
      ...paired(gone.slice(i), come.slice(j), comparing),
    ];
  }
  return pairedAtOnce(gone, come, comparing);
}

function pairedAtOnce<T>(gone: readonly T[], come: readonly T[], { likeness }: Comparing<T>): Pair<T>[] {
  const score = gone.map((before) => come.map((after) => Math.max(0, likeness(before, after) - leastLikeness)));
  const best = bestFrom(score, gone.length, come.length);
  const pairs: Pair<T>[] = [];
  let [i, j] = [0, 0];
  while (i < gone.length && j < come.length) {
    const here = score[i]?.[j] ?? 0;
    if (here > 0 && best(i, j) === here + best(i + 1, j + 1))
      pairs.push({ before: gone[i++] ?? null, after: come[j++] ?? null, isSame: false });
    else if (best(i, j) === best(i + 1, j)) pairs.push(...gone.slice(i, ++i).map(removed));
    else pairs.push(...come.slice(j, ++j).map(added));
  }
  return [...pairs, ...gone.slice(i).map(removed), ...come.slice(j).map(added)];
}

/** The greatest sum of scores from there to the end, pairs never crossing. */
function bestFrom(score: readonly number[][], rows: number, columns: number): (i: number, j: number) => number {
  const sums = Array.from({ length: rows + 1 }, () => Array.from({ length: columns + 1 }, () => 0));
  const best = (i: number, j: number): number => sums[i]?.[j] ?? 0;
  for (let i = rows - 1; i >= 0; i -= 1)
    for (let j = columns - 1; j >= 0; j -= 1) {
      const here = score[i]?.[j] ?? 0;
      const row = sums[i];
      if (row) row[j] = Math.max(best(i + 1, j), best(i, j + 1), here > 0 ? here + best(i + 1, j + 1) : 0);
    }
  return best;
}

const removed = <T>(before: T): Pair<T> => ({ before, after: null, isSame: false });
const added = <T>(after: T): Pair<T> => ({ before: null, after, isSame: false });
