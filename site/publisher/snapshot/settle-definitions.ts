import { contentTypes, facetsOf, sha256 } from '@yangguang/schemas';
import { readMeta, writeMeta, type Snapshot } from '../../src/content/database.ts';
import { snapshotWriter } from './snapshot-writer.ts';

/** Counted up when `linksOf` or `listsOf` derive something else from the same record. */
const derivation = 2;

/**
 * Derives lists, links and attachments anew when the content types have changed since they were written. The pages
 * follow by themselves: other code is another bundle, and that is a full build.
 */
export function settleDefinitions(db: Snapshot): void {
  const definitions = sha256(
    JSON.stringify([
      derivation,
      ...contentTypes.map((type) => [type.name, type.sortField, type.column.path, facetsOf(type)]),
    ]),
  );
  if (readMeta(db, 'definitions') === definitions) return;
  db.transaction(() => {
    const writer = snapshotWriter(db);
    const ids = db.prepare<[], string>('SELECT id FROM records').pluck().all();
    for (const table of ['lists', 'list_sizes', 'links', 'attachments']) db.exec(`DELETE FROM ${table}`);
    for (const id of ids) {
      const stored = writer.find(id);
      if (!stored) continue;
      for (const table of ['records', 'released_in']) db.prepare(`DELETE FROM ${table} WHERE id = ?`).run(id);
      writer.insert(stored);
    }
    writeMeta(db, 'definitions', definitions);
  }).immediate();
}
