import type { Core, UID } from '@strapi/types';
import { contentTypes } from '@yangguang/schemas';
import { definitionOf } from '../../../../lib/canonical-record';
import { nextAction, states, transitions, type Permission, type State, type StepAction } from '../rules/flow';
import { CASES, DECISIONS, type CaseRow } from '../tables';
import type { Viewer } from './cases';
import { namesOf } from './names';
import type { Knex } from './store';

export const queueScopes = ['waiting', 'mine', 'all'] as const;
export interface QueueQuery {
  scope: (typeof queueScopes)[number];
  /** Name of a content type, e.g. `policy-document`. */
  type?: string | undefined;
  state?: State | undefined;
  page: number;
  pageSize: number;
}

export interface QueueItem {
  uid: string;
  documentId: string;
  typeLabel: string;
  title: string;
  indexNumber: string | null;
  state: State;
  nextAction: StepAction | null;
  round: number;
  submittedBy: string | null;
  updatedAt: string;
}

export interface QueuePage {
  items: QueueItem[];
  total: number;
  page: number;
  pageSize: number;
  /** How many wait for the viewer, whatever the filter. */
  waiting: number;
  /** Content types to filter by. */
  types: { name: string; label: string }[];
}

const queue = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Cases in the order in which they should be taken up: what waits longest first, else the newest change first. */
  async list(query: QueueQuery, viewer: Viewer): Promise<QueuePage> {
    const knex = strapi.db.connection;
    const filtered = () => withFilters(inScope(knex, query.scope, viewer), query);
    const rows: CaseRow[] = await filtered()
      .orderBy('updated_at', query.scope === 'waiting' ? 'asc' : 'desc')
      .orderBy('record_id')
      .limit(query.pageSize)
      .offset((query.page - 1) * query.pageSize);
    return {
      items: await itemsOf(strapi, rows),
      total: await count(filtered()),
      page: query.page,
      pageSize: query.pageSize,
      waiting: await count(inScope(knex, 'waiting', viewer)),
      types: contentTypes.map(({ name, label }) => ({ name, label })),
    };
  },
});
export default queue;
export type Queue = ReturnType<typeof queue>;

type Rows = ReturnType<Knex>;

function inScope(knex: Knex, scope: QueueQuery['scope'], viewer: Viewer): Rows {
  const cases = knex(CASES);
  if (scope === 'waiting') return cases.where((where) => void waitsFor(knex, where, viewer));
  if (scope === 'mine')
    return cases
      .whereNotIn('state', ['published', 'withdrawn'])
      .where((where) => void where.where({ creator: viewer.account }).orWhereExists(stepsBy(knex, viewer)));
  return cases;
}

/** The next step is one the viewer's role takes, and four eyes allow it; or the record came back to its author. */
function waitsFor(knex: Knex, where: Rows, viewer: Viewer): void {
  where
    .where(
      (step) =>
        void step
          .whereIn('state', statesOf(viewer.can))
          .where((author) => void author.whereNull('creator').orWhereNot({ creator: viewer.account }))
          .whereNotExists(stepsBy(knex, viewer)),
    )
    .orWhere((back) => void back.whereIn('state', ['returned', 'draft']).where({ submitted_by: viewer.account }));
}

function stepsBy(knex: Knex, viewer: Viewer): Rows {
  return knex(DECISIONS)
    .whereNotNull('step')
    .where({ account: viewer.account })
    .whereRaw('?? = ??', [`${DECISIONS}.uid`, `${CASES}.uid`])
    .whereRaw('?? = ??', [`${DECISIONS}.record_id`, `${CASES}.record_id`])
    .whereRaw('?? = ??', [`${DECISIONS}.round`, `${CASES}.round`]);
}

/** States whose next step the viewer's role takes; submissions are the author's own affair. */
function statesOf(can: (permission: Permission) => boolean): State[] {
  return states.filter((state) => {
    const action = nextAction(state);
    return action !== null && action !== 'submit' && can(transitions[action].permission);
  });
}

function withFilters(rows: Rows, { type, state }: QueueQuery): Rows {
  if (type) void rows.where({ uid: `api::${type}.${type}` });
  if (state) void rows.where({ state });
  return rows;
}

async function count(rows: Rows): Promise<number> {
  const row = await rows.count({ total: '*' }).first();
  return Number(row?.total);
}

interface Head {
  documentId: string;
  title: string | null;
  indexNumber: string | null;
}

async function itemsOf(strapi: Core.Strapi, rows: CaseRow[]): Promise<QueueItem[]> {
  const heads = await headsOf(strapi, rows);
  const names = await namesOf(
    strapi,
    rows.flatMap((row) => (row.submitted_by ? [{ account: row.submitted_by }] : [])),
  );
  return rows.map((row) => ({
    uid: row.uid,
    documentId: row.record_id,
    typeLabel: definitionOf(row.uid)?.label ?? row.uid,
    title: heads.get(row.record_id)?.title ?? '',
    indexNumber: heads.get(row.record_id)?.indexNumber ?? null,
    state: row.state,
    nextAction: nextAction(row.state),
    round: row.round,
    submittedBy: row.submitted_by ? (names.get(row.submitted_by) ?? row.submitted_by) : null,
    updatedAt: row.updated_at,
  }));
}

async function headsOf(strapi: Core.Strapi, rows: CaseRow[]): Promise<Map<string, Head>> {
  const heads = new Map<string, Head>();
  for (const uid of new Set(rows.map((row) => row.uid))) {
    const ids = rows.filter((row) => row.uid === uid).map((row) => row.record_id);
    const drafts: Head[] = await strapi.db.query(uid as UID.ContentType).findMany({
      where: { documentId: { $in: ids }, publishedAt: null },
      select: ['documentId', 'title', 'indexNumber'],
    });
    for (const draft of drafts) heads.set(draft.documentId, draft);
  }
  return heads;
}
