import { existsSync, renameSync, rmSync } from 'node:fs';
import { readBureau } from '@yangguang/schemas';
import { openSnapshot, openSnapshotForWriting, readMeta, writeMeta, type Snapshot } from '../src/content/database.ts';
import { keys } from '../src/content/keys.ts';
import { snapshotReader, type SnapshotReader } from '../src/content/snapshot-reader.ts';
import { checkFolder } from './disk/check-folder.ts';
import { leaveMarks, takeMarks } from './disk/clean-close.ts';
import { places, type PublisherConfig } from './config.ts';
import { openLedger, type Ledger } from './ledger/open-ledger.ts';
import { openEverLive, type EverLive } from './links/ever-live.ts';
import { takeLease, type Lease } from './disk/lease.ts';
import { takeLock } from './disk/lock.ts';
import type { Log } from './log.ts';
import { raiseFor } from './operations/alarm-of.ts';
import { openHashIndex, type HashIndex } from './ledger/hash-index.ts';
import { openAlarms, type Alarms } from './operations/alarms.ts';
import { fileList, type FileList } from './release/file-list.ts';
import { patience, type Patience } from './publish/patience.ts';
import { recover } from './publish/recover.ts';
import { openReleases, type Releases } from './release/releases.ts';
import { treeChanges, type TreeChanges } from './release/tree-changes.ts';
import { treePool, type TreePool } from './release/tree-pool.ts';
import { ensureBundle, type Bundle } from './render/bundle.ts';
import { openPageCache, type PageCache } from './render/page-cache.ts';
import { loadRenderer, type Renderer } from './render/renderer.ts';
import { openReportQueue, type ReportQueue } from './report/report-queue.ts';
import { openCheckState, type CheckState } from './self-check/check-state.ts';
import type { SearchStage } from './publish/search-stage.ts';
import { openSitemap, type Sitemap } from './sitemap/sitemap.ts';
import { numberEarlierVersions } from './snapshot/number-changes.ts';
import { settleDefinitions } from './snapshot/settle-definitions.ts';
import { stageClock, type StageClock } from './publish/stage-clock.ts';
import { isTrueCache } from './publish/true-cache.ts';

/** Everything a publisher holds open between two cycles. */
export interface Publisher {
  config: PublisherConfig;
  log: Log;
  search: SearchStage<unknown>;
  snapshot: Snapshot;
  reader: SnapshotReader;
  cache: PageCache;
  files: FileList;
  releases: Releases;
  changes: TreeChanges;
  trees: TreePool;
  ledger: Ledger;
  everLive: EverLive;
  stages: StageClock;
  patience: Patience;
  reports: ReportQueue;
  sitemap: Sitemap;
  alarms: Alarms;
  hashes: HashIndex;
  checks: CheckState;
  lease: Lease;
  bundle: Bundle;
  renderer: Renderer;
  /** Until then the CMS wants to be left alone, on the clock of `performance.now()`, which no change of time moves. */
  askAgainAt: number;
  close: () => void;
}

/**
 * Opens a publisher: compiles the site when its code has changed, and finishes or discards what a killed one left.
 *
 * @param bundle - a bundle that is known to fit; otherwise the one of the code as it is.
 * @throws {YangguangError} `publisher.locked`, `site.build-failed`, `bureau.unreadable`, and those of `checkFolder`
 */
export async function openPublisher(
  config: PublisherConfig,
  search: SearchStage<unknown>,
  log: Log,
  bundle?: Bundle,
): Promise<Publisher> {
  const place = places(config.siteVar);
  checkFolder(config.siteVar);
  const unlock = takeLock(place.lock);
  const alarms = openAlarms(place.alarms, log);
  const checks = openCheckState(place.checks, log);
  const care: Care = {
    isClosedInOrder: takeMarks(place.closed),
    log,
    noteDamage: (file) => alarms.raise('database.damaged', file),
  };
  try {
    const bureau = readBureau(config.bureauFile);
    const compiled = bundle ?? (await ensureBundle(config.bureauFile));
    const renderer = await loadRenderer(compiled.entry, bureau.siteOrigin);
    const snapshot = openSound(place.snapshot, openSnapshotForWriting, (db) => db, care);
    settleDefinitions(snapshot);
    const readerDb = openSnapshot(place.snapshot);
    const isTrue = (opened: PageCache): boolean => isTrueCache(opened, config.siteVar);
    const cache = openSound(place.cache, openPageCache, ({ db }) => db, { ...care, isTrue });
    const ledger = openSound(place.ledger, openLedger, ({ db }) => db, care, keepDamaged);
    const lease = takeLease(place.leases);
    alarms.clear('publisher.lease-lost');
    const releases = openReleases(config.siteVar, lease);
    const changes = treeChanges(cache);
    const trees = treePool(releases, changes, lease);
    const live = releases.current();
    if (live !== undefined && readMeta(snapshot, 'building') === undefined) numberEarlierVersions(snapshot, live);
    const publisher: Publisher = {
      ...{ config, log, alarms, lease, checks, search, snapshot, cache, ledger, releases, bundle: compiled, renderer },
      ...{ changes, trees, everLive: openEverLive(ledger.db) },
      stages: stageClock(),
      patience: patience(),
      askAgainAt: 0,
      reader: snapshotReader(readerDb),
      files: fileList(cache),
      reports: openReportQueue(cache, ledger),
      hashes: openHashIndex(ledger.db),
      sitemap: openSitemap(cache, bureau.siteOrigin),
      close(): void {
        readerDb.close();
        snapshot.close();
        cache.close();
        ledger.close();
        try {
          leaveMarks(place.closed, [place.snapshot, place.cache]);
        } catch (error) {
          // Without marks the next start reads the databases through; the place is free all the same (A4).
          log('marks-not-left', { problem: String(error) });
        }
        unlock();
      },
    };
    settleTrust(publisher);
    await recover(publisher);
    await trees.open();
    settleBureau(snapshot, JSON.stringify(bureau));
    return publisher;
  } catch (error) {
    raiseFor(alarms, error);
    unlock();
    throw error;
  }
}

/** How databases are looked at when they are opened. */
interface Care {
  /** True for one that need not be read through: at 100,000 records that takes longer than all else of a start. */
  isClosedInOrder: (file: string) => boolean;
  log: Log;
  noteDamage: (file: string) => void;
}

/**
 * Opens a database that can be made again from elsewhere; a damaged one is removed first (A6). The snapshot comes
 * back from the feed, the cache from a full build.
 */
function openSound<T>(
  file: string,
  open: (file: string) => T,
  dbOf: (opened: T) => Snapshot,
  { isClosedInOrder, log, noteDamage, isTrue = () => true }: Care & { isTrue?: (opened: T) => boolean },
  putAway: (file: string) => void = (damaged) => rmSync(damaged, { force: true }),
): T {
  if (existsSync(file)) {
    try {
      const isSound = isClosedInOrder(file);
      const opened = open(file);
      if (isSound || (dbOf(opened).pragma('quick_check', { simple: true }) === 'ok' && isTrue(opened))) return opened;
      dbOf(opened).close();
    } catch (error) {
      log('database-unreadable', { file, error: String(error) });
    }
    log('database-damaged', { file });
    noteDamage(file);
    for (const ending of ['', '-wal', '-shm']) if (existsSync(file + ending)) putAway(file + ending);
  }
  return open(file);
}

/** The ledger comes back from nowhere: what is left of it stays for people to look at. */
function keepDamaged(file: string): void {
  renameSync(file, `${file}.damaged`);
}

/** Incremental builds that were found wrong are tried again with other code. */
function settleTrust({ checks, alarms, bundle }: Publisher): void {
  if (!checks.isTrusted(bundle.id)) return;
  checks.trust();
  alarms.clear('release.mismatch');
}

function settleBureau(db: Snapshot, bureau: string): void {
  if (readMeta(db, 'bureau') === bureau) return;
  db.transaction(() => {
    writeMeta(db, 'bureau', bureau);
    db.prepare('INSERT OR IGNORE INTO touched (key) VALUES (?)').run(keys.bureau);
  })();
}
