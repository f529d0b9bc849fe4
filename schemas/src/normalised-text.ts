/**
 * A text as it is compared with what was published (D-14): without white space and invisible signs, letters and digits
 * of full width as plain ones. So a text copied from a page, a mirror or a printed sheet equals the original as long as
 * its characters do.
 */
export function normalisedText(text: string): string {
  const composed = text.normalize('NFKC');
  return rarelyMet.test(composed) ? composed.replace(blankOrInvisible, '') : composed.replace(commonBlank, '');
}

const blankOrInvisible = /[\p{White_Space}\p{Cf}]+/gu;
// Engines look up such a class in a table for each character. In nearly every text only these two of it occur, and to see
// that first takes a quarter of the time.
const commonBlank = /[\n ]+/g;
/** All but line breaks, ASCII, dashes and quotation marks, and what Chinese is written with. */
const rarelyMet = /[^\n -~\u2010-\u2027\u3001-\ud7ff]/;

/** Shorter texts say nothing: too many records share them. In normalised characters. */
export const shortestChecked = 20;
