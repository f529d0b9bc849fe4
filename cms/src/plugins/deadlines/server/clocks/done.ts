import type { Core } from '@strapi/types';
import {
  clockNames,
  clocks,
  contentTypes,
  lastDayOf,
  shanghaiDate,
  type Clock,
  type ClockName,
  type ClockSource,
} from '@yangguang/schemas';
import type { Feed } from '../../../outbox/server/services/feed';
import type { Reassessments } from '../../../review/server/services/reassessments';
import { CONFIRMATIONS } from '../tables';
import { heads, tableOf, withValues, type Head } from './records';

/** A clock that was stopped in time or late: what started it, and the day on which it was done. */
export interface DoneClock extends Pick<Head, 'departmentId' | 'department'> {
  clock: ClockName;
  start: string;
  doneDate: string;
}
const IDS_AT_ONCE = 500;

/** What was done since a day: records that came out for the first time, withheld ones that somebody looked at again. */
export async function doneClocks(strapi: Core.Strapi, since: string): Promise<DoneClock[]> {
  return [...(await letOut(strapi, since)), ...(await lookedAt(strapi, since))];
}

/** Migrated records were public before and stopped no clock: `firstDecisions` knows of none. */
async function letOut(strapi: Core.Strapi, since: string): Promise<DoneClock[]> {
  const feed: Feed = strapi.plugin('outbox').service('feed');
  const decided = await feed.firstDecisions(`${since}T00:00:00.000+08:00`);
  const found: DoneClock[] = [];
  for (const clock of clockNames) {
    const { source }: Clock = clocks[clock];
    for (const { type, field } of begunBy(source)) {
      const days = new Map(
        decided.flatMap((one) => (one.type === type ? [[one.id, shanghaiDate(new Date(one.at))]] : [])),
      );
      const table = tableOf(strapi, type);
      const start = `live.${table.column(field)}`;
      // Of a public version the section is there only once it is public itself.
      const rows = await byIds<{ start: string }>([...days.keys()], async (ids) =>
        withValues(heads(strapi, type, 'draft'), table, source.where)
          .join(`${table.name} as live`, 'live.document_id', 'record.document_id')
          .whereNotNull('live.published_at')
          .whereNotNull(start)
          .whereIn('record.document_id', ids)
          .select({ start }),
      );
      found.push(
        ...rows.map((row) => ({
          ...row,
          clock,
          start: source.kind === 'periodic' ? lastDayOf(row.start) : row.start,
          doneDate: days.get(row.documentId) ?? '',
        })),
      );
    }
  }
  return found;
}

/** The fields that say when a clock of publication began: a day, or the period that had to be over. */
function begunBy(source: ClockSource): { type: string; field: string }[] {
  if (source.kind === 'unpublished') return source.types.map((type) => ({ type, field: source.startField }));
  return source.kind === 'periodic' ? [source] : [];
}

/** Each look at a withheld record stops the clock that the decision or the look before it started (R-REG-18). */
async function lookedAt(strapi: Core.Strapi, since: string): Promise<DoneClock[]> {
  const decided: Reassessments = strapi.plugin('review').service('reassessments');
  const { begun, looked } = await decided.days();
  const confirmed: { record_id: string; day: string }[] = await strapi.db
    .connection(CONFIRMATIONS)
    .where({ clock: 'reassessment' });
  const looks = [...looked, ...confirmed.map(({ record_id: id, day }) => ({ id, day }))];
  const starts = [...begun, ...looks];
  const recent = looks.filter(({ day }) => day >= since);
  const drafts = await withFormation(strapi, [...new Set(recent.map(({ id }) => id))]);
  return recent.flatMap(({ id, day }) => {
    const draft = drafts.get(id);
    const before = starts.filter((one) => one.id === id && one.day < day).map((one) => one.day);
    const start = before.sort().at(-1) ?? draft?.formed;
    return draft && start ? [{ ...draft, clock: 'reassessment', start, doneDate: day }] : [];
  });
}

type Formed = Head & { formed: string };

async function withFormation(strapi: Core.Strapi, ids: readonly string[]): Promise<Map<string, Formed>> {
  const found = new Map<string, Formed>();
  for (const { name } of contentTypes) {
    const formed = `record.${tableOf(strapi, name).column('formedDate')}`;
    const rows = await byIds<Formed>(ids, async (some) =>
      heads(strapi, name, 'draft').select({ formed }).whereIn('record.document_id', some),
    );
    for (const row of rows) found.set(row.documentId, row);
  }
  return found;
}

/** No statement names more records than a database takes. */
async function byIds<T>(
  ids: readonly string[],
  ask: (ids: readonly string[]) => Promise<unknown>,
): Promise<(Head & T)[]> {
  const found: (Head & T)[] = [];
  for (let start = 0; start < ids.length; start += IDS_AT_ONCE)
    found.push(...((await ask(ids.slice(start, start + IDS_AT_ONCE))) as (Head & T)[]));
  return found;
}
