import type { ProblemCode } from '../../copy';

/** What is wrong with a value, before it is known where it stands. */
export interface Finding {
  code: ProblemCode;
  params?: Record<string, string | number>;
  severity: 'error' | 'warning';
}

/** A value that can be stored, with what the officer should know; or the reason why there is none. */
export type Outcome = { ok: true; value: unknown; warnings?: Finding[] } | { ok: false; finding: Finding };

export const accept = (value: unknown, ...warnings: Finding[]): Outcome =>
  warnings.length > 0 ? { ok: true, value, warnings } : { ok: true, value };

export const refuse = (code: ProblemCode, params?: Finding['params']): Outcome => ({
  ok: false,
  finding: { code, severity: 'error', ...(params && { params }) },
});

export const warn = (code: ProblemCode, params?: Finding['params']): Finding => ({
  code,
  severity: 'warning',
  ...(params && { params }),
});
