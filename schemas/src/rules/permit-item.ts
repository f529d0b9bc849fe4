import { error, type Issue } from '../issue.ts';

/** The promised limit is not longer than the statutory one (R-SRC-11). */
export function checkPermitItem(record: { statutoryDays: number; promisedDays: number }): Issue[] {
  if (record.promisedDays <= record.statutoryDays) return [];
  return [
    error('promisedDays', 'permit.promised-too-long', {
      promised: record.promisedDays,
      statutory: record.statutoryDays,
    }),
  ];
}
