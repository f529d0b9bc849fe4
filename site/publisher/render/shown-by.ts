import { attachmentPath, textHashes } from '@yangguang/schemas';
import type { PublicRecord } from '../../src/content/content.ts';
import type { ShownHash } from '../ledger/hash-index.ts';

/** What a record shows besides its page, as a reader may check it (D-14): its attachments and its texts. */
export function shownBy({ record, path }: PublicRecord): ShownHash[] {
  const files = record.attachments.map((file) => ({
    hash: file.sha256,
    kind: 'file' as const,
    path: attachmentPath(file),
  }));
  const texts = textHashes(record).map((hash) => ({ hash, kind: 'text' as const, path }));
  return unique([...files, ...texts]);
}

function unique(shown: ShownHash[]): ShownHash[] {
  return [...new Map(shown.map((one) => [`${one.hash} ${one.kind} ${one.path}`, one])).values()];
}
