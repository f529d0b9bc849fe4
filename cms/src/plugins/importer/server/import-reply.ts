import type { ImportResult } from './import-request';

/** What the admin page gets: the problems it shows, and all of them as a file. */
export type ImportReply = Pick<
  ImportResult,
  'outcome' | 'read' | 'imported' | 'skipped' | 'errors' | 'warnings' | 'problems' | 'notices'
> & {
  /** The report as CSV; null when nothing is wrong. */
  report: string | null;
};

export interface TypeChoice {
  name: string;
  label: string;
}
