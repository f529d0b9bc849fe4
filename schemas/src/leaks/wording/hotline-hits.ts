import { termsOf, type Dictionary } from '../dictionary/dictionary.ts';
import type { Hit } from '../hit.ts';

/** Telephone lines given for another's: 12358 was that for prices, dangers are reported to 12350 (R-SRC-15). */
export function hotlineHits(text: string, dictionary: Dictionary): Hit[] {
  return termsOf(dictionary, 'wrong-hotline').flatMap(({ text: line, right }) =>
    [...text.matchAll(lineAlone(line))].map(({ index }) => ({
      code: 'word.hotline' as const,
      start: index,
      end: index + line.length,
      params: { word: line, right: right ?? '' },
    })),
  );
}

/** No part of a longer number, no number of a document and no count of anything. */
const lineAlone = (line: string): RegExp =>
  new RegExp(`(?<![\\d.,〕-])${line.replace(/[^\d-]/g, '')}(?![\\d.,-]*\\d| ?[家万亿元人次吨件项户个名])`, 'g');
