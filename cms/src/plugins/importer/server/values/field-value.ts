import type { FieldKind } from '@yangguang/schemas';
import { kindOf } from '@yangguang/schemas';
import type { z } from 'zod';
import type { CellValue } from '../reading/cell';
import { parseChoice } from './choices';
import { parseDay, parseInstant } from './dates';
import { accept, refuse, type Finding, type Outcome } from './finding';
import { parseFlag, parseNumber, toScale } from './numbers';
import { parseRichText } from './rich-text';
import { parseLongText, parseText } from './texts';

/** Field kinds whose value stands in one cell and needs nothing but itself. */
export type PlainKind = Exclude<FieldKind, { kind: 'reference' | 'references' | 'attachments' | 'rows' }>;

/** What a field says of itself, as far as one value is concerned. */
export interface ValueField {
  label: string;
  schema: z.ZodType;
  help?: string | undefined;
}

/** Converts a cell that is not blank and checks it against the field's own schema. */
export function fieldValue(field: ValueField, value: CellValue, uses1904Dates = false): Outcome {
  const kind = kindOf(field.schema);
  const outcome = parse(kind as PlainKind, value, uses1904Dates);
  if (!outcome.ok || field.schema.safeParse(outcome.value).success) return outcome;
  return { ok: false, finding: schemaFinding(field, kind, outcome.value) };
}

function parse(kind: PlainKind, value: CellValue, uses1904Dates: boolean): Outcome {
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

/** Why the schema refused a value of the right kind: too long, of another form, out of range. */
function schemaFinding(field: ValueField, kind: FieldKind, value: unknown): Finding {
  const wrong = (code: Finding['code'], params?: Finding['params']): Finding => ({
    code,
    severity: 'error',
    ...(params && { params }),
  });
  if ((kind.kind === 'text' || kind.kind === 'longText') && (value as string).length > kind.max)
    return wrong('value.too-long', { length: (value as string).length, max: kind.max });
  if (kind.kind === 'text' && kind.pattern)
    return wrong('value.pattern', { heading: field.label, ...(field.help && { help: field.help }) });
  if (kind.kind === 'integer' || kind.kind === 'decimal') return wrong('value.out-of-range');
  return wrong('value.invalid');
}
