import type { Database } from 'better-sqlite3';
import { YangguangError } from '@yangguang/schemas';
import { recordPathOf } from '../../src/content/internal-links.ts';
import type { FileKind, FileList } from '../release/file-list.ts';
import { fileOf } from '../render/renderer.ts';

/** Files that readers know by their address; all others are parts of pages. */
const addressed: readonly FileKind[] = ['page', 'attachment', 'ledger'];

const tables = `
  -- Every path that ever stood on the portal, and whether something stands there.
  CREATE TABLE IF NOT EXISTS ever_live (path TEXT PRIMARY KEY, is_gone INTEGER NOT NULL) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS ever_live_gone ON ever_live (path) WHERE is_gone = 1;
`;

export type EverLive = ReturnType<typeof openEverLive>;

/** The paths that were ever live, beside the ledger: they outlive cache and snapshot (I-7). */
export function openEverLive(db: Database) {
  db.exec(tables);
  const all = db.prepare<[], string>('SELECT path FROM ever_live').pluck();
  const gone = db.prepare<[], string>('SELECT path FROM ever_live WHERE is_gone = 1 ORDER BY path').pluck();
  const isKnown = db.prepare<[string], number>('SELECT 1 FROM ever_live WHERE path = ?').pluck();
  const note = db.prepare(
    `INSERT INTO ever_live (path, is_gone) VALUES (?, ?)
     ON CONFLICT (path) DO UPDATE SET is_gone = excluded.is_gone WHERE is_gone <> excluded.is_gone`,
  );
  return {
    /**
     * Settles what stands where in the release under construction. Lists that have become empty and files that left
     * with their record answer 410 from now on; a record's own path always has its page or its tombstone.
     *
     * @param touched - paths of files that came or went; undefined for a release that was built anew.
     * @throws {YangguangError} `release.path-lost` when nothing stands at the path of a record; nothing is noted then.
     */
    settle: db.transaction((touched: readonly string[] | undefined, files: FileList): void => {
      const paths = touched ?? [
        ...addressed.flatMap((kind) => files.ofKind(kind).map(({ path }) => path)),
        ...all.all(),
      ];
      const lost: string[] = [];
      for (const path of paths) {
        const stands = addressed.includes(files.find(path)?.kind ?? 'asset');
        if (!stands && isKnown.get(path) === undefined) continue;
        if (!stands && recordPathOf(`/${path}`) !== undefined) lost.push(`/${path}`);
        note.run(path, stands ? 0 : 1);
      }
      if (lost.length > 0) throw new YangguangError('release.path-lost', lost.slice(0, 20).join('、'));
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
