import type { Core } from '@strapi/types';
import { definitionOf } from '../../../../lib/canonical-record';
import type { Scope } from '../access/scope';
import { SCHEDULES, type ScheduleRow } from '../tables';
import { headsOf } from './queue-items';

export interface ComingSchedule {
  uid: string;
  documentId: string;
  typeLabel: string;
  title: string;
  action: ScheduleRow['action'];
  dueAt: string;
}
export interface ComingSchedules {
  items: ComingSchedule[];
  total: number;
}

const shown = 5;

/** What the clock will do to records, the next first. */
export async function comingSchedules(strapi: Core.Strapi, scope: Scope): Promise<ComingSchedules> {
  const waiting = () => scope.limit(strapi.db.connection(SCHEDULES).where({ state: 'waiting' }));
  const rows: ScheduleRow[] = await waiting().orderBy(['due_at', 'id']).limit(shown);
  const total = await waiting().count({ total: '*' }).first();
  const heads = await headsOf(strapi, rows);
  const items = rows.map(({ uid, record_id: documentId, action, due_at: dueAt }) => ({
    ...{ uid, documentId, action, dueAt },
    typeLabel: definitionOf(uid)?.label ?? uid,
    title: heads.get(documentId)?.title ?? '',
  }));
  return { items, total: Number(total?.total) };
}
