import { renameSync, rmSync } from 'node:fs';
import { ReleaseEntry } from '@yangguang/schemas';
import { openEverLive } from '../links/ever-live.ts';
import { hashLinesOf } from '../../src/lib/hash-line.ts';
import { openHashIndex } from '../ledger/hash-index.ts';
import { openLedger, type Ledger } from '../ledger/open-ledger.ts';
import { keptTrees, pathsAndHashes, type KeptTree } from './kept-trees.ts';
import { entryOf, prefixOf } from './ledger-paths.ts';
import { filesOf } from './open-sound.ts';

/** What came of it: `missing` names the public files that no kept release has with the bytes listed. */
export interface Restored {
  entries: number;
  missing: string[];
}

/** Parts of pages: nobody knows them by their address. */
const isAsset = (path: string): boolean => path.startsWith('_astro/');

/**
 * Makes the ledger again from what is public of it in the kept releases, each file checked against the list of its
 * release (C-6, decision 25). Lost are only the times of the stages and when a release was seen live: it counts as
 * live since it was made, the newest one is seen anew.
 *
 * @param file - not there; whole when this returns, and still not there when it is broken off.
 * @param beforeUse - called with what came of it before the file has its name.
 */
export function restoreLedger(file: string, siteVar: string, beforeUse: (restored: Restored) => void): void {
  const trees = keptTrees(siteVar);
  if (trees.length === 0) return;
  const draft = `${file}.next`;
  for (const left of filesOf(draft)) rmSync(left);
  const ledger = openLedger(draft);
  const missing: string[] = [];
  const entries = ledger.db.transaction(() => {
    restoreHashes(ledger, trees, missing);
    restoreAddresses(ledger, trees);
    return restoreEntries(ledger, trees, missing);
  })();
  ledger.close();
  beforeUse({ entries, missing });
  renameSync(draft, file);
}

function restoreEntries(ledger: Ledger, trees: readonly KeptTree[], missing: string[]): number {
  const newest = trees[0]?.number;
  let restored = 0;
  for (const path of pathsOf(trees, (path) => entryOf(path) !== undefined)) {
    const text = firstRead(trees, path);
    if (text === undefined) missing.push(path);
    else {
      // As it was written: the parser has an order of its own.
      const entry = JSON.parse(text) as ReleaseEntry;
      ReleaseEntry.parse(entry);
      const isPast = entry.number !== newest;
      ledger.insert({ entry, stageMs: {} });
      if (isPast) ledger.setLive(entry.number, entry.at);
      if (isPast) ledger.setTold([{ entry, stageMs: {}, liveAt: entry.at }]);
      restored += 1;
    }
  }
  return restored;
}

function restoreHashes({ db }: Ledger, trees: readonly KeptTree[], missing: string[]): void {
  const hashes = openHashIndex(db);
  for (const path of pathsOf(trees, (path) => prefixOf(path) !== undefined)) {
    const text = trees[0]?.read(path);
    // An older file may lack lines, which a full build adds.
    if (text === undefined) missing.push(path);
    hashes.restore(hashLinesOf(text ?? firstRead(trees, path) ?? ''));
  }
}

/** What ever stood: what is gone, and over it what stands. */
function restoreAddresses({ db }: Ledger, trees: readonly KeptTree[]): void {
  const newest = trees[0];
  const gone = JSON.parse(newest?.list('gone.json') ?? '[]') as string[];
  const standing = ['manifest.txt', 'ledger.txt'].flatMap((name) => pathsAndHashes(newest?.list(name) ?? ''));
  openEverLive(db).restore(
    standing.map(([path]) => path).filter((path) => !isAsset(path)),
    gone,
  );
}

/** Each path that any of the releases lists, entries in the order of their numbers. */
function pathsOf(trees: readonly KeptTree[], isWanted: (path: string) => boolean): string[] {
  const paths = new Set(trees.flatMap(({ ledger }) => [...ledger.keys()].filter(isWanted)));
  return [...paths].sort((a, b) => (entryOf(a) ?? 0) - (entryOf(b) ?? 0));
}

function firstRead(trees: readonly KeptTree[], path: string): string | undefined {
  for (const tree of trees) {
    const text = tree.read(path);
    if (text !== undefined) return text;
  }
  return undefined;
}
