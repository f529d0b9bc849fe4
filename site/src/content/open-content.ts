import { YangguangError } from '@yangguang/schemas';
import type { Content } from './content.ts';
import { openSnapshot } from './database.ts';
import { readModel } from './read-model.ts';
import { snapshotReader, type SnapshotReader } from './snapshot-reader.ts';

let reader: SnapshotReader | undefined;

/**
 * The snapshot named by `YANGGUANG_SNAPSHOT`, for `astro dev` and plain `astro build`; the publisher brings its own.
 *
 * @throws {YangguangError} `snapshot.missing`
 */
export function configuredReader(): SnapshotReader {
  if (!reader) {
    const file = process.env['YANGGUANG_SNAPSHOT'];
    if (!file) throw new YangguangError('snapshot.missing', 'YANGGUANG_SNAPSHOT');
    try {
      reader = snapshotReader(openSnapshot(file));
    } catch (cause) {
      throw new YangguangError('snapshot.missing', file, { cause });
    }
  }
  reader.refresh();
  return reader;
}

/** The read model over the configured snapshot; nobody asks what was read. */
export function configuredContent(): Content {
  return readModel(configuredReader(), () => undefined);
}
