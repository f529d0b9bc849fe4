import { readMeta } from '../../src/content/database.ts';
import type { Publisher } from '../open-publisher.ts';
import { settleRelease } from '../snapshot/settle-release.ts';

/**
 * Puts right what a publisher left between two steps when it was killed or a step failed. The cache names the last
 * whole release: one that has its files but not the switch is switched to; a newer one that the cache does not know
 * was never whole.
 */
export async function recover({ cache, releases, ledger, snapshot, log }: Publisher): Promise<void> {
  const committed = Number(cache.get('release') ?? '0');
  const live = releases.current() ?? 0;
  // What is noted and never came about is forgotten; what is live has come about.
  ledger.discardAfter(Math.max(committed, live));
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
  if (releases.current() === committed && readMeta(snapshot, 'building') === String(committed))
    settleRelease(snapshot, committed);
}
