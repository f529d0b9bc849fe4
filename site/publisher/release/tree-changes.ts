import type { PageCache } from '../render/page-cache.ts';

export type TreeChanges = ReturnType<typeof treeChanges>;

/**
 * Which paths below its folder each release changed, kept with the pages in one transaction: what an older tree lacks to be equal to the
 * live one. A full build has no list, so trees older than it cannot be brought up.
 */
export function treeChanges({ db, get, set }: PageCache) {
  db.exec(`
    -- Paths below the web root, by code that made everything beside it anew in each release.
    DROP TABLE IF EXISTS tree_changes;
    CREATE TABLE IF NOT EXISTS tree_paths (
      release INTEGER NOT NULL, path TEXT NOT NULL, PRIMARY KEY (release, path)
    ) WITHOUT ROWID;
  `);
  const insert = db.prepare('INSERT OR IGNORE INTO tree_paths (release, path) VALUES (?, ?)');
  const since = db
    .prepare<[number, number], string>(
      'SELECT DISTINCT path FROM tree_paths WHERE release > ? AND release <= ? ORDER BY path',
    )
    .pluck();
  const oldest = (): number => Number(get('treePathsSince') ?? Infinity);
  return {
    /** The oldest release whose tree can be brought up. */
    oldest,
    note(release: number, paths: Iterable<string>): void {
      for (const path of paths) insert.run(release, path);
    },
    /** The release was built anew and has nothing in common with those before. */
    beginAt(release: number): void {
      db.exec('DELETE FROM tree_paths');
      set('treePathsSince', String(release));
    },
    between: (base: number, release: number): string[] => since.all(base, release),
    forgetBefore: (base: number): void => void db.prepare('DELETE FROM tree_paths WHERE release <= ?').run(base),
    /** A record was withdrawn: no tree from before this release may stay (A13). */
    purgeBefore: (): number => Number(get('purgeBefore') ?? 0),
    setPurge(release: number): void {
      set('purgeBefore', String(release));
      set('owesTidying', 'yes');
    },
    /** Whether the trees are rid of it, and the databases are still to be. */
    owesTidying: (): boolean => get('owesTidying') === 'yes' && Number(get('purgeBefore') ?? 0) === 0,
    setTidied: (): void => set('owesTidying', ''),
  };
}
