import type { LeakSettings } from '@yangguang/schemas';
import type { Place, Problem } from '../reporting/problem';

/** A record of the file in stored form, but for what only the database or the attachment folder can tell. */
export interface ConvertedRecord {
  place: Place;
  /** Strapi's key of the document, given here so that records of one file can name each other. */
  documentId: string;
  /** The name that other records may refer to it by. */
  key: string | null;
  /** Every field of the definition but those the machine sets; empty ones are `null` or `[]`. */
  values: Record<string, unknown>;
  /** Index number and first publication of a record that was public already; null where the machine sets them. */
  indexNumber: string | null;
  publishedAt: string | null;
  references: PendingReference[];
  attachments: PendingAttachments[];
}

/** A reference by index number, document number, title or key, waiting to become a documentId. */
export interface PendingReference {
  field: string;
  target: string;
  texts: string[];
  isList: boolean;
  heading: string;
}

/** File names, waiting to become stored files. */
export interface PendingAttachments {
  field: string;
  names: string[];
  heading: string;
}

export interface Conversion {
  record: ConvertedRecord;
  problems: Problem[];
}

export interface ConversionSettings {
  /** Drafts may miss required values; what is published may not. */
  target: 'draft' | 'published';
  uses1904Dates: boolean;
  /** What the leak gate knows of the bureau. */
  leaks: LeakSettings;
  /** What fields hold that the file leaves out. */
  defaults: Readonly<Record<string, unknown>>;
  /** Names of the columns of the file; undefined when each record has its own. */
  columns?: ReadonlySet<string>;
}
