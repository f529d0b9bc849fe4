/**
 * A text as it is compared with what was published (D-14): without white space and invisible signs, letters and digits
 * of full width as plain ones. So a text copied from a page, a mirror or a printed sheet equals the original as long as
 * its characters do.
 */
export function normalisedText(text: string): string {
  return text.normalize('NFKC').replace(/[\p{White_Space}\p{Cf}]+/gu, '');
}

/** Shorter texts say nothing: too many records share them. In normalised characters. */
export const shortestChecked = 20;
