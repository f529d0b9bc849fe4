import type { Core } from '@strapi/types';
import { liveTimes, type LiveTimes } from '../rules/live-times';
import { CHANGES, DELIVERIES, RELEASES, type Knex } from '../tables';
import type { Viewer } from '../viewer';
import type { Publisher, PublisherState } from './publisher';
import type { Rollbacks } from './rollbacks';
import { portalUrl, recordRef, visibleTo, type RecordRef, type Rows } from './records';

/** How far a signed change has come. */
export type QueueStage = 'signed' | 'received' | 'rendered';

export interface QueuedChange extends RecordRef {
  seq: number;
  action: 'publish' | 'withdraw';
  stage: QueueStage;
  signedAt: string;
}

export interface HeldChange extends RecordRef {
  seq: number;
  reason: string;
  at: string;
}

export interface RolledBackRecord extends RecordRef {
  at: string;
  url: string | null;
}

/** What the publishing page shows. */
export interface Publishing {
  /** Of a long list the oldest are named; `total` counts all. */
  queue: { total: number; items: QueuedChange[] };
  held: { total: number; items: HeldChange[] };
  rolledBack: { total: number; items: RolledBackRecord[] };
  /** From signature to reader, of what went live in the last seven days. */
  week: LiveTimes;
  publisher: PublisherState;
  /** Requests that wait for a second person. */
  pendingRollbacks: number;
  mayRollBack: boolean;
  seesAll: boolean;
}

const listed = 100;
const weekMs = 7 * 24 * 60 * 60 * 1000;

const publishing = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** The state of publishing as the viewer may see it. */
  async overview(viewer: Viewer, now: number): Promise<Publishing> {
    const knex = strapi.db.connection;
    const publisher: Publisher = strapi.plugin('outbox').service('publisher');
    const rollbacks: Rollbacks = strapi.plugin('outbox').service('rollbacks');
    const mine = (rows: Rows) => visibleTo(strapi, rows, 'delivery.record_id', viewer);
    return {
      queue: await listOf(mine(waiting(knex)), queuedChange),
      held: await listOf(mine(held(knex)), heldChange),
      rolledBack: await listOf(mine(rolledBack(knex, await lastForward(knex))), rolledBackRecord),
      week: await liveTimesOf(knex, now),
      publisher: forViewer(await publisher.state(), viewer),
      pendingRollbacks: await rollbacks.pending(now),
      mayRollBack: viewer.mayRollBack,
      seesAll: viewer.seesAll,
    };
  },

  /** Since when readers see an earlier version of a record than the latest approved one; null when they do not. */
  async rolledBackSince(documentId: string): Promise<string | null> {
    const knex = strapi.db.connection;
    const row: { rolled_back_at: string } | undefined = await rolledBack(knex, await lastForward(knex))
      .where({ 'delivery.record_id': documentId })
      .select('delivery.rolled_back_at')
      .first();
    return row?.rolled_back_at ?? null;
  },
});
export default publishing;
export type PublishingService = ReturnType<typeof publishing>;

/** The latest change of every record, as `delivery`. */
export const newest = (knex: Knex): Rows =>
  knex(`${DELIVERIES} as delivery`).whereNotExists(
    knex(`${DELIVERIES} as newer`).whereRaw('newer.record_id = delivery.record_id and newer.seq > delivery.seq'),
  );

/** Signed and not live; a change that a newer one of the same record overtook is waited for no longer. */
function waiting(knex: Knex): Rows {
  return newest(knex).whereNull('delivery.live_at').whereNull('delivery.quarantined_at');
}

/** Held back after it was last seen live, if ever. */
function held(knex: Knex): Rows {
  return newest(knex)
    .whereNotNull('delivery.quarantined_at')
    .whereRaw(`delivery.quarantined_at > coalesce(delivery.shown_at, '')`);
}

/** When everything was last shown in its latest version again; a query must not be the value of a promise, so apart. */
async function lastForward(knex: Knex): Promise<string> {
  const forward: { at?: string | null } | undefined = await knex(RELEASES)
    .where({ kind: 'roll-forward' })
    .max({ at: 'live_at' })
    .first();
  return forward?.at ?? '';
}

/** Records whose page was rolled back after it was last seen live, and for which nothing newer is live. */
function rolledBack(knex: Knex, after: string): Rows {
  return knex(`${DELIVERIES} as delivery`)
    .whereNotNull('delivery.rolled_back_at')
    .where('delivery.rolled_back_at', '>', after)
    .whereNotExists(
      knex(`${DELIVERIES} as other`).whereRaw(
        'other.record_id = delivery.record_id and (other.shown_at > delivery.rolled_back_at or ' +
          '(other.rolled_back_at is not null and other.seq > delivery.seq))',
      ),
    );
}

export interface ListRow {
  seq: number;
  type: string;
  record_id: string;
  title: string | null;
  action: 'publish' | 'withdraw';
  at: string;
  signed_at: string | null;
  received_at: string | null;
  rendered_at: string | null;
  quarantined_at: string | null;
  quarantine_reason: string | null;
  rolled_back_at: string | null;
  live_at: string | null;
  shown_at: string | null;
  path: string | null;
}

async function listOf<T>(rows: Rows, view: (row: ListRow) => T): Promise<{ total: number; items: T[] }> {
  const total = await rows.clone().count({ total: '*' }).first();
  const found: ListRow[] = await rows
    .join(`${CHANGES} as change`, 'change.seq', 'delivery.seq')
    .orderBy('delivery.seq')
    .limit(listed)
    .select('delivery.*', 'change.type', 'change.action', 'change.at')
    .select(rows.client.raw(`coalesce(change.title, json_extract(change.record, '$.title')) as title`));
  return { total: Number(total?.total), items: found.map(view) };
}

export const stageOf = (row: ListRow): QueueStage =>
  row.rendered_at ? 'rendered' : row.received_at ? 'received' : 'signed';

function queuedChange(row: ListRow): QueuedChange {
  const { seq, action } = row;
  return { ...recordRef(row), seq, action, stage: stageOf(row), signedAt: row.signed_at ?? row.at };
}

function heldChange(row: ListRow): HeldChange {
  return { ...recordRef(row), seq: row.seq, reason: row.quarantine_reason ?? '', at: row.quarantined_at ?? row.at };
}

function rolledBackRecord(row: ListRow): RolledBackRecord {
  return { ...recordRef(row), at: row.rolled_back_at ?? row.at, url: portalUrl(row.path) };
}

async function liveTimesOf(knex: Knex, now: number): Promise<LiveTimes> {
  const rows: { signedAt: string; liveAt: string }[] = await knex(DELIVERIES)
    .where('live_at', '>=', new Date(now - weekMs).toISOString())
    .whereNotNull('signed_at')
    .select({ signedAt: 'signed_at', liveAt: 'live_at' });
  return liveTimes(rows);
}

/** What is wrong with the publisher is for those who oversee it; which records, each learns of his own. */
function forViewer(state: PublisherState, { seesAll }: Viewer): PublisherState {
  if (seesAll || !state.isReachable) return state;
  return { isReachable: true, status: { ...state.status, alarms: [], quarantined: [], rolledBack: [] } };
}
