import { writeMeta, type Snapshot } from '../../src/content/database.ts';

/**
 * Notes in which release the versions that wait go out first. Pages show it, so it is part of the snapshot; it stays
 * with the version when the site is built anew. `building` tells a publisher killed later whose work this was.
 */
export function numberChanges(db: Snapshot, release: number): void {
  db.transaction(() => {
    db.prepare(
      `INSERT OR REPLACE INTO released_in (id, release)
       SELECT DISTINCT id, ? FROM unreleased WHERE id IN (SELECT id FROM records)`,
    ).run(release);
    writeMeta(db, 'building', String(release));
  }).immediate();
}

/** Gives the versions that went out before releases were noted the number of the release that shows them. */
export function numberEarlierVersions(db: Snapshot, release: number): void {
  db.prepare(
    `INSERT OR IGNORE INTO released_in (id, release)
     SELECT id, ? FROM records WHERE id NOT IN (SELECT id FROM unreleased)`,
  ).run(release);
}
