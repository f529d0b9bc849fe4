import { problemCopy, fill } from '../../copy';
import { CellDay, type CellValue } from '../reading/cell';
import type { Finding } from '../values/finding';

/** Where in the file: sheet and row as the officer sees them. */
export interface Place {
  sheet: string;
  row: number;
}

/** One line of the error report: where, what stands there, what is wrong, what to do. */
export interface Problem extends Place {
  severity: 'error' | 'warning';
  code: string;
  heading: string;
  value: string;
  what: string;
  action: string;
}

/** A finding about the value under a heading, as a line of the report. */
export function problemAt(place: Place, heading: string, value: CellValue | undefined, finding: Finding): Problem {
  const { what, action } = problemCopy[finding.code];
  const params = { heading, ...finding.params };
  return {
    ...place,
    severity: finding.severity,
    code: finding.code,
    heading,
    value: shownValue(value),
    what: fill(what, params),
    action: fill(action, params),
  };
}

const shownLength = 60;

/** A value in one short line. */
export function shownValue(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  const text = value instanceof CellDay ? value.iso : typeof value === 'object' ? JSON.stringify(value) : String(value);
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > shownLength ? `${line.slice(0, shownLength)}…` : line;
}
