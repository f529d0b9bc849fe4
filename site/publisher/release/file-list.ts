import type { PageCache } from '../render/page-cache.ts';

/**
 * What a file of a release is there for. Old ones belong to earlier releases: a page opened before a switch still asks
 * for its own styles, scripts and search files (A10).
 */
export type FileKind = 'page' | 'asset' | 'attachment' | 'search' | 'ledger' | 'old-asset' | 'old-search';

export type OldKind = Extract<FileKind, 'old-asset' | 'old-search'>;

export interface ListedFile {
  path: string;
  sha256: string;
  kind: FileKind;
  retained_at: number | null;
}

/** Of a manifest, some two megabytes. */
const linesAtOnce = 20_000;

/** What pages that are open in a browser may still ask for after the next full build. */
const askedForLater = `('asset', 'search', 'old-asset', 'old-search')`;
const filesAtOnce = 1000;

export type FileList = ReturnType<typeof fileList>;

/** The files of the release being built, kept with the pages in one transaction. */
export function fileList({ db }: PageCache) {
  // A table filled in the order of its keys stays where it is; page by page each would be looked for in all of it.
  const putPages = db.prepare(
    `INSERT INTO files (path, sha256, kind, retained_at)
     SELECT file_of(url) AS path, sha256, 'page', NULL FROM pages WHERE url LIKE '/%' ORDER BY path`,
  );
  const put = db.prepare('INSERT OR REPLACE INTO files (path, sha256, kind, retained_at) VALUES (?, ?, ?, NULL)');
  const remove = db.prepare('DELETE FROM files WHERE path = ?');
  db.exec(
    'CREATE TEMP TABLE IF NOT EXISTS set_aside (path TEXT PRIMARY KEY, sha256 TEXT, kind TEXT, retained_at INTEGER) WITHOUT ROWID',
  );
  const asideAndMissing = db.prepare<[after: string, most: number], ListedFile>(
    `SELECT path, sha256, kind, retained_at FROM set_aside s
     WHERE path > ? AND NOT EXISTS (SELECT 1 FROM files f WHERE f.path = s.path) ORDER BY path LIMIT ?`,
  );
  const putOld = db.prepare('INSERT OR REPLACE INTO files (path, sha256, kind, retained_at) VALUES (?, ?, ?, ?)');
  const find = db.prepare<[string], ListedFile>('SELECT path, sha256, kind, retained_at FROM files WHERE path = ?');
  const expired = db
    .prepare<[string, number], string>('SELECT path FROM files WHERE kind = ? AND retained_at <= ?')
    .pluck();
  // Put together where the rows are, and given as bytes: a manifest of a quarter of a million lines is made with every
  // release. A part at a time, because SQLite holds what it puts together in three forms. The sign keeps to the order of paths.
  const published = db.prepare<[after: string, most: number], { lines: Buffer | null; last: string | null }>(
    `SELECT CAST(group_concat(line, '') AS BLOB) AS lines, max(path) AS last FROM (
       SELECT sha256 || '  ' || path || char(10) AS line, path FROM files
       WHERE path > ? AND +kind IN ('page', 'asset', 'attachment') ORDER BY path LIMIT ?
     )`,
  );
  function* partsOfManifest(): Generator<Buffer> {
    for (
      let part = published.get('', linesAtOnce);
      part?.lines && part.last;
      part = published.get(part.last, linesAtOnce)
    )
      yield part.lines;
  }
  const listed = db
    .prepare<[string], Buffer>(
      `SELECT CAST(coalesce(group_concat(line, ''), '') AS BLOB) FROM (
         SELECT sha256 || '  ' || path || char(10) AS line FROM files WHERE kind = ? ORDER BY path
       )`,
    )
    .pluck();
  const linesOf = (kind: FileKind): Buffer => listed.get(kind) ?? Buffer.alloc(0);
  // Only old files have a time; without one, the rows of a kind lie in the order of their paths.
  const listedNow = db
    .prepare<[string], Buffer>(
      `SELECT CAST(coalesce(group_concat(line, ''), '') AS BLOB) FROM (
         SELECT sha256 || '  ' || path || char(10) AS line FROM files
         WHERE kind = ? AND retained_at IS NULL ORDER BY path
       )`,
    )
    .pluck();
  const linesOfNow = (kind: FileKind): Buffer => listedNow.get(kind) ?? Buffer.alloc(0);
  const pathsOfKind = db.prepare<[string], string>('SELECT path FROM files WHERE kind = ?').pluck();
  const dateBack = db.prepare(
    `UPDATE files SET retained_at = ? WHERE kind IN ('old-asset', 'old-search') AND retained_at > ?`,
  );
  const paths = db.prepare<[], string>('SELECT path FROM files').pluck();

  return {
    put: (path: string, hash: string, kind: FileKind): void => void put.run(path, hash, kind),
    /** Lists all pages that are known, in a list that holds no page yet. @returns how many they are. */
    putPages: (): number => putPages.run().changes,
    remove: (path: string): void => void remove.run(path),
    /** Before the list is emptied: not in memory, for at a hundred thousand records they are as many. */
    setAside: (): void =>
      void db.exec(`DELETE FROM set_aside;
        INSERT INTO set_aside SELECT path, sha256, kind, retained_at FROM files WHERE kind IN ${askedForLater}`),
    /** Those set aside at whose path the list holds nothing. */
    *asideAndMissing(): Generator<ListedFile> {
      let some = asideAndMissing.all('', filesAtOnce);
      while (some.length > 0) {
        yield* some;
        some = asideAndMissing.all(some.at(-1)?.path ?? '', filesAtOnce);
      }
    },
    putOld: (path: string, hash: string, kind: OldKind, atMs: number): void => void putOld.run(path, hash, kind, atMs),
    find: (path: string): ListedFile | undefined => find.get(path),
    pathsOfKind: (kind: FileKind) => pathsOfKind.iterate(kind),
    retainedBefore: (kind: OldKind, atMs: number): string[] => expired.all(kind, atMs),
    /** What a clock that was ahead has dated into the future is as old as if it came now (A14). */
    retainedByNow: (nowMs: number): void => void dateBack.run(nowMs, nowMs),
    paths: (): string[] => paths.all(),
    /**
     * The manifest, in the form `sha256sum -c` reads: everything that follows from the snapshot and the code alone.
     * Its own hash is the check value of the release.
     */
    manifest: (): Buffer => Buffer.concat([...partsOfManifest()]),
    /** Files of earlier releases that are still there for open pages. */
    oldFiles: (): Buffer => Buffer.concat([linesOf('old-asset'), linesOf('old-search')]),
    /** Search files: their bytes may differ between two equal releases, their answers do not. */
    searchManifest: (): Buffer => linesOfNow('search'),
    /** Pages of the ledger: they name the check value of the manifest, so they cannot be in it. */
    ledgerManifest: (): Buffer => linesOfNow('ledger'),
  };
}
