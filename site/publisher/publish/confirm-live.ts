import { keys } from '../../src/content/keys.ts';
import type { Publisher } from '../open-publisher.ts';
import { entryPath } from './put-ledger-pages.ts';
import type { ReleaseLabel } from '../report/report-queue.ts';
import { verifyLive, type Expectation } from '../verify/verify-live.ts';
import { shiftedRecords, waitingChanges, type ShiftedRecord } from './work.ts';

interface UnconfirmedRow {
  seq: number;
  path: string;
  release: string;
  stage: ShiftedRecord['stage'] | 'term-over';
}

const recordScope = keys.path('');
/** Pages besides the changed records that are looked at after a switch: lists, home page, feeds. */
const otherPagesChecked = 40;
/** Records that an alarm names. */
const namedInAlarm = 10;

/**
 * Notes, together with the release, what the CMS is to be told of its changes and which of them the portal has
 * still to show.
 */
export function rememberChanges({ cache, reports, snapshot }: Publisher, release: ReleaseLabel): void {
  const insert = cache.db.prepare('INSERT OR REPLACE INTO unconfirmed (seq, path, release, stage) VALUES (?, ?, ?, ?)');
  for (const { seq, path, received_at, is_term_over } of waitingChanges(snapshot)) {
    reports.add({ seq, stage: 'received', at: received_at, path, reason: null }, null);
    reports.add({ seq, stage: 'rendered', at: release.at, path, reason: null }, release);
    insert.run(seq, path, JSON.stringify(release), is_term_over ? 'term-over' : 'live');
  }
  for (const { seq, path, stage } of shiftedRecords(snapshot)) insert.run(seq, path, JSON.stringify(release), stage);
}

/**
 * Asks the portal for what was released and notes what is truly live (C-2).
 *
 * @returns whether everything is.
 */
export async function seeLive(publisher: Publisher, changedUrls: readonly string[]): Promise<boolean> {
  const { cache, config, reports, ledger, stages, alarms, log } = publisher;
  stages.enter('verify');
  const rows = cache.db
    .prepare<[], UnconfirmedRow>('SELECT seq, path, release, stage FROM unconfirmed ORDER BY seq')
    .all();
  const paths = new Set([...rows.map(({ path }) => path), ...changedUrls.slice(0, otherPagesChecked)]);
  const wrong = await verifyLive(config.portalUrl, [
    ...[...paths].flatMap((path) => expectationOf(publisher, path)),
    ...ledger.notLive().flatMap((number) => ledgerExpectation(publisher, number)),
  ]);
  stages.leave();
  if (wrong.size > 0) log('not-live', { paths: [...wrong].slice(0, 20), count: wrong.size });
  const at = new Date().toISOString();
  const remove = cache.db.prepare('DELETE FROM unconfirmed WHERE seq = ?');
  cache.db.transaction(() => {
    for (const { seq, path, release, stage } of rows) {
      if (wrong.has(path)) continue;
      // Written by `rememberChanges`.
      reports.add({ seq, stage, at, path, reason: null }, JSON.parse(release) as ReleaseLabel);
      remove.run(seq);
    }
  })();
  if (wrong.size === 0) noteLive(publisher, at);
  if (wrong.size === 0) alarms.clear('portal.not-live');
  else alarms.raise('portal.not-live', config.portalUrl);
  if (rows.length > 0) log('verified', { live: rows.length - rows.filter(({ path }) => wrong.has(path)).length });
  return wrong.size === 0;
}

/** Tells the CMS what is live and what was held back. @returns whether nothing is left to be told. */
export async function tellCms(publisher: Publisher): Promise<boolean> {
  const { config, reports, alarms, patience, log } = publisher;
  reportHeldBack(publisher);
  noteHeldBack(publisher);
  const noteReport = (isRight: boolean): void =>
    isRight ? alarms.clear('report.refused') : alarms.raise('report.refused', config.cmsUrl);
  const isTold = await reports.send(config.cmsUrl, config.outboxToken, log, patience.signal(), noteReport);
  if (!isTold) log('report-waits');
  return isTold;
}

/** The entry of a release is served by that release and those after it: the sign that it is live. */
function ledgerExpectation({ files }: Publisher, number: number): Expectation[] {
  const path = entryPath(number);
  const file = files.find(path);
  return file ? [{ path: `/${path}`, status: 200, sha256: file.sha256 }] : [];
}

function noteLive({ ledger, releases, stages }: Publisher, at: string): void {
  const current = releases.current();
  const waiting = ledger.notLive();
  if (current === undefined || waiting.length === 0) return;
  if (waiting.includes(current)) ledger.setStages(current, stages.taken());
  ledger.setLive(current, at);
}

function expectationOf({ cache, reader }: Publisher, path: string): Expectation[] {
  const page = cache.page(path);
  // Asked for by its address, the error page is a page like any other.
  if (!page) return [];
  const isGone = page.scope.startsWith(recordScope) && reader.tombstoneAt(page.scope.slice(recordScope.length));
  return [{ path, status: isGone ? 410 : 200, sha256: page.sha256 }];
}

/** An alarm as long as a record waits for its officer (A8). */
function noteHeldBack({ snapshot, alarms }: Publisher): void {
  const ids = snapshot.prepare<[], string>('SELECT id FROM quarantine ORDER BY seq').pluck().all();
  const named = ids.slice(0, namedInAlarm).join('、');
  if (ids.length === 0) alarms.clear('records.held-back');
  else alarms.raise('records.held-back', ids.length > namedInAlarm ? `${named} 等 ${ids.length} 条` : named);
}

function reportHeldBack({ snapshot, reports }: Publisher): void {
  const rows = snapshot
    .prepare<[], { seq: number; reason: string; at: string }>(
      'SELECT seq, reason, at FROM quarantine WHERE reported = 0',
    )
    .all();
  for (const { seq, reason, at } of rows) reports.add({ seq, stage: 'quarantined', at, path: null, reason }, null);
  snapshot.prepare('UPDATE quarantine SET reported = 1 WHERE reported = 0').run();
}
