import {
  attachmentPath,
  contentTypeOf,
  normalisedText,
  plainText,
  sha256,
  shortestChecked,
  type AnyRecord,
} from '@yangguang/schemas';
import { hashFilePath } from '../../src/lib/hash-line.ts';
import type { ChangedPages } from './fill-release.ts';
import type { ShownHash } from '../ledger/hash-index.ts';
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
  const records = new Set([...pages.changed, ...pages.removed].filter((url) => recordPage.test(url)));
  if (isEmpty) for (const record of hashes.liveRecords()) records.add(record);
  const touched = hashes.note(
    [...records].map((record) => [record, shownAt(publisher, record)]),
    release,
  );
  for (const prefix of isEmpty ? hashes.prefixes() : touched)
    builder.put({ path: fileOf(hashFilePath(prefix)), bytes: Buffer.from(hashes.lines(prefix)) }, 'ledger');
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

/** Hashes of the texts of a record, each as a reader would copy it from its page. */
function textHashes(record: AnyRecord): string[] {
  const type = contentTypeOf(record.type);
  return Object.keys(type.fields)
    .filter((field) => type.kind(field).kind === 'richText' && !type.fields[field]?.internal)
    .map((field) => normalisedText(plainText(String(record[field] ?? ''))))
    .filter((text) => text.length >= shortestChecked)
    .map((text) => sha256(text));
}

function unique(shown: ShownHash[]): ShownHash[] {
  return [...new Map(shown.map((one) => [`${one.hash} ${one.kind} ${one.path}`, one])).values()];
}
