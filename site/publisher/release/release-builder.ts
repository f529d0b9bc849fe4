import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { sha256 } from '@yangguang/schemas';
import type { FileKind, FileList, ListedFile, OldKind } from './file-list.ts';
import type { ReleaseFile } from './release-file.ts';
import { releaseTree, type ReleaseTree } from './release-tree.ts';

/** How long files of earlier releases stay for pages that are open in a browser (A10). */
const retainedMs = 24 * 60 * 60 * 1000;

export type ReleaseBuilder = ReturnType<typeof releaseBuilder>;

/**
 * Puts files into the draft of a release and its list at once, so that the two never differ.
 *
 * @param isWhole - for a draft that was begun empty: nobody asks what differs, and it would be all.
 */
export function releaseBuilder(
  draft: string,
  files: FileList,
  nowMs: number,
  isWhole = false,
  tree: ReleaseTree = releaseTree(draft),
) {
  let changes = 0;
  const touched = new Set<string>();
  const touchedMarks = new Set<string>();
  let hasAdopted = false;

  function touch(path: string): void {
    if (!isWhole) touched.add(path);
  }

  function remove(path: string): void {
    if (!files.find(path)) return;
    tree.remove(join('public', path));
    touch(path);
    files.remove(path);
    changes += 1;
  }

  return {
    folder: draft,
    /** The web root under construction. */
    publicFolder: join(draft, 'public'),
    /** Number of files added, replaced or removed. */
    changes: (): number => changes,
    /** Paths below the web root at which the draft differs from the release it was begun as. */
    touched: (): string[] => [...touched],
    /** The same and those of marks, below the folder of the release: what it takes to make another tree equal. */
    treePaths: (): string[] => [...Array.from(touched, (path) => join('public', path)), ...touchedMarks],
    /** Whether other processes wrote into the draft: then files may be there that nobody listed. */
    hasAdopted: (): boolean => hasAdopted,
    /** Puts a file below the web root; one that is there with the same bytes stays. */
    put(file: ReleaseFile, kind: FileKind, hash = hashOf(file)): void {
      const present = files.find(file.path);
      if (present?.sha256 === hash && present.kind === kind) return;
      touch(file.path);
      if (present) tree.remove(join('public', file.path));
      tree.put({ ...file, path: join('public', file.path) });
      files.put(file.path, hash, kind);
      changes += 1;
    },
    remove,
    /** Lists a page that a process of the renderer has put into the draft. */
    adopt(path: string, hash: string): void {
      touch(path);
      hasAdopted = true;
      tree.adopt(join('public', path));
      files.put(path, hash, 'page');
      changes += 1;
    },
    /** Lists all pages at once: those that the processes of the renderer have put into an empty draft. */
    adoptAll(): void {
      hasAdopted = true;
      tree.adoptAll();
      changes += files.putPages();
    },
    /** Leaves a file of the last release in place for open pages; it no longer belongs to the release. */
    retire(path: string, kind: OldKind): void {
      const present = files.find(path);
      if (present) files.putOld(path, present.sha256, kind, nowMs);
      changes += 1;
    },
    /** Carries a file of the last release over into one that was begun empty, unless somebody altered it there (A16). */
    carryOver(file: ListedFile, kind: OldKind, publicFolder: string): void {
      const source = join(publicFolder, file.path);
      if (files.find(file.path) || !existsSync(source) || sha256(readFileSync(source)) !== file.sha256) return;
      touch(file.path);
      tree.put({ path: join('public', file.path), source });
      files.putOld(file.path, file.sha256, kind, file.retained_at ?? nowMs);
    },
    /**
     * Removes files that were kept for open pages long enough, or, after a withdrawal, all that may quote the record.
     *
     * @param isTimeKnown - otherwise nothing is taken to be old (A14).
     */
    forgetOld(hasWithdrawal: boolean, isTimeKnown: boolean): void {
      const longAgoMs = isTimeKnown ? nowMs - retainedMs : 0;
      for (const path of files.retainedBefore('old-asset', longAgoMs)) remove(path);
      for (const path of files.retainedBefore('old-search', hasWithdrawal ? Infinity : longAgoMs)) remove(path);
      if (isTimeKnown) files.retainedByNow(nowMs);
    },
    /** Writes a file beside the web root, for the server and for those who check the release. */
    describe(name: string, content: string | Buffer): void {
      tree.put({ path: name, bytes: typeof content === 'string' ? Buffer.from(content) : content });
    },
    /**
     * Brings the empty files below a folder beside the web root in step with their names: how nginx learns of them.
     *
     * @param known - names of those that the draft was begun with; undefined when that was never noted.
     */
    mark(folder: string, names: ReadonlySet<string>, known: readonly string[] | undefined): void {
      const place = (name: string): string => {
        const path = join(folder, name);
        if (!isWhole) touchedMarks.add(path);
        return path;
      };
      const isKnown = new Set(known);
      const leaving = known?.filter((name) => !names.has(name)) ?? filesBelow(join(draft, folder));
      for (const name of leaving) tree.remove(place(name));
      for (const name of names) if (!isKnown.has(name)) tree.put({ path: place(name), bytes: new Uint8Array() });
    },
    flush: (): Promise<void> => tree.flush(),
  };
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

function hashOf(file: ReleaseFile): string {
  return file.sha256 ?? sha256('bytes' in file ? file.bytes : readFileSync(file.source));
}
