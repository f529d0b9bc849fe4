import { join } from 'node:path';
import type { Snapshot } from '../../src/content/database.ts';
import { keys } from '../../src/content/keys.ts';
import type { ReleaseBuilder } from './release-builder.ts';

/**
 * Brings the attachments in step with the snapshot: those of public records stand at their paths as links into the
 * file store, those of withdrawn records are gone (A13).
 */
export function putAttachments(
  db: Snapshot,
  filesFolder: string,
  touched: readonly string[] | 'everything',
  builder: ReleaseBuilder,
): void {
  const hashAt = db.prepare<[string], string>('SELECT sha256 FROM attachments WHERE path = ?').pluck();
  const prefix = keys.file('');
  const paths =
    touched === 'everything'
      ? db.prepare<[], string>('SELECT DISTINCT path FROM attachments ORDER BY path').pluck().all()
      : touched.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
  for (const url of paths) {
    const path = decodeURIComponent(url).slice(1);
    const hash = hashAt.get(url);
    if (hash === undefined) builder.remove(path);
    else builder.put({ path, source: join(filesFolder, hash) }, 'attachment', hash);
  }
}
