import { textHashes } from '@yangguang/schemas';
import type { Content, PublicRecord } from '../../src/content/content.ts';
import { recordPathOf } from '../../src/content/internal-links.ts';

/** Makes what is indexed of a record. */
export type DocumentOf = (content: Content, record: PublicRecord) => unknown;

/**
 * Of a record whose page a full build makes: hashes of its texts (D-14); undefined for any other page. The index of a full
 * build makes the documents itself, and where one cannot be made it would be too late to hold the record back: so it is
 * tried here, under the eyes that watch the page.
 *
 * @throws what making the document throws
 */
export function provedTexts(url: string, content: Content, documentOf: DocumentOf): string[] | undefined {
  const item = recordPathOf(url) === url ? content.recordAt(url) : undefined;
  if (!item) return undefined;
  documentOf(content, item);
  return textHashes(item.record);
}
