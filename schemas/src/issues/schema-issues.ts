import type { z } from 'zod';
import type { ContentType } from '../define-content-type.ts';
import { kindOf, type FieldKind } from '../primitives.ts';
import { error, type Issue } from './issue.ts';

/**
 * What zod found, in words an officer can act on. Which sentence fits follows from the kind of the field and its value,
 * because a schema speaks of types and patterns.
 */
export function schemaIssues(type: ContentType, record: unknown, found: z.ZodError): Issue[] {
  const seen = new Set<string>();
  return found.issues.flatMap((issue) => {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [];
    if (keys.length > 0) return keys.map((key) => error([...issue.path, key].join('.'), 'field.unknown'));
    const place = placeOf(type, issue.path);
    const key = JSON.stringify(place);
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ ...problem(place.kind, valueAt(record, issue.path.slice(0, place.depth))), ...place.at }];
  });
}

interface Place {
  at: Pick<Issue, 'field' | 'row' | 'column'>;
  kind: FieldKind | null;
  /** How many steps of the path lead to the value that is wrong. */
  depth: number;
}

function placeOf(type: ContentType, path: PropertyKey[]): Place {
  const [field = '', row, column] = path.map(String);
  const definition = type.fields[field];
  if (!definition) return { at: { field }, kind: null, depth: 1 };
  const kind = kindOf(definition.schema);
  if (kind.kind !== 'rows' || row === undefined) return { at: { field }, kind, depth: 1 };
  const cell = column === undefined ? undefined : kind.columns[column];
  if (column === undefined || !cell) return { at: { field, row: Number(row) + 1 }, kind: null, depth: 2 };
  return { at: { field, row: Number(row) + 1, column }, kind: kindOf(cell.schema), depth: 3 };
}

function valueAt(record: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      value !== null && typeof value === 'object' ? (value as Record<PropertyKey, unknown>)[step] : undefined,
    record,
  );
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '');

const shown = (value: unknown): string =>
  (typeof value === 'object' ? JSON.stringify(value) : String(value)).slice(0, 60);

function problem(kind: FieldKind | null, raw: unknown): Issue {
  const value = shown(raw);
  if (isEmpty(raw)) return error('', 'field.required');
  switch (kind?.kind) {
    case 'text':
    case 'longText':
      return textProblem(kind, raw, value);
    case 'date':
      return error('', 'field.not-date', { value });
    case 'instant':
      return error('', 'field.not-instant', { value });
    case 'integer':
      return error('', 'field.not-integer', { value, min: kind.min, max: kind.max });
    case 'decimal':
      return decimalProblem(kind.scale, raw, value);
    case 'boolean':
      return error('', 'field.not-yes-no');
    case 'choice':
      return error('', 'field.not-in-list', { value, choices: Object.values(kind.labels).join('、') });
    case 'reference':
      return error('', 'field.not-reference', { value });
    case 'references':
      return Array.isArray(raw) && raw.length === 0
        ? error('', 'field.required')
        : error('', 'field.not-reference', { value });
    case 'attachments':
      return error('', 'field.not-attachment');
    case 'rows':
      return rowsProblem(kind, raw);
    default:
      return error('', 'field.format', { value });
  }
}

function textProblem(kind: { max: number; pattern?: RegExp }, raw: unknown, value: string): Issue {
  if (typeof raw !== 'string') return error('', 'field.not-text');
  if (raw.trim().length > kind.max) return error('', 'field.too-long', { max: kind.max, length: raw.trim().length });
  return error('', 'field.format', { value });
}

function decimalProblem(scale: number, raw: unknown, value: string): Issue {
  if (typeof raw !== 'number' || Number.isNaN(raw)) return error('', 'field.not-number', { value });
  const factor = 10 ** scale;
  const fits = Math.abs(raw * factor - Math.round(raw * factor)) < 1e-4;
  return fits ? error('', 'field.out-of-range', { value }) : error('', 'field.too-many-decimals', { value, scale });
}

function rowsProblem(kind: { min: number; max: number }, raw: unknown): Issue {
  if (!Array.isArray(raw)) return error('', 'field.not-table');
  if (raw.length < kind.min) return error('', 'field.rows-missing', { min: kind.min });
  return error('', 'field.too-many-rows', { max: kind.max });
}
