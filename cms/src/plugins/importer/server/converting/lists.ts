import type { CellValue } from '../reading/cell';
import { textOf } from '../values/texts';

/** Names in one cell stand on lines of their own or between `；`, `;` or `|`; in JSON they are a list. */
export function namesIn(value: CellValue): string[] {
  const texts = Array.isArray(value) ? value.map(nameOf) : (nameOf(value) ?? '').split(/[；;|\n\r]+/);
  return texts.map((text) => (text ?? '').trim()).filter((text) => text !== '');
}

/** An attachment of a canonical record is an object with a name. */
function nameOf(value: unknown): string | undefined {
  if (typeof value === 'object' && value !== null && 'name' in value) return String(value.name);
  return textOf(value as CellValue);
}
