import type { Core } from '@strapi/types';
import type { ReleaseEntry } from '@yangguang/schemas';
import { approvedIn, effectOf, shownIn, type Appearance, type Effect, type ReleaseStep } from '../rules/history';
import { CHANGES, RELEASED, RELEASES, type Knex, type ReleasedRow, type ReleaseRow } from '../tables';
import { recordRef, type RecordRef } from './records';
import type { RollbackCommand } from './rollbacks';

export interface PreviewedRecord extends RecordRef {
  effect: Effect;
  /** When the version that would be shown was let out; null when none is. */
  versionAt: string | null;
}

/** What readers would notice of a rollback or roll-forward. */
export interface RollbackPreview {
  /** The release that is live now: what both people must have looked at. */
  seenRelease: number;
  records: PreviewedRecord[];
  /** Those of `records` that change; the others stay withdrawn. */
  changing: number;
  /** Changes of very large releases that are counted and not named. */
  unlisted: number;
}

const previews = ({ strapi }: { strapi: Core.Strapi }) => ({
  async preview(command: RollbackCommand, seenRelease: number): Promise<RollbackPreview> {
    const knex = strapi.db.connection;
    const rows: ReleaseRow[] = await knex(RELEASES).where('number', '<=', seenRelease);
    const steps = new Map(rows.map(({ number, kind, shows }) => [number, { number, kind, shows }]));
    const records: PreviewedRecord[] = [];
    for (const [, appearances] of await candidates(knex, command))
      records.push(...(await previewOf(knex, steps, appearances, command, seenRelease)));
    return {
      seenRelease,
      records,
      changing: records.filter(({ effect }) => effect !== 'stays-withdrawn').length,
      unlisted: command.command === 'rollback' ? await unlistedSince(knex, rows, command.to) : 0,
    };
  },
});
export default previews;
export type Previews = ReturnType<typeof previews>;

/** Every release that touched a record which the command may change, by record. */
async function candidates(knex: Knex, command: RollbackCommand): Promise<Map<string, ReleasedRow[]>> {
  const touched =
    command.command === 'rollback'
      ? knex(RELEASED).where('release', '>', command.to)
      : knex(RELEASED).whereIn('release', knex(RELEASES).where({ kind: 'rollback' }).select('number'));
  const rows: ReleasedRow[] = await knex(RELEASED)
    .whereIn('record_id', touched.select('record_id'))
    .orderBy(['record_id', 'release']);
  const byRecord = new Map<string, ReleasedRow[]>();
  for (const row of rows) byRecord.set(row.record_id, [...(byRecord.get(row.record_id) ?? []), row]);
  return byRecord;
}

async function previewOf(
  knex: Knex,
  steps: ReadonlyMap<number, ReleaseStep>,
  appearances: readonly (ReleasedRow & Appearance)[],
  command: RollbackCommand,
  live: number,
): Promise<PreviewedRecord[]> {
  const now = shownIn(steps, appearances, live);
  const then = command.command === 'rollback' ? shownIn(steps, appearances, command.to) : approvedIn(appearances, live);
  const effect = effectOf(now, then);
  const newest = appearances.at(-1);
  if (!effect || !newest) return [];
  const versionAt = effect !== 'stays-withdrawn' && typeof then === 'object' ? await timeOf(knex, then.seq) : null;
  // The entry that took a record from the readers names it by its index number; to officers it has a title.
  const titled = appearances.filter(({ action }) => action !== 'withdrawn').at(-1) ?? newest;
  return [{ ...recordRef({ ...newest, title: titled.title }), effect, versionAt }];
}

async function timeOf(knex: Knex, seq: number): Promise<string | null> {
  const change: { at: string } | undefined = await knex(CHANGES).where({ seq }).select('at').first();
  return change?.at ?? null;
}

async function unlistedSince(knex: Knex, releases: readonly ReleaseRow[], to: number): Promise<number> {
  const since = releases.filter(({ number }) => number > to);
  const counted = since.reduce((sum, { counts }) => sum + total(JSON.parse(counts) as ReleaseEntry['counts']), 0);
  const listed = await knex(RELEASED)
    .whereIn(
      'release',
      since.map(({ number }) => number),
    )
    .count({ total: '*' })
    .first();
  return Math.max(0, counted - Number(listed?.total));
}

const total = ({ added, changed, withdrawn }: ReleaseEntry['counts']): number => added + changed + withdrawn;
