import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { YangguangError } from '@yangguang/schemas';
import type { AuditTrail } from '../../../audit/server/services/trail';
import { clock } from '../../../../lib/clock';
import { copy } from '../../copy';
import { instantOf } from '../rules/schedule-time';
import { CASES, SCHEDULES, type CaseRow, type ScheduleRow } from '../tables';
import { openBundle } from './bundle-rows';
import type { Viewer } from './cases';
import { hasDraft, isLive } from './drafts';
import type { Reviews } from './reviews';
import { endSchedules, setSchedule } from './schedule-rows';
import { readCase, type Knex, type Place } from './store';

/** What happens to records by the clock: rows that outlive the process, each done once, in one transaction. */
const schedules = ({ strapi }: { strapi: Core.Strapi }) => {
  const reviews = (): Reviews => strapi.plugin('review').service('reviews');
  const trail = (): AuditTrail => strapi.plugin('audit').service('trail');

  /** What was set for one moment and one batch goes out together or not at all. */
  async function carryOut(read: readonly ScheduleRow[]): Promise<void> {
    const refusal = await strapi.db
      .transaction(async ({ trx }) => {
        const rows = await stillWaiting(trx, read);
        await assertWhole(trx, rows);
        for (const row of rows) await carryOutOne(trx, row);
        return null;
      })
      .catch((error: unknown) => {
        // The system itself failed: the rows still wait, and are tried again.
        if (error instanceof errors.ApplicationError || error instanceof YangguangError) return error.message;
        throw error;
      });
    if (refusal !== null) await fail(read, refusal);
  }

  /** Of a bundle that lost a member since it was signed nothing goes out (C-10). */
  async function assertWhole(trx: Knex, rows: readonly ScheduleRow[]): Promise<void> {
    const [first] = rows;
    const bundle = first?.action === 'publish' ? await openBundle(trx, placeOf(first)) : undefined;
    if (bundle && bundle.members.length > rows.length) throw new errors.PolicyError(copy.bundle.incomplete);
  }

  async function carryOutOne(trx: Knex, row: ScheduleRow): Promise<void> {
    const done = { state: 'done', ended_at: clock.now().toISOString() };
    await trx(SCHEDULES).where({ id: row.id }).update(done);
    if (row.action === 'publish') await reviews().fallDue(placeOf(row), row.account);
    else await reviews().withdraw(placeOf(row), row.account, row.reason ?? '');
  }

  /** Said to those who can mend it: the record goes back to its author, the reason with it. */
  async function fail(read: readonly ScheduleRow[], problem: string): Promise<void> {
    strapi.log.warn(copy.schedule.failed(problem));
    await strapi.db.transaction(async ({ trx }) => {
      for (const row of await stillWaiting(trx, read)) {
        const place = placeOf(row);
        const ended = { state: 'failed', ended_at: clock.now().toISOString(), problem };
        await trx(SCHEDULES).where({ id: row.id }).update(ended);
        await trail().schedule('failed', 'system', place, { action: row.action, dueAt: row.due_at });
        // A row that went past the document service: nobody is left to send it back to, and the next ones wait.
        if (row.action !== 'publish' || !(await hasDraft(strapi, place))) continue;
        await reviews().cancelIfChanged(place, 'system');
        if ((await readCase(trx, place))?.state === 'scheduled')
          await reviews().unschedule(place, 'system', copy.schedule.failed(problem));
      }
    });
  }

  function assertMay({ can }: Viewer, permission: 'schedule' | 'withdraw'): void {
    if (!can(permission)) throw new errors.PolicyError(copy.noPermission);
  }

  return {
    /** Carries out what is due by `now`; called every second. */
    async tick(now: Date): Promise<void> {
      const rows = await dueRows(strapi.db.connection, now);
      for (const group of await inBatches(strapi.db.connection, rows)) await carryOut(group);
    },

    /** Another moment for a record that is signed already. @throws {PolicyError} when it is not waiting for one. */
    async move(place: Place, by: Viewer, minute: string): Promise<void> {
      assertMay(by, 'schedule');
      const now = clock.now();
      const dueAt = instantOf(minute, now);
      await strapi.db.transaction(async ({ trx }) => {
        const file = await readCase(trx, place);
        if (file?.state !== 'scheduled') throw new errors.PolicyError(copy.schedule.notScheduled);
        if (file.batch !== null) throw new errors.PolicyError(copy.schedule.inBatch);
        const { account } = by;
        await setSchedule(strapi, trx, place, {
          ...{ action: 'publish', round: file.round, dueAt, account },
          at: now.toISOString(),
        });
      });
    },

    /** A moment at which a public record is taken back, and what the public is told then (B-12). */
    async withdrawOn(place: Place, by: Viewer, minute: string, reason: string): Promise<void> {
      assertMay(by, 'withdraw');
      const now = clock.now();
      const dueAt = instantOf(minute, now);
      if (!(await isLive(strapi, place))) throw new errors.PolicyError(copy.notLive);
      await strapi.db.transaction(async ({ trx }) => {
        const { round = 0 } = (await readCase(trx, place)) ?? {};
        const { account } = by;
        await setSchedule(strapi, trx, place, {
          ...{ action: 'withdraw', round, dueAt, reason, account },
          at: now.toISOString(),
        });
      });
    },

    /** The record stays where it is: public, or back with its author. */
    async cancel(place: Place, by: Viewer, action: ScheduleRow['action'], reason: string): Promise<void> {
      assertMay(by, action === 'publish' ? 'schedule' : 'withdraw');
      await strapi.db.transaction(async ({ trx }) => {
        const waiting = { uid: place.uid, record_id: place.documentId, action, state: 'waiting' };
        if (!(await trx(SCHEDULES).where(waiting).first())) throw new errors.PolicyError(copy.schedule.notScheduled);
        await trail().schedule('end', by.account, place, { action });
        if (action === 'publish') await reviews().unschedule(place, by, reason);
        else await endSchedules(trx, place, action, by.account, clock.now().toISOString());
      });
    },
  };
};
export default schedules;
export type Schedules = ReturnType<typeof schedules>;

const placeOf = ({ uid, record_id }: ScheduleRow): Place => ({ uid, documentId: record_id });

async function dueRows(knex: Knex, now: Date): Promise<ScheduleRow[]> {
  return knex(SCHEDULES).where({ state: 'waiting' }).where('due_at', '<=', now.toISOString()).orderBy(['due_at', 'id']);
}

/**
 * Those of the rows that were read as due that nobody has carried out or ended since, by a save or by another process: to
 * be asked in the transaction that goes by it.
 */
async function stillWaiting(trx: Knex, rows: readonly ScheduleRow[]): Promise<ScheduleRow[]> {
  const ids = rows.map(({ id }) => id);
  return trx(SCHEDULES).whereIn('id', ids).where({ state: 'waiting' }).orderBy(['due_at', 'id']);
}

/** Withdrawals go one by one; what was signed together goes out together. */
async function inBatches(knex: Knex, rows: readonly ScheduleRow[]): Promise<ScheduleRow[][]> {
  const groups = new Map<string, ScheduleRow[]>();
  for (const row of rows) {
    const file: CaseRow | undefined = await knex(CASES).where({ uid: row.uid, record_id: row.record_id }).first();
    const key = (row.action === 'publish' && file?.batch) || String(row.id);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}
