/** `C12` → row 12, column 2 (columns counted from 0). */
export function cellPosition(reference: string): { row: number; column: number } {
  const letters = /^[A-Z]+/.exec(reference)?.[0] ?? 'A';
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(reference.slice(letters.length)), column: column - 1 };
}

/** 2 → `C`. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}
