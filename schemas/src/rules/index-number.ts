import { TextMatching } from '../primitives.ts';

const pattern = /^([0-9A-Z]{3,18})\/((?:19|20)\d{2})-(\d{5})$/;

/** 索引号 `{organCode}/{year}-{5 digits}`: issued once by the machine, unique, never reused (R-POL-05). */
export const IndexNumber = () => TextMatching(pattern, 32);

/** Builds an index number from its parts; `sequence` counts from 1 within organ and year. */
export function indexNumber(organCode: string, year: number, sequence: number): string {
  return `${organCode}/${year}-${String(sequence).padStart(5, '0')}`;
}

/** The part that names the record in URLs: `2026-00087`. Throws a RangeError for anything that is no index number. */
export function indexNumberTail(value: string): string {
  const match = pattern.exec(value);
  if (!match) throw new RangeError(`not an index number: ${value}`);
  return `${match[2]}-${match[3]}`;
}
