import { hashFilePath } from '../../src/lib/hash-line.ts';
import type { HashChanges, ShownHash } from '../ledger/hash-index.ts';
import { shownBy } from '../render/shown-by.ts';
import type { Publisher } from '../open-publisher.ts';
import type { ReleaseBuilder } from '../release/release-builder.ts';
import { fileOf } from '../render/renderer.ts';
import type { PageChanges } from './render-affected.ts';

const recordPage = /^\/[^/]+\/\d{4}-\d{5}\.html$/;

/**
 * Puts into a release the files by which readers check a page, an attachment or a text (D-14): those of the hashes that
 * came or went with it, or all of them.
 *
 * @param later - pages of which nothing was noted as they came.
 */
export function putHashes(
  publisher: Publisher,
  changes: HashChanges,
  later: PageChanges,
  isFull: boolean,
  builder: ReleaseBuilder,
): void {
  const { hashes } = publisher;
  const records = new Set([...later.changed, ...later.removed].filter((url) => recordPage.test(url)));
  for (const record of records) changes.note(record, shownAt(publisher, record));
  if (isFull) changes.endOthers();
  const prefixes = changes.settle();
  for (const prefix of isFull ? hashes.prefixes() : prefixes)
    builder.put({ path: fileOf(hashFilePath(prefix)), bytes: Buffer.from(hashes.lines(prefix)) }, 'ledger');
}

/** What stands at a record's path: its page, its attachments and its texts; nothing where it was withdrawn. */
function shownAt({ cache, reader }: Publisher, path: string): ShownHash[] {
  const page = cache.page(path);
  const item = reader.recordAt(path);
  return page && item ? [pageHash(path, page.sha256), ...shownBy(item)] : [];
}

export const pageHash = (path: string, hash: string): ShownHash => ({ hash, kind: 'page', path });
