import type { Content, PublicRecord } from '../../src/content/content.ts';
import { recordPathOf } from '../../src/content/internal-links.ts';
import type { ShownHash } from '../ledger/hash-index.ts';
import { shownBy } from './shown-by.ts';

/** Makes what is indexed of a record. */
export type DocumentOf = (content: Content, record: PublicRecord) => unknown;

/** What else a full build needs to know of a record when its page is made: nobody reads the record again for it. */
export interface ProvedRecord {
  /** When it was last let out. */
  publishedAt: string;
  shown: ShownHash[];
}

/**
 * The record whose page a full build makes; undefined for any other page. The index of a full build makes the documents
 * itself, and where one cannot be made it would be too late to hold the record back: so it is tried here, under the
 * eyes that watch the page.
 *
 * @throws what making the document throws
 */
export function provedRecord(url: string, content: Content, documentOf: DocumentOf): ProvedRecord | undefined {
  const item = recordPathOf(url) === url ? content.recordAt(url) : undefined;
  if (!item) return undefined;
  documentOf(content, item);
  return { publishedAt: item.publishedAt, shown: shownBy(item) };
}
