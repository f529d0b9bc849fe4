import { statSync } from 'node:fs';
import { places } from '../config.ts';
import type { Publisher } from '../open-publisher.ts';
import { collectFiles } from '../snapshot/doubtful-files.ts';

/**
 * Up to this size the snapshot is written anew after a take-down, in about a second. SQLite zeroes what is deleted, but
 * a row that once moved to another page may have left a piece of itself behind (about one in ten thousand).
 */
const rewrittenBytes = 512 * 1024 * 1024;

/**
 * Takes what was withdrawn off the disk where it is not of the site's trees: files nobody else has, free pages and
 * journals of the databases (A13). To be called when the trees are purged; done again after a kill.
 */
export function forgetWithdrawn({ snapshot, cache, ledger, changes, config }: Publisher): void {
  const place = places(config.siteVar);
  collectFiles(snapshot, place.files);
  if (!changes.owesTidying()) return;
  if (statSync(place.snapshot).size <= rewrittenBytes) snapshot.exec('VACUUM');
  for (const db of [snapshot, cache.db]) db.pragma('wal_checkpoint(TRUNCATE)');
  ledger.tidy();
  changes.setTidied();
}
