import { dayOf } from '../date/typed-date';
import type { CellValue, Column } from './columns';

/**
 * What a typed or pasted text means in a column. What cannot be understood stays as text, so that nothing an officer
 * entered is lost; `cellProblem` then says what is wrong with it.
 */
export function cellValue(column: Column, typed: string): CellValue {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return column.kind === 'boolean' ? false : null;
  switch (column.kind) {
    case 'integer':
    case 'decimal':
      return numberOf(text) ?? typed;
    case 'date':
      return dayOf(text) ?? typed;
    case 'choice':
      return choiceOf(column, typed.trim()) ?? typed;
    case 'boolean':
      return ['是', '√', 'true', '1', 'y', 'yes'].includes(text.toLowerCase());
    default:
      return typed;
  }
}

/** The text shown in the cell of a value. */
export function cellText(value: CellValue | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

export type CellProblem = 'badNumber' | 'badDate' | 'badChoice';

/** Why a value does not fit its column; null when it does. */
export function cellProblem(column: Column, value: CellValue | undefined): CellProblem | null {
  if (value === null || value === undefined || value === '') return null;
  if (column.kind === 'integer' || column.kind === 'decimal') return typeof value === 'number' ? null : 'badNumber';
  if (column.kind === 'date') return dayOf(String(value)) === value ? null : 'badDate';
  if (column.kind === 'choice') return String(value) in (column.labels ?? {}) ? null : 'badChoice';
  return null;
}

/** `1,234.50`, `1 234.5`, `－12`; null for what is no number. */
function numberOf(text: string): number | null {
  const plain = text.replace(/[,，\s]/g, '').replace(/^[−–—]/, '-');
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : null;
}

function choiceOf(column: Column, text: string): string | null {
  const labels = column.labels ?? {};
  if (text in labels) return text;
  return Object.keys(labels).find((key) => labels[key] === text) ?? null;
}
