import { existsSync, rmSync } from 'node:fs';
import { readBureau } from '@yangguang/schemas';
import { openSnapshot, openSnapshotForWriting, readMeta, writeMeta, type Snapshot } from '../src/content/database.ts';
import { keys } from '../src/content/keys.ts';
import { snapshotReader, type SnapshotReader } from '../src/content/snapshot-reader.ts';
import { checkFolder } from './check-folder.ts';
import { places, type PublisherConfig } from './config.ts';
import { takeLock } from './lock.ts';
import type { Log } from './log.ts';
import { openAlarms, type Alarms } from './operations/alarms.ts';
import { fileList, type FileList } from './release/file-list.ts';
import { openReleases, type Releases } from './release/releases.ts';
import { ensureBundle, type Bundle } from './render/bundle.ts';
import { openPageCache, type PageCache } from './render/page-cache.ts';
import { loadRenderer, type Renderer } from './render/renderer.ts';
import { openReportQueue, type ReportQueue } from './report/report-queue.ts';
import type { SearchStage } from './search-stage.ts';
import { openSitemap, type Sitemap } from './sitemap/sitemap.ts';
import { numberEarlierVersions } from './snapshot/number-changes.ts';
import { settleDefinitions } from './snapshot/settle-definitions.ts';
import { clearWork } from './work.ts';

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
  reports: ReportQueue;
  sitemap: Sitemap;
  alarms: Alarms;
  bundle: Bundle;
  renderer: Renderer;
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
  const noteDamage = (file: string): void => alarms.raise('database.damaged', file);
  try {
    const bureau = readBureau(config.bureauFile);
    const compiled = bundle ?? (await ensureBundle(config.bureauFile));
    const renderer = await loadRenderer(compiled.entry, bureau.siteOrigin);
    const snapshot = openSound(place.snapshot, openSnapshotForWriting, (db) => db, log, noteDamage);
    settleDefinitions(snapshot);
    const readerDb = openSnapshot(place.snapshot);
    const cache = openSound(place.cache, openPageCache, ({ db }) => db, log, noteDamage);
    const releases = openReleases(config.siteVar);
    const live = releases.current();
    if (live !== undefined && readMeta(snapshot, 'building') === undefined) numberEarlierVersions(snapshot, live);
    const publisher: Publisher = {
      ...{ config, log, alarms, search, snapshot, cache, releases, bundle: compiled, renderer },
      reader: snapshotReader(readerDb),
      files: fileList(cache),
      reports: openReportQueue(cache),
      sitemap: openSitemap(cache, bureau.siteOrigin),
      close(): void {
        readerDb.close();
        snapshot.close();
        cache.close();
        unlock();
      },
    };
    await recover(publisher);
    settleBureau(snapshot, JSON.stringify(bureau));
    return publisher;
  } catch (error) {
    unlock();
    throw error;
  }
}

/**
 * Opens a database that can be made again from elsewhere; a damaged one is removed first (A6). The snapshot comes
 * back from the feed, the cache from a full build.
 */
function openSound<T>(
  file: string,
  open: (file: string) => T,
  dbOf: (opened: T) => Snapshot,
  log: Log,
  noteDamage: (file: string) => void,
): T {
  if (existsSync(file)) {
    try {
      const opened = open(file);
      if (dbOf(opened).pragma('quick_check', { simple: true }) === 'ok') return opened;
      dbOf(opened).close();
    } catch (error) {
      log('database-unreadable', { file, error: String(error) });
    }
    log('database-damaged', { file });
    noteDamage(file);
    for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true });
  }
  return open(file);
}

function settleBureau(db: Snapshot, bureau: string): void {
  if (readMeta(db, 'bureau') === bureau) return;
  db.transaction(() => {
    writeMeta(db, 'bureau', bureau);
    db.prepare('INSERT OR IGNORE INTO touched (key) VALUES (?)').run(keys.bureau);
  })();
}

/**
 * Puts right what a killed publisher left between two steps. The cache names the last whole release: one that has
 * its files but not the switch is switched to; a newer one that the cache does not know was never whole.
 */
async function recover({ cache, releases, snapshot, log }: Publisher): Promise<void> {
  const committed = Number(cache.get('release') ?? '0');
  const live = releases.current() ?? 0;
  // Without a cache nothing is known of any release, so all of them stay to go back to.
  if (committed === 0) return;
  for (const number of releases.numbers().filter((each) => each > committed && each !== live)) {
    await releases.discard(number);
    log('release-discarded', { release: number });
  }
  // A live release newer than the cache is one whose cache was lost: the site never goes back by itself.
  if (live < committed && releases.numbers().includes(committed)) {
    await releases.switchTo(committed);
    log('release-switch-finished', { release: committed });
  }
  if (releases.current() === committed && readMeta(snapshot, 'building') === String(committed)) clearWork(snapshot);
}
