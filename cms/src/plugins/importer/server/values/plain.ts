/** Full-width digits, letters and punctuation as half-width; minus signs as one; no space at either end. */
export function halfWidth(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2212\u2010\u2011]/g, '-')
    .trim();
}

/** For comparing what people type with a closed list: width, spaces and case do not matter. */
export function folded(text: string): string {
  return halfWidth(text).replace(/\s+/g, '').toLowerCase();
}

/** One line: line breaks and runs of spaces become one space. */
export function oneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u00a0\ufeff]+/g, ' ')
    .trim();
}
