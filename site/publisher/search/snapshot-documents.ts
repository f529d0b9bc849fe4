import { openSnapshot } from '../../src/content/database.ts';
import { readModel } from '../../src/content/read-model.ts';
import { snapshotReader } from '../../src/content/snapshot-reader.ts';
import type { Documents } from './documents.ts';
import { searchDocument } from './search-document.ts';

/** Every public record of a snapshot, read one by one. */
export function openDocuments(snapshotFile: string): Documents {
  const db = openSnapshot(snapshotFile);
  const content = readModel(snapshotReader(db), () => undefined);
  return {
    paths: () => db.prepare<[], string>('SELECT path FROM records ORDER BY seq').pluck().all(),
    at(path) {
      const record = content.recordAt(path);
      if (!record) throw new RangeError(`no record at ${path}`);
      return searchDocument(content, record);
    },
    close: () => db.close(),
  };
}
