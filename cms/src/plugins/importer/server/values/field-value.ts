import { kindOf, type FieldKind } from '@yangguang/schemas';
import type { z } from 'zod';
import type { CellValue } from '../reading/cell';
import { parseChoice } from './choices';
import { parseDay, parseInstant } from './dates';
import { accept, refuse, type Finding, type Outcome } from './finding';
import { parseFlag, parseNumber, toScale } from './numbers';
import { parseRichText } from './rich-text';
import { parseLongText, parseText } from './texts';

/** Field kinds whose value stands in one cell and needs nothing but itself. */
type PlainKind = Exclude<FieldKind, { kind: 'reference' | 'references' | 'attachments' | 'rows' }>;

/**
 * What a cell that is not blank means for a field of this schema. Only the meaning is found here: whether the value is
 * short enough, in range and in form is judged with the whole record, by the definition.
 */
export function fieldValue(schema: z.ZodType, value: CellValue, uses1904Dates = false): Outcome {
  // Callers keep the other kinds apart.
  const kind = kindOf(schema) as PlainKind;
  switch (kind.kind) {
    case 'text':
      return parseText(value, kind.pattern);
    case 'longText':
      return parseLongText(value);
    case 'richText':
      return parseRichText(value);
    case 'date':
      return orRefuse(parseDay(value, uses1904Dates)?.date, 'value.date');
    case 'instant':
      return orRefuse(parseInstant(value, uses1904Dates), 'value.instant');
    case 'integer':
      return parseInteger(value);
    case 'decimal':
      return parseDecimal(value, kind.scale);
    case 'boolean':
      return orRefuse(parseFlag(value), 'value.boolean');
    case 'choice':
      return parseChoice(value, kind.labels);
  }
}

const orRefuse = (value: unknown, code: Finding['code']): Outcome =>
  value === undefined ? refuse(code) : accept(value);

function parseInteger(value: CellValue): Outcome {
  const number = parseNumber(value);
  if (number === undefined) return refuse('value.number');
  const whole = toScale(number, 0);
  return whole === undefined ? refuse('value.integer') : accept(whole);
}

function parseDecimal(value: CellValue, scale: number): Outcome {
  const number = parseNumber(value);
  if (number === undefined) return refuse('value.number');
  const rounded = toScale(number, scale);
  return rounded === undefined ? refuse('value.decimals', { scale }) : accept(rounded);
}
