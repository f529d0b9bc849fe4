import { fillRelease } from './fill-release.ts';
import { confirmLive } from './confirm-live.ts';
import type { Publisher } from './open-publisher.ts';
import { releaseBuilder } from './release/release-builder.ts';
import { places } from './config.ts';
import { retryQuarantined, syncChanges } from './sync/sync.ts';
import { clearWork, findWork, waitingChanges, type Work } from './work.ts';

/**
 * Carries approved changes to the live site. Readers keep the old release until `switchTo`, then have the new one
 * whole. Killed anywhere, the next call goes on from what is on disk.
 *
 * @param rebuild - builds everything anew, whatever has changed.
 */
export async function publish(publisher: Publisher, rebuild = false): Promise<void> {
  await sync(publisher);
  const work = findWork(publisher, rebuild);
  const changed = work ? await release(publisher, work) : [];
  await confirmLive(publisher, changed);
  await prepareNext(publisher);
}

/** A CMS that is down or talks rubbish does not keep what has come already from going live. */
async function sync({ snapshot, config, log }: Publisher): Promise<void> {
  const feed = { ...config, filesFolder: places(config.siteVar).files };
  try {
    const count = await syncChanges(snapshot, feed);
    await retryQuarantined(snapshot, feed, 'files');
    log('synced', { changes: count });
  } catch (error) {
    log('sync-failed', { problem: String(error) });
  }
}

/** Builds the next release and switches to it. @returns the URLs whose bytes are new. */
async function release(publisher: Publisher, work: Work): Promise<string[]> {
  const { cache, releases, files, log } = publisher;
  const startedAt = Date.now();
  const draft = await draftFor(publisher, work);
  cache.begin();
  try {
    const builder = releaseBuilder(draft, files, startedAt);
    const changed = await fillRelease(publisher, work, builder);
    const changes = waitingChanges(publisher);
    const isNew = work.touched === 'everything' || builder.changes() > 0;
    const number = isNew ? nextNumber(publisher) : Number(cache.get('release'));
    if (isNew) {
      await builder.flush();
      log('flushed', { release: number });
      await releases.nameDraft(number);
      log('named', { release: number });
    } else await releases.returnDraft(number);
    rememberRelease(publisher, number, changes);
    cache.commit();
    log('committed', { release: number });
    if (isNew) await releases.switchTo(number);
    log('switched', { release: number, changes: changes.length, pages: changed.length, ms: Date.now() - startedAt });
    clearWork(publisher);
    return changed;
  } catch (error) {
    cache.rollback();
    throw error;
  }
}
