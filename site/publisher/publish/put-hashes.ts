import { attachmentPath, textHashes } from '@yangguang/schemas';
import { hashFilePath } from '../../src/lib/hash-line.ts';
import type { ChangedPages } from './fill-release.ts';
import type { RecordHash, ShownHash } from '../ledger/hash-index.ts';
import type { Publisher } from '../open-publisher.ts';
import type { ReleaseBuilder } from '../release/release-builder.ts';
import { fileOf } from '../render/renderer.ts';

const recordPage = /^\/[^/]+\/\d{4}-\d{5}\.html$/;

/**
 * Puts into a release the files by which readers check a page, an attachment or a text (D-14): those of the hashes that
 * came or went with it, or all of them.
 */
export function putHashes(
  publisher: Publisher,
  pages: ChangedPages,
  release: number,
  isEmpty: boolean,
  builder: ReleaseBuilder,
): void {
  const { hashes } = publisher;
  if (isEmpty) {
    hashes.noteAll(everythingShown(publisher), release);
    putFiles(publisher, hashes.prefixes(), builder);
    return;
  }
  const records = new Set([...pages.changed, ...pages.removed].filter((url) => recordPage.test(url)));
  const touched = hashes.note(
    [...records].map((record) => [record, shownAt(publisher, record)]),
    release,
  );
  putFiles(publisher, touched, builder);
}

function putFiles({ hashes }: Publisher, prefixes: Iterable<string>, builder: ReleaseBuilder): void {
  for (const prefix of prefixes)
    builder.put({ path: fileOf(hashFilePath(prefix)), bytes: Buffer.from(hashes.lines(prefix)) }, 'ledger');
}

/** What all records show, from what was noted while their pages were made: no record is read again. */
function* everythingShown({ cache, snapshot }: Publisher): Generator<RecordHash> {
  for (const [record, hashes] of cache.notedTexts()) {
    const page = cache.page(record);
    if (page) yield { hash: page.sha256, kind: 'page', path: record, record };
    for (const hash of hashes) yield { hash, kind: 'text', path: record, record };
  }
  yield* snapshot
    .prepare<[], RecordHash>(
      `SELECT a.sha256 AS hash, 'file' AS kind, a.path, r.path AS record FROM attachments a JOIN records r ON r.id = a.id`,
    )
    .iterate();
}

/** What stands at a record's path: its page, its attachments and its texts; nothing where it was withdrawn. */
function shownAt({ cache, reader }: Publisher, path: string): ShownHash[] {
  const page = cache.page(path);
  const item = reader.recordAt(path);
  if (!page || !item) return [];
  const files = item.record.attachments.map((file) => ({
    hash: file.sha256,
    kind: 'file' as const,
    path: attachmentPath(file),
  }));
  const texts = textHashes(item.record).map((hash) => ({ hash, kind: 'text' as const, path }));
  return unique([{ hash: page.sha256, kind: 'page', path }, ...files, ...texts]);
}

function unique(shown: ShownHash[]): ShownHash[] {
  return [...new Map(shown.map((one) => [`${one.hash} ${one.kind} ${one.path}`, one])).values()];
}
