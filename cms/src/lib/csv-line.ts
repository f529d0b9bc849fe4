/** Excel takes a file for UTF-8 when it begins with this. */
export const byteOrderMark = '\ufeff';

/** A line of CSV without its end. */
export function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => `"${inert(cell).replaceAll('"', '""')}"`).join(',');
}

/** A cell that a spreadsheet would run as a formula is made text by a leading apostrophe (C12). */
function inert(cell: string): string {
  return /^[\s\u200b"']*[=+\-@＝＋－＠|]/.test(cell) || /^[\t\r\n]/.test(cell) ? `'${cell}` : cell;
}
