import { sha256, YangguangError, type ReleaseKind } from '@yangguang/schemas';
import { readMeta } from '../../src/content/database.ts';
import { keys } from '../../src/content/keys.ts';
import { fulfilledLinks } from '../links/fulfilled-links.ts';
import { pageTest } from '../links/page-test.ts';
import { places } from '../config.ts';
import { isDamage, isDoubtful } from '../damage/doubt.ts';
import { rememberChanges, seeLive, tellCms } from './confirm-live.ts';
import { endTerms } from './end-terms.ts';
import { fillRelease, type ChangedPages } from './fill-release.ts';
import { releasedRecords, withdrawnRecords } from '../ledger/released-records.ts';
import { asHolder } from '../disk/lease.ts';
import { putLedgerPages } from './put-ledger-pages.ts';
import type { Publisher } from '../open-publisher.ts';
import { collectGarbage } from '../memory.ts';
import { noteFeed, withAlarms } from '../operations/alarm-of.ts';
import type { MayVanish } from '../links/ever-live.ts';
import { recover } from './recover.ts';
import { fileOf } from '../render/renderer.ts';
import { releaseBuilder, type ReleaseBuilder } from '../release/release-builder.ts';
import type { ReleaseLabel } from '../report/report-queue.ts';
import { knownAuditHead } from '../snapshot/audit-head.ts';
import { completeBundles } from '../snapshot/bundles.ts';
import { numberChanges } from '../snapshot/number-changes.ts';
import { settleRelease } from '../snapshot/settle-release.ts';
import { waitingShift } from '../snapshot/shift.ts';
import { retryQuarantined, syncChanges } from './sync-changes.ts';
import { FeedBusy } from '../sync/feed-client.ts';
import { forgetWithdrawn } from './take-down.ts';
import { Interrupted, watchForUrgent, workAhead } from './urgent.ts';
import { findWork, shiftedRecords, waitingChanges, type Work } from './work.ts';

/** Lists that may end with one record: one of its type, one for each value of each filter, and their feeds. */
const pagesOfChange = 40;

interface Purpose {
  kind: ReleaseKind;
  shows: number | null;
}

/** What is known of a release before it has its check value. */
interface AboutRelease extends Purpose {
  number: number;
  pages: ChangedPages;
}

/**
 * Carries approved changes to the live site. Readers keep the old release until `switchTo`, then have the new one
 * whole. Killed anywhere, the next call goes on from what is on disk.
 *
 * @param rebuild - builds everything anew, whatever has changed.
 * @returns whether all is done: the CMS asked, everything it gave seen live, and the CMS told.
 */
export function publish(publisher: Publisher, rebuild = false): Promise<boolean> {
  return doubting(publisher, () =>
    withAlarms(publisher.alarms, () => asHolder(publisher.lease, () => publishWaiting(publisher, rebuild))),
  );
}

/** A failure that damage of the databases accounts for, or nothing else, has them read through by the next opening (A6). */
async function doubting<T>({ doubt }: Publisher, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isDoubtful(error)) doubt.raise(error);
    throw error;
  }
}

async function publishWaiting(publisher: Publisher, rebuild: boolean): Promise<boolean> {
  publisher.stages.start();
  await recover(publisher);
  const isSynced = await sync(publisher);
  const isLive = await releaseWaiting(publisher, rebuild);
  const isTold = await tellCms(publisher);
  await prepareNext(publisher);
  return isSynced && isLive && isTold;
}

/**
 * Lets out what the snapshot holds and the live site does not, without asking the CMS.
 *
 * @returns whether the portal shows it.
 */
export async function releaseWaiting(publisher: Publisher, rebuild = false): Promise<boolean> {
  // The CMS may have taken its time.
  publisher.lease.assertHeld();
  endTerms(publisher);
  const work = findWork(publisher, rebuild);
  if (!work) return seeLive(publisher, []);
  const ahead = workAhead(publisher, work);
  if (ahead && (await releaseAhead(publisher, ahead))) return releaseWaiting(publisher, rebuild);
  try {
    return await seeLive(publisher, await release(publisher, work, rebuild));
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    publisher.stages.start();
    await sync(publisher);
    return releaseWaiting(publisher, rebuild);
  }
}

/**
 * Lets out what is urgent on the release that stands; the full build comes after it (B-11).
 *
 * @returns false when a page or the release is not sound: then the full build shows whether that is so.
 */
async function releaseAhead(publisher: Publisher, work: Work): Promise<boolean> {
  try {
    await seeLive(publisher, await release(publisher, work, false));
    await tellCms(publisher);
    return true;
  } catch (error) {
    if (!(error instanceof YangguangError)) throw error;
    publisher.lease.assertHeld();
    publisher.log('ahead-failed', { problem: String(error) });
    return false;
  }
}

/** A CMS that is down or talks rubbish does not keep what has come already from going live. */
async function sync(publisher: Publisher): Promise<boolean> {
  const { snapshot, reader, config, cache, bundle, alarms, clock, stages, patience, log } = publisher;
  stages.enter('sync');
  if (performance.now() < publisher.askAgainAt) return false;
  const signal = patience.signal();
  const feed = { ...config, signal, noteTime: clock.confirm, filesFolder: places(config.siteVar).files };
  try {
    const count = await syncChanges(snapshot, feed);
    // Other code may be able to show what this code's forerunner could not.
    await retryQuarantined(snapshot, feed, cache.get('bundle') === bundle.id ? 'files' : 'all');
    const fulfilled = fulfilledLinks(snapshot, reader.bureau().siteOrigin, pageTest(publisher));
    if (fulfilled.size > 0) await retryQuarantined(snapshot, feed, fulfilled);
    const complete = completeBundles(snapshot);
    if (complete.size > 0) await retryQuarantined(snapshot, feed, complete);
    log('synced', { changes: count });
    noteFeed(alarms, undefined);
    return true;
  } catch (error) {
    if (error instanceof FeedBusy) publisher.askAgainAt = performance.now() + error.retryAfterMs;
    log('sync-failed', { problem: String(error) });
    if (isDamage(error)) publisher.doubt.raise(error);
    if (!signal.aborted) noteFeed(alarms, error);
    return false;
  }
}

/** Builds the next release and switches to it. @returns the URLs whose bytes are new. */
async function release(publisher: Publisher, work: Work, rebuild: boolean): Promise<string[]> {
  const { cache, changes, releases, files, hashes, clock, stages, log } = publisher;
  const startedAt = performance.now();
  const number = nextNumber(publisher);
  const draft = await draftFor(publisher, work);
  numberChanges(publisher.snapshot, number);
  const builder = releaseBuilder(draft, files, clock.nowMs(), work.touched === 'everything');
  const owesPurge = changes.purgeBefore() > 0;
  const watch = watchForUrgent(publisher, work);
  cache.begin();
  try {
    const pages = await fillRelease(publisher, work, builder, hashes.changesIn(number), watch?.signal);
    // From here on it takes no longer to finish than to begin again.
    watch?.stop();
    const label = await finishDraft(publisher, work, builder, {
      number,
      pages,
      ...purposeOf(publisher, work, rebuild),
    });
    stages.enter('switch');
    rememberRelease(publisher, label);
    if (label.number === number) rememberTree(publisher, work, builder, number);
    // A full build forgets what was owed with everything else.
    if (owesPurge && work.touched === 'everything') changes.setPurge(number);
    cache.commit();
    log('committed', { release: label.number });
    if (releases.current() !== label.number) await releases.switchTo(label.number);
    log('switched', {
      release: label.number,
      pages: pages.changed.length,
      ms: Math.round(performance.now() - startedAt),
    });
    settleRelease(publisher.snapshot, label.number);
    if (work.touched === 'everything') publisher.checks.rebuilt();
    stages.leave();
    return pages.changed;
  } catch (error) {
    watch?.stop();
    cache.rollback();
    await giveBack(publisher, work, builder, error);
    throw error;
  }
}

/** What a release is for: to carry changes, to show other states of what was public, or to build the same anew. */
function purposeOf({ snapshot }: Publisher, { changes }: Work, rebuild: boolean): Purpose {
  const shift = waitingShift(snapshot);
  if (shift) return shift;
  return { kind: rebuild || changes.length === 0 ? 'rebuild' : 'publish', shows: null };
}

/** Brings the draft to disk under its number; without a change in it, the live release stays the newest. */
async function finishDraft(
  publisher: Publisher,
  work: Work,
  builder: ReleaseBuilder,
  about: AboutRelease,
): Promise<ReleaseLabel> {
  const { cache, releases, trees, log } = publisher;
  const live = cache.get('label');
  if (live !== undefined && work.touched !== 'everything' && builder.changes() === 0) {
    // Written below.
    const label = JSON.parse(live) as ReleaseLabel;
    await trees.returnDraft(label.number, builder.treePaths());
    return label;
  }
  const { number } = about;
  const label = await describeRelease(publisher, builder, about, work.touched === 'everything');
  await builder.flush();
  log('flushed', { release: number });
  await releases.nameDraft(builder.folder, number);
  log('named', { release: number });
  return label;
}

/** Writes what the server and those who check a release need to know, beside its web root. */
async function describeRelease(
  publisher: Publisher,
  builder: ReleaseBuilder,
  { number, kind, shows, pages }: AboutRelease,
  isFull: boolean,
): Promise<ReleaseLabel> {
  const { snapshot, files, ledger, everLive, alarms, clock, stages } = publisher;
  const manifest = files.manifest();
  const search = files.searchManifest();
  const label = { number, manifestHash: sha256(manifest), at: new Date(clock.nowMs()).toISOString() };
  const counted = { changed: pages.changed.length, removed: pages.removed.length };
  const auditHead = knownAuditHead(snapshot);
  const printed = auditHead && { auditHead };
  const entry = { ...label, kind, shows, pages: counted, ...releasedRecords(snapshot), ...printed };
  ledger.forgetTitles(withdrawnRecords(snapshot), label.number);
  ledger.insert({ entry, stageMs: stages.taken() });
  await putLedgerPages(publisher, label, builder);
  if (isFull) collectGarbage();
  builder.describe('manifest.txt', manifest);
  builder.describe('ledger.txt', files.ledgerManifest());
  builder.describe('search.txt', search);
  builder.describe('old.txt', files.oldFiles());
  if (isFull) everLive.settleAll(files, mayVanish(publisher));
  else everLive.settle(builder.touched(), files, mayVanish(publisher));
  for (const code of ['release.path-lost', 'release.shrunk'] as const) alarms.clear(code);
  const gone = [...gonePaths(publisher), ...everLive.gone()];
  builder.describe('gone.json', JSON.stringify(gone));
  markGone(publisher, gone, builder);
  const changes = waitingChanges(snapshot).map(({ seq, id, path, action }) => ({ seq, id, path, action }));
  builder.describe('release.json', JSON.stringify({ ...label, searchHash: sha256(search), changes, ...printed }));
  return label;
}

/** Marks for nginx (decision 24): those that came or went, since the tree holds those of the release before. */
function markGone({ cache }: Publisher, gone: readonly string[], builder: ReleaseBuilder): void {
  const known = cache.get('gone');
  const names = new Set(gone.map(fileOf));
  const text = JSON.stringify([...names]);
  if (text === known) return;
  // Written below.
  builder.mark('gone', names, known === undefined ? undefined : (JSON.parse(known) as string[]));
  cache.set('gone', text);
}

/** One page in twenty besides what the changes explain; any more only when somebody has said yes (A6). */
function mayVanish({ snapshot, acceptsFewer }: Publisher): MayVanish {
  const changes = waitingChanges(snapshot).length + shiftedRecords(snapshot).length;
  return (live) => (acceptsFewer ? Infinity : live / 20 + changes * pagesOfChange);
}

/** Every URL path at which a withdrawn record's page stands, in any of its forms. */
function gonePaths({ snapshot, cache }: Publisher): string[] {
  const paths = snapshot.prepare<[], string>('SELECT path FROM tombstones ORDER BY path').pluck().all();
  return paths.flatMap((path) => cache.pagesInScope(keys.path(path)).map(({ url }) => url));
}

function rememberRelease(publisher: Publisher, label: ReleaseLabel): void {
  const { cache, snapshot, bundle } = publisher;
  cache.set('release', String(label.number));
  cache.set('label', JSON.stringify(label));
  cache.set('bundle', bundle.id);
  cache.set('snapshot', readMeta(snapshot, 'snapshot') ?? '');
  rememberChanges(publisher, label);
}

/** A folder to build in: a tree equal to the live release, or an empty one for a full build. */
async function draftFor({ releases, trees }: Publisher, work: Work): Promise<string> {
  const base = releases.current();
  return work.touched === 'everything' || base === undefined ? trees.emptyDraft() : trees.claimDraft(base);
}

/** Notes in what the release differs from the one before, by which older trees are brought up to it. */
function rememberTree(
  { changes, snapshot }: Publisher,
  { touched }: Work,
  builder: ReleaseBuilder,
  number: number,
): void {
  if (touched === 'everything') changes.beginAt(number);
  else changes.note(number, builder.treePaths());
  if (waitingChanges(snapshot).some(({ action }) => action === 'withdraw')) changes.setPurge(number);
}

/** A page that failed spoils the tree no more than it wrote; anything else may have, and the tree is given up. */
async function giveBack(
  { releases, trees }: Publisher,
  work: Work,
  builder: ReleaseBuilder,
  error: unknown,
): Promise<void> {
  const isPage = error instanceof YangguangError && error.code === 'publisher.page-failed';
  const live = releases.current();
  if (isPage && work.touched !== 'everything' && !builder.hasAdopted() && live !== undefined)
    await trees.returnDraft(live, builder.treePaths());
}

function nextNumber({ releases, cache, ledger }: Publisher): number {
  const newest = ledger.list(1)[0]?.entry.number ?? 0;
  return Math.max(newest, ...releases.numbers(), Number(cache.get('release') ?? '0')) + 1;
}

/** Gets ready for the next publication while nothing waits, and lets go of releases too old to go back to. */
async function prepareNext(publisher: Publisher): Promise<void> {
  const { releases, trees, cache, search, config, log } = publisher;
  cache.tidy();
  const current = releases.current();
  if (current === undefined || String(current) !== cache.get('release')) return;
  await search.tend({ folder: places(config.siteVar).shards, generation: cache.get('search') });
  await trees.prepare(current);
  forgetWithdrawn(publisher);
  log('prepared', { release: current });
}
