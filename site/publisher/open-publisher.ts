import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readBureau } from '@yangguang/schemas';
import { openSnapshot, readMeta, writeMeta, type Snapshot } from '../src/content/database.ts';
import { keys } from '../src/content/keys.ts';
import { snapshotReader, type SnapshotReader } from '../src/content/snapshot-reader.ts';
import { checkFolder } from './disk/check-folder.ts';
import { leaveMarks, takeMarks } from './disk/clean-close.ts';
import { places, type PublisherConfig } from './config.ts';
import { openDoubt, type Doubt } from './damage/doubt.ts';
import { openSound, type Care } from './damage/open-sound.ts';
import { cacheStore, ledgerStore, restoreLost, snapshotStore } from './damage/stores.ts';
import type { Ledger } from './ledger/open-ledger.ts';
import { openEverLive, type EverLive } from './links/ever-live.ts';
import { takeLease, type Lease } from './disk/lease.ts';
import { takeLock } from './disk/lock.ts';
import type { Log } from './log.ts';
import { raiseFor } from './operations/alarm-of.ts';
import { openHashIndex, type HashIndex } from './ledger/hash-index.ts';
import { openClock, type Clock } from './operations/clock.ts';
import { openAlarms, type Alarms } from './operations/alarms.ts';
import { fileList, type FileList } from './release/file-list.ts';
import { patience, type Patience } from './publish/patience.ts';
import { recover } from './publish/recover.ts';
import { openReleases, type Releases } from './release/releases.ts';
import { treeChanges, type TreeChanges } from './release/tree-changes.ts';
import { treePool, type TreePool } from './release/tree-pool.ts';
import { ensureBundle, type Bundle } from './render/bundle.ts';
import type { PageCache } from './render/page-cache.ts';
import { loadRenderer, type Renderer } from './render/renderer.ts';
import { openReportQueue, type ReportQueue } from './report/report-queue.ts';
import { openCheckState, type CheckState } from './self-check/check-state.ts';
import type { SearchStage } from './publish/search-stage.ts';
import { openSitemap, type Sitemap } from './sitemap/sitemap.ts';
import { numberEarlierVersions } from './snapshot/number-changes.ts';
import { settleDefinitions } from './snapshot/settle-definitions.ts';
import { stageClock, type StageClock } from './publish/stage-clock.ts';

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
  clock: Clock;
  doubt: Doubt;
  lease: Lease;
  bundle: Bundle;
  renderer: Renderer;
  /** Until then the CMS wants to be left alone, on the clock of `performance.now()`, which no change of time moves. */
  askAgainAt: number;
  /** Somebody has said yes to a release with far fewer pages. */
  acceptsFewer: boolean;
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
  const checks = openCheckState(place.checks, log, (file) => alarms.raise('database.damaged', file));
  const doubt = openDoubt(place.doubt, log);
  const care: Care = {
    ...{ stateOf: takeMarks(place.closed), isDoubted: doubt.isRaised(), log },
    isLive: existsSync(join(config.siteVar, 'current')),
  };
  try {
    const bureau = readBureau(config.bureauFile);
    const compiled = bundle ?? (await ensureBundle(config.bureauFile));
    const renderer = await loadRenderer(compiled.entry, bureau.siteOrigin);
    const snapshot = openSound(snapshotStore(place.snapshot, alarms), care);
    settleDefinitions(snapshot);
    const readerDb = openSnapshot(place.snapshot);
    const isCacheVouched = care.stateOf(place.cache) === 'as-left';
    const cache = openSound(
      cacheStore(place.cache, config.siteVar, alarms, {
        bundle: compiled.id,
        routes: renderer.routes,
        origin: bureau.siteOrigin,
      }),
      care,
    );
    const ledgerPlace = { file: place.ledger, siteVar: config.siteVar, cache, alarms };
    if (care.isLive) restoreLost(ledgerPlace);
    const ledger = openSound(ledgerStore(ledgerPlace), care);
    doubt.settle();
    const lease = takeLease(place.leases);
    alarms.clear('publisher.lease-lost');
    const releases = openReleases(config.siteVar, lease);
    const changes = treeChanges(cache);
    const trees = treePool(releases, changes, lease);
    const live = releases.current();
    // A path that is wrong in these lists would leave an old page in a tree: trees are copied anew.
    if (live !== undefined && !isCacheVouched) changes.beginAt(live);
    if (live !== undefined && readMeta(snapshot, 'building') === undefined) numberEarlierVersions(snapshot, live);
    const publisher: Publisher = {
      ...{
        config,
        log,
        alarms,
        lease,
        checks,
        doubt,
        search,
        snapshot,
        cache,
        ledger,
        releases,
        bundle: compiled,
        renderer,
      },
      ...{ changes, trees, everLive: openEverLive(ledger.db) },
      clock: openClock(alarms),
      stages: stageClock(),
      patience: patience(),
      askAgainAt: 0,
      acceptsFewer: false,
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
          leaveMarks(place.closed, [place.snapshot, place.cache, place.ledger]);
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
