import type { Core } from '@strapi/types';
import type { AuditTrail } from '../../../audit/server/services/trail';
import { SCHEDULES, type ScheduleRow } from '../tables';
import type { Knex, Place } from './store';

const keyOf = ({ uid, documentId }: Place) => ({ uid, record_id: documentId });

export interface NewSchedule {
  action: ScheduleRow['action'];
  round: number;
  dueAt: string;
  reason?: string;
  account: string;
  at: string;
}

/** Sets the time of a record in place of the one it had, in the caller's transaction. */
export async function setSchedule(strapi: Core.Strapi, trx: Knex, place: Place, given: NewSchedule): Promise<void> {
  const { action, round, dueAt, reason = null, account, at } = given;
  await endSchedules(trx, place, action, account, at);
  const row = { ...keyOf(place), action, round, due_at: dueAt, reason, account, at };
  await trx(SCHEDULES).insert({ ...row, state: 'waiting' });
  const trail: AuditTrail = strapi.plugin('audit').service('trail');
  await trail.schedule('set', account, place, { action, dueAt });
}

/** Whatever still waits of an action is not done any more. */
export async function endSchedules(
  trx: Knex,
  place: Place,
  action: ScheduleRow['action'],
  account: string,
  at: string,
): Promise<void> {
  await trx(SCHEDULES)
    .where({ ...keyOf(place), action, state: 'waiting' })
    .update({ state: 'cancelled', ended_at: at, ended_by: account });
}

/** What was last set for each action. */
export async function newestSchedules(knex: Knex, place: Place): Promise<ScheduleRow[]> {
  const newest = knex(SCHEDULES).where(keyOf(place)).groupBy('action').max('id');
  return knex(SCHEDULES).whereIn('id', newest).orderBy('due_at');
}

/** The moment for which a round was signed that goes out by the clock, in the transaction that lets it out. */
export async function releasedAt(trx: Knex, place: Place, round: number): Promise<string | undefined> {
  const row: ScheduleRow | undefined = await trx(SCHEDULES)
    .where({ ...keyOf(place), round, action: 'publish', state: 'done' })
    .first();
  return row?.due_at;
}
