import type { Database } from 'better-sqlite3';
import { YangguangError } from '@yangguang/schemas';
import { recordPathOf } from '../../src/content/internal-links.ts';
import type { FileKind, FileList } from '../release/file-list.ts';
import { fileOf } from '../render/renderer.ts';
import { rowInserter } from '../row-inserter.ts';

/** Files that readers know by their address; all others are parts of pages. */
const addressed: readonly FileKind[] = ['page', 'attachment', 'ledger'];

const tables = `
  -- Every path that ever stood on the portal, and whether something stands there.
  CREATE TABLE IF NOT EXISTS ever_live (path TEXT PRIMARY KEY, is_gone INTEGER NOT NULL) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS ever_live_gone ON ever_live (path) WHERE is_gone = 1;
`;

/** How many pages of those that stand may be no more in the next release. */
export type MayVanish = (live: number) => number;
/** So many are no cause for a question, however small the site. */
const fewPages = 20;

export type EverLive = ReturnType<typeof openEverLive>;

/** The paths that were ever live, beside the ledger: they outlive cache and snapshot (I-7). */
export function openEverLive(db: Database) {
  db.exec(tables);
  const gone = db.prepare<[], string>('SELECT path FROM ever_live WHERE is_gone = 1 ORDER BY path').pluck();
  const isKnown = db.prepare<[string], number>('SELECT 1 FROM ever_live WHERE path = ?').pluck();
  const isLive = db.prepare<[string], number>('SELECT 1 FROM ever_live WHERE path = ? AND is_gone = 0').pluck();
  const live = db.prepare<[], number>('SELECT count(*) FROM ever_live WHERE is_gone = 0').pluck();
  const note = db.prepare(
    `INSERT INTO ever_live (path, is_gone) VALUES (?, ?)
     ON CONFLICT (path) DO UPDATE SET is_gone = excluded.is_gone WHERE is_gone <> excluded.is_gone`,
  );
  function throwIfLost(lost: readonly string[]): void {
    if (lost.length > 0) throw new YangguangError('release.path-lost', lost.slice(0, 20).join('、'));
  }

  /** Files go with their records; lists and what is made from them rarely do, and never many at once. */
  function throwIfShrunk(vanished: readonly string[], mayVanish: MayVanish): void {
    const pages = vanished.filter((path) => !path.startsWith('files/'));
    if (pages.length <= fewPages) return;
    const all = live.get() ?? 0;
    if (pages.length <= mayVanish(all)) return;
    throw new YangguangError('release.shrunk', `${pages.length}/${all}：${pages.slice(0, 10).join('、')}`);
  }

  return {
    /**
     * Settles what stands where in the release under construction. Lists that have become empty and files that left
     * with their record answer 410 from now on; a record's own path always has its page or its tombstone.
     *
     * @param touched - paths of files that came or went.
     * @throws {YangguangError} `release.path-lost` when nothing stands at the path of a record, `release.shrunk` when
     * more pages are no more than may be (A6); nothing is noted then.
     */
    settle: db.transaction((touched: readonly string[], files: FileList, mayVanish: MayVanish): void => {
      const [lost, vanished]: [string[], string[]] = [[], []];
      for (const path of touched) {
        const stands = addressed.includes(files.find(path)?.kind ?? 'asset');
        if (!stands && isKnown.get(path) === undefined) continue;
        if (!stands && recordPathOf(`/${path}`) !== undefined) lost.push(`/${path}`);
        if (!stands && isLive.get(path) !== undefined) vanished.push(path);
        note.run(path, stands ? 0 : 1);
      }
      throwIfLost(lost);
      throwIfShrunk(vanished, mayVanish);
    }),
    /** The same for a release that was built anew: all its files, and all that ever stood. */
    settleAll: db.transaction((files: FileList, mayVanish: MayVanish): void => {
      db.exec('CREATE TEMP TABLE standing (path TEXT PRIMARY KEY) WITHOUT ROWID');
      const standing = rowInserter(db, 'standing (path)');
      for (const kind of addressed) for (const path of files.pathsOfKind(kind)) standing.add(path);
      standing.end();
      const lost = db
        .prepare<[], string>('SELECT path FROM ever_live WHERE path NOT IN standing ORDER BY path')
        .pluck();
      throwIfLost(lost.all().flatMap((path) => (recordPathOf(`/${path}`) === undefined ? [] : [`/${path}`])));
      const vanished = db
        .prepare<[], string>('SELECT path FROM ever_live WHERE is_gone = 0 AND path NOT IN standing ORDER BY path')
        .pluck();
      throwIfShrunk(vanished.all(), mayVanish);
      db.exec(`
        UPDATE ever_live SET is_gone = 1 WHERE is_gone = 0 AND path NOT IN standing;
        UPDATE ever_live SET is_gone = 0 WHERE is_gone = 1 AND path IN standing;
        INSERT INTO ever_live (path, is_gone) SELECT path, 0 FROM standing WHERE path NOT IN (SELECT path FROM ever_live);
        DROP TABLE standing;
      `);
    }),
    /** Takes back what is known from a release: files that stand, and URL paths at which something stood. */
    restore(standing: readonly string[], gone: readonly string[]): void {
      for (const url of gone) note.run(fileOf(url), 1);
      for (const path of standing) note.run(path, 0);
    },
    /** URL paths at which something stood and nothing stands. */
    gone: (): string[] => gone.all().map(addressOf),
  };
}

/** The URL path of a file of a release: what `fileOf` came from. */
function addressOf(file: string): string {
  const path = `/${file.split('/').map(encodeURIComponent).join('/')}`;
  return path.endsWith('/index.html') ? path.slice(0, -'index.html'.length) : path;
}
