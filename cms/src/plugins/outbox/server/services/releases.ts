import type { Core } from '@strapi/types';
import type { FinishedRelease, PublishingStage, ReleaseEntry } from '@yangguang/schemas';
import { CHANGES, DELIVERIES, RELEASED, RELEASES, type Knex, type ReleasedRow, type ReleaseRow } from '../tables';
import type { LetOut } from '../../../review/server/services/participants';
import type { Viewer } from '../viewer';
import { ledgerUrl, participantsOf, portalUrl, recordRef, visibleTo, type RecordRef } from './records';

export interface ReleaseView extends Pick<ReleaseEntry, 'number' | 'at' | 'kind' | 'shows' | 'pages' | 'counts'> {
  stageMs: Partial<Record<PublishingStage, number>>;
  /** Null until the portal has answered with the expected bytes (C-2). */
  liveAt: string | null;
  ledgerUrl: string | null;
  /** The first titles, so that the list tells what it was about. */
  titles: string[];
}

export interface ReleasedView extends RecordRef {
  action: ReleasedRow['action'];
  /** Who signed the change that brought it; empty after a rollback. */
  signers: string[];
  /** Null after a rollback, and for a migration, which nobody waited for. */
  signedAt: string | null;
  liveAt: string | null;
  url: string | null;
}

export interface ReleasePage {
  items: ReleaseView[];
  total: number;
}

const titlesShown = 3;
const rowsPerInsert = 100;

const releases = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Keeps what the publisher tells of its releases, in the caller's transaction. */
  async store(trx: Knex, finished: readonly FinishedRelease[]): Promise<void> {
    for (const release of finished) await storeOne(trx, release);
  },

  /** Newest first; for others than those who oversee, the releases that touched records of theirs. */
  async list(place: { page: number; pageSize: number }, viewer: Viewer): Promise<ReleasePage> {
    const mine = () => ownReleases(strapi, viewer);
    const rows: ReleaseRow[] = await mine()
      .orderBy('number', 'desc')
      .limit(place.pageSize)
      .offset((place.page - 1) * place.pageSize);
    const items: ReleaseView[] = [];
    for (const row of rows) items.push(viewOf(row, await titlesOf(strapi, row.number, viewer)));
    const total = await mine().count({ total: '*' }).first();
    return { items, total: Number(total?.total) };
  },

  /** What a release changed, with who signed each; only the viewer's own records for those who do not oversee. */
  async records(number: number, viewer: Viewer): Promise<ReleasedView[]> {
    const knex = strapi.db.connection;
    const rows: ReleasedRow[] = await visibleTo(strapi, knex(RELEASED).where({ release: number }), 'record_id', viewer)
      .orderBy('action')
      .orderBy('record_id');
    const seqs = rows.flatMap(({ seq }) => (seq === null ? [] : [seq]));
    const changes = await changesOf(knex, seqs);
    const signers = await participantsOf(strapi).signersOf([...changes.values()]);
    return rows.map((row) => releasedView(row, changes.get(row.seq ?? 0), signers));
  },
});
export default releases;
export type Releases = ReturnType<typeof releases>;

async function storeOne(trx: Knex, { entry, stageMs, liveAt }: FinishedRelease): Promise<void> {
  const known: ReleaseRow | undefined = await trx(RELEASES).where({ number: entry.number }).first();
  // A number told again may bring more of the same release; told with another hash it is another release.
  const before = known?.manifest_hash === entry.manifestHash ? known : undefined;
  await trx(RELEASES)
    .insert({
      number: entry.number,
      at: entry.at,
      kind: entry.kind,
      shows: entry.shows,
      manifest_hash: entry.manifestHash,
      pages: JSON.stringify(entry.pages),
      counts: JSON.stringify(entry.counts),
      stage_ms: JSON.stringify({ ...(before && (JSON.parse(before.stage_ms) as object)), ...stageMs }),
      live_at: liveAt ?? before?.live_at ?? null,
    } satisfies ReleaseRow)
    .onConflict('number')
    .merge();
  await trx(RELEASED).where({ release: entry.number }).delete();
  const rows: ReleasedRow[] = entry.records.map(({ id, ...record }) => ({
    release: entry.number,
    record_id: id,
    ...record,
  }));
  for (let start = 0; start < rows.length; start += rowsPerInsert)
    await trx(RELEASED).insert(rows.slice(start, start + rowsPerInsert));
}

function ownReleases(strapi: Core.Strapi, viewer: Viewer) {
  const knex = strapi.db.connection;
  if (viewer.seesAll) return knex(RELEASES);
  return knex(RELEASES).whereIn('number', visibleTo(strapi, knex(RELEASED), 'record_id', viewer).select('release'));
}

async function titlesOf(strapi: Core.Strapi, release: number, viewer: Viewer): Promise<string[]> {
  const rows = visibleTo(strapi, strapi.db.connection(RELEASED).where({ release }), 'record_id', viewer);
  return rows.orderBy('action').orderBy('record_id').limit(titlesShown).pluck('title');
}

function viewOf(row: ReleaseRow, titles: string[]): ReleaseView {
  return {
    number: row.number,
    at: row.at,
    kind: row.kind,
    shows: row.shows,
    pages: JSON.parse(row.pages) as ReleaseView['pages'],
    counts: JSON.parse(row.counts) as ReleaseView['counts'],
    stageMs: JSON.parse(row.stage_ms) as ReleaseView['stageMs'],
    liveAt: row.live_at,
    ledgerUrl: ledgerUrl(row.number),
    titles,
  };
}

/** `title` is that of a withdrawn record, which the portal tells by its number only. */
type ReleasedChange = LetOut & { title: string | null; signed_at: string | null; live_at: string | null };

const seqsPerQuery = 500;

async function changesOf(knex: Knex, seqs: readonly number[]): Promise<Map<number, ReleasedChange>> {
  const found = new Map<number, ReleasedChange>();
  for (let start = 0; start < seqs.length; start += seqsPerQuery) {
    const rows: ReleasedChange[] = await knex(`${CHANGES} as change`)
      .join(`${DELIVERIES} as delivery`, 'delivery.seq', 'change.seq')
      .whereIn('change.seq', seqs.slice(start, start + seqsPerQuery))
      .select(
        ...['change.seq', 'change.record_id', 'change.at', 'change.action', 'change.approval', 'change.title'],
        ...['delivery.signed_at', 'delivery.live_at'],
      );
    for (const row of rows) found.set(row.seq, row);
  }
  return found;
}

function releasedView(
  row: ReleasedRow,
  change: ReleasedChange | undefined,
  signers: ReadonlyMap<number, string[]>,
): ReleasedView {
  return {
    ...recordRef({ ...row, title: change?.title ?? row.title }),
    action: row.action,
    signers: signers.get(row.seq ?? 0) ?? [],
    signedAt: change?.signed_at ?? null,
    liveAt: change?.live_at ?? null,
    url: portalUrl(row.path),
  };
}
