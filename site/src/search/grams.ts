/**
 * Shingles of folded text: every two neighbouring characters, and every three where all are plain letters or digits,
 * because pairs of digits tell too little apart. Single characters are found as the first half of a pair, so the last
 * one of a run is a gram of its own.
 */

/** Up to this many grams of a query are looked up; a longer query is still compared whole with the texts found. */
const maxQueryGrams = 5;

/** One thing to look up: a gram, or every gram that starts with a character. */
export type Lookup = { gram: string } | { prefix: string };

/** A gram as code points; 0 where it has none. */
export type GramVisitor = (first: number, second: number, third: number) => void;

const space = 32;
const isPlain = (code: number): boolean => (code >= 48 && code <= 57) || (code >= 97 && code <= 122);

/** Calls `visit` with each gram of folded text, repeats included. */
export function visitGrams(folded: string, visit: GramVisitor): void {
  let before = 0;
  let last = 0;
  for (let at = 0; at < folded.length;) {
    const code = folded.codePointAt(at) ?? 0;
    at += code > 0xffff ? 2 : 1;
    if (code === space) {
      if (last) visit(last, 0, 0);
      before = last = 0;
      continue;
    }
    if (last) visit(last, code, 0);
    if (isPlain(before) && isPlain(last) && isPlain(code)) visit(before, last, code);
    before = last;
    last = code;
  }
  if (last) visit(last, 0, 0);
}

/** What to look up so that every text containing the folded `part` is among the answers. */
export function lookupsOf(part: string): Lookup[] {
  const grams = part.split(' ').flatMap((run) => runGrams([...run]));
  const singles = part.split(' ').filter((run) => [...run].length === 1);
  if (grams.length === 0) return singles.slice(0, 1).map((prefix) => ({ prefix }));
  return spread([...new Set(grams)], maxQueryGrams).map((gram) => ({ gram }));
}

function runGrams(run: string[]): string[] {
  const plain = run.map((character) => isPlain(character.codePointAt(0) ?? 0));
  const threes = run.map((_, at) => plain[at] === true && plain[at + 1] === true && plain[at + 2] === true);
  const grams: string[] = [];
  for (let at = 0; at + 1 < run.length; at += 1) {
    if (threes[at]) grams.push(run.slice(at, at + 3).join(''));
    else if (!threes[at - 1]) grams.push(run.slice(at, at + 2).join(''));
  }
  return grams;
}

/** At most `count` of the values, evenly spread, the first and the last among them. */
function spread<T>(values: T[], count: number): T[] {
  if (values.length <= count) return values;
  return Array.from({ length: count }, (_, at) => values[Math.round((at * (values.length - 1)) / (count - 1))] as T);
}
