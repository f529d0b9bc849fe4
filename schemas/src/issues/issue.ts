import type { IssueCode } from '../copy/issues.ts';

/**
 * Something a person can mend: data, not an exception. All issues of a record are reported at once.
 *
 * `code` is permanent; its Chinese sentence lives in `copy/issues.ts` and may use `params` as `{name}`.
 */
export interface Issue {
  /** Name of the field in its definition, e.g. `documentNumber`; empty for the record as a whole. */
  field: string;
  /** Row of a table field, counted from 1. */
  row?: number;
  /** Column of a table field. */
  column?: string;
  /** Where inside an attached file, with its name: `名单.xlsx，工作表“附表”第 5 行`. */
  inside?: string;
  /** First character of the place in the text of the field or cell, counted from 1. */
  character?: number;
  code: IssueCode;
  params?: Record<string, string | number>;
  /** `error` blocks publication; `warning` is shown and may be accepted. */
  severity: 'error' | 'warning';
}

export function error(field: string, code: IssueCode, params?: Issue['params']): Issue {
  return { field, code, severity: 'error', ...(params && { params }) };
}

export function warning(field: string, code: IssueCode, params?: Issue['params']): Issue {
  return { field, code, severity: 'warning', ...(params && { params }) };
}

/** The same issue at a row, counted from 1, and a column of a table field. */
export function at(issue: Issue, row: number, column?: string): Issue {
  return { ...issue, row, ...(column !== undefined && { column }) };
}
