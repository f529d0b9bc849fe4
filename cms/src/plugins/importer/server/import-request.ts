import type { Scope } from '../../review/server/services/access';
import type { Problem } from './reporting/problem';

/** What is to be imported, and how. */
export interface ImportRequest {
  /** Name of the content type, `policy-document`. */
  type: string;
  /** Path of the file. */
  file: string;
  /** What the officer called it, when `file` is a temporary name. */
  fileName?: string;
  /** Folder of the attachments that the file names. */
  attachments?: string;
  /** Publishes the records as public already; drafts when absent. */
  migration?: {
    decision: string;
    /** E-mail addresses of the two accounts that answer for the decision (R-REG-17). */
    by: string;
    confirmedBy: string;
  };
  /** Admin user who counts as the author of the drafts: its id, or its e-mail address. */
  creatorId?: number;
  by?: string;
  /** What the officer may read: other drafts are neither named nor counted as repeated (B-6). A program reads all. */
  scope?: Scope;
  /** Imports the good rows of a file with bad ones. */
  skipBadRows?: boolean;
  /** Checks everything and writes nothing. */
  dryRun?: boolean;
  /** Keys of records imported before → documentId, for references by key. */
  keys?: Readonly<Record<string, string>>;
  onProgress?: (progress: Progress) => void;
}

export interface Progress {
  stage: 'reading' | 'attachments' | 'writing';
  done: number;
  /** Unknown while reading. */
  total?: number;
}

export interface ImportResult {
  /** `refused`: nothing was written. `checked`: a dry run without errors, or one that skips them. */
  outcome: 'imported' | 'checked' | 'refused';
  /** Records found in the file. */
  read: number;
  imported: number;
  /** Records left out because of errors. */
  skipped: number;
  errors: number;
  warnings: number;
  /** Of many, the first 20,000. */
  problems: Problem[];
  notices: string[];
  /** Key of the file → documentId, for references from other files. */
  keys: Record<string, string>;
  records: ImportedRecord[];
}

export interface ImportedRecord {
  documentId: string;
  indexNumber: string;
  /** Row of the file. */
  row: number;
}
