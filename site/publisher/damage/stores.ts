import { existsSync, renameSync, rmSync } from 'node:fs';
import { openSnapshotForWriting, type Snapshot } from '../../src/content/database.ts';
import { openHashIndex } from '../ledger/hash-index.ts';
import { openLedger, type Ledger } from '../ledger/open-ledger.ts';
import { openEverLive } from '../links/ever-live.ts';
import type { Alarms } from '../operations/alarms.ts';
import { isTrueCache } from './true-cache.ts';
import { treeChanges } from '../release/tree-changes.ts';
import { openPageCache, type PageCache } from '../render/page-cache.ts';
import { makeReports } from '../report/report-queue.ts';
import { openSitemap } from '../sitemap/sitemap.ts';
import { filesOf, type Store } from './open-sound.ts';
import { isReadableCache, isReadableSnapshot } from './readable.ts';
import { hasTruePages, type CompiledSite } from './true-pages.ts';
import { isTrueSnapshot } from './true-snapshot.ts';
import { restoreLedger } from './restore-ledger.ts';
import { isReadableLedger, isTrueLedger } from './true-ledger.ts';

/** Files that an alarm names. */
const namedPaths = 10;

/** Comes back from the feed. */
export function snapshotStore(file: string, alarms: Alarms): Store<Snapshot> {
  return {
    ...{ file, open: openSnapshotForWriting, isTrue: isTrueSnapshot, isReadable: isReadableSnapshot },
    dbOf: (db) => db,
    complete: () => undefined,
    replace: () => removeDamaged(file, alarms),
  };
}

/** Comes back with a full build. */
export function cacheStore(file: string, siteVar: string, alarms: Alarms, site: CompiledSite): Store<PageCache> {
  return {
    ...{ file, open: openPageCache, isReadable: isReadableCache },
    dbOf: ({ db }) => db,
    complete(cache): void {
      makeReports(cache.db);
      openSitemap(cache, '');
      treeChanges(cache);
    },
    isTrue: (cache) => isTrueCache(cache, siteVar) && hasTruePages(cache, site),
    replace: () => removeDamaged(file, alarms),
  };
}

/** Where the ledger is, and what has to do with its coming back. */
interface LedgerPlace {
  file: string;
  siteVar: string;
  cache: PageCache;
  alarms: Alarms;
}

/** Comes back from what is public of it. */
export function ledgerStore(place: LedgerPlace): Store<Ledger> {
  const { file, siteVar } = place;
  return {
    ...{ file, open: openLedger, isReadable: isReadableLedger },
    dbOf: ({ db }) => db,
    complete({ db }): void {
      openHashIndex(db);
      openEverLive(db);
    },
    isTrue: (ledger) => isTrueLedger(ledger, siteVar),
    replace(): void {
      for (const damaged of filesOf(file)) renameSync(damaged, `${damaged}.damaged`);
      restore(place);
    },
  };
}

/** A ledger that is not there comes back as one that is damaged does. */
export function restoreLost(place: LedgerPlace): void {
  if (!existsSync(place.file)) restore(place);
}

function removeDamaged(file: string, alarms: Alarms): void {
  alarms.raise('database.damaged', file);
  for (const damaged of filesOf(file)) rmSync(damaged, { force: true });
}

/** What is public of the ledger becomes the ledger; where that has gaps, a full build fills those that it can. */
function restore({ file, siteVar, cache, alarms }: LedgerPlace): void {
  restoreLedger(file, siteVar, ({ missing }) => {
    if (missing.length === 0) return alarms.raise('ledger.restored', file);
    alarms.raise('ledger.incomplete', missing.slice(0, namedPaths).join('、'));
    cache.set('bundle', '');
  });
}
