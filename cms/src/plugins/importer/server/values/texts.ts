import { readPeriod } from '@yangguang/schemas';
import { CellDay, type CellValue } from '../reading/cell';
import { accept, refuse, warn, type Outcome } from './finding';
import { halfWidth, oneLine } from './plain';

/** The text of a cell; undefined for a list or an object of a JSON file. */
export function textOf(value: CellValue): string | undefined {
  if (value instanceof CellDay) return value.iso;
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** One line of text. Numbers beyond 15 digits have been damaged by Excel and are refused, not stored wrong. */
export function parseText(value: CellValue, pattern?: RegExp): Outcome {
  if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) return refuse('value.long-number');
  const text = textOf(value);
  if (text === undefined) return refuse('value.not-text');
  return pattern ? matching(oneLine(text), pattern) : accept(oneLine(text));
}

/** Several lines of text. */
export function parseLongText(value: CellValue): Outcome {
  const text = textOf(value);
  if (text === undefined) return refuse('value.not-text');
  return accept(text.normalize('NFC').replace(/\r\n?/g, '\n').trim());
}

/** A text with a fixed form, mended where only width, spaces or brackets differ (R-POL-02), and said so. */
function matching(text: string, pattern: RegExp): Outcome {
  const tight = halfWidth(text).replace(/\s+/g, '');
  const bracketed = tight.replace(/[([{【〔<]\s*(\d{4})\s*[)\]}】〕>]第?0*(?=\d)/, '〔$1〕');
  const period = readPeriod(tight) ?? text;
  const mended = [text, tight, tight.toUpperCase(), bracketed, period].find((candidate) => pattern.test(candidate));
  // What nothing mends is judged, and named, with the other rules of the field.
  if (mended === undefined || mended === text) return accept(text);
  return accept(mended, warn('value.mended', { mended }));
}
