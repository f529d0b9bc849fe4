import type { Core, UID } from '@strapi/types';
import { contentTypes } from '@yangguang/schemas';
import { definitionOf } from '../../../../lib/canonical-record';
import { openStep, refusalOf } from '../rules/attempt';
import { dueDate, isOverdue } from '../rules/due';
import { inReview, nextAction, type State, type StepAction } from '../rules/flow';
import { seatOf } from '../rules/seats';
import { CASES, DECISIONS, type CaseRow, type DecisionRow } from '../tables';
import { actorOf } from './actors';
import type { Viewer } from './cases';
import { namesOf } from './names';
import { isSecond, mayConfirm } from './emergencies';
import { waitingEmergencies } from './emergency-rows';
import { fileOf, type Knex } from './store';

export const queueScopes = ['waiting', 'overdue', 'mine', 'all'] as const;
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
  /** It went out by one signature and waits for a second person (B-11). */
  isToConfirm: boolean;
}

export interface QueuePage {
  items: QueueItem[];
  total: number;
  page: number;
  pageSize: number;
  /** How many wait for the viewer, whatever the filter. */
  waiting: number;
  /** How many are past the limit of their step and were escalated to the viewer. */
  overdue: number;
  /** Content types to filter by. */
  types: { name: string; label: string }[];
}

const queue = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Cases in the order in which they should be taken up: what waits longest first, else the newest change first. */
  async list(query: QueueQuery, viewer: Viewer): Promise<QueuePage> {
    const knex = strapi.db.connection;
    const tasks = await openTasks(strapi, knex, viewer);
    const filtered = () => withFilters(inScope(knex, query.scope, viewer, tasks), query);
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
      waiting: await count(inScope(knex, 'waiting', viewer, tasks)),
      overdue: tasks.overdue.length,
      types: contentTypes.map(({ name, label }) => ({ name, label })),
    };
  },
});
export default queue;
export type Queue = ReturnType<typeof queue>;

type Rows = ReturnType<Knex>;

/** Records under review, by documentId, as one viewer is concerned by them. */
interface OpenTasks {
  /** The open step is one the viewer may take. */
  mine: string[];
  /** The limit has passed, and the flow names the viewer as the one to tell (B-8). */
  overdue: string[];
}

/** Asks the same rules that decide when the step is taken, so that what is listed can be done. */
async function openTasks(strapi: Core.Strapi, knex: Knex, viewer: Viewer): Promise<OpenTasks> {
  const actor = await actorOf(strapi, knex, viewer);
  const rows: CaseRow[] = await knex(CASES).whereIn('state', [...inReview]);
  const decisions = await decisionsUnderWay(knex);
  const tasks: OpenTasks = { mine: [], overdue: [] };
  const now = new Date().toISOString();
  for (const row of rows) {
    const file = await fileOf(knex, row, row.creator, decisions.get(keyOf(row)) ?? []);
    const step = openStep(file);
    const late = isOverdue(dueDate(step, row.step_since), now);
    if (late && step?.escalateTo === viewer.account) tasks.overdue.push(row.record_id);
    const action = nextAction(row.state);
    const seat = action && seatOf(actor, file, action, late);
    if (seat && refusalOf(file, { ...seat, action, hash: file.hash ?? '', at: now }) === null)
      tasks.mine.push(row.record_id);
  }
  if (mayConfirm(viewer))
    for (const row of await waitingEmergencies(knex)) if (isSecond(row, viewer)) tasks.mine.push(row.record_id);
  return tasks;
}

export const keyOf = ({ uid, record_id }: Pick<CaseRow, 'uid' | 'record_id'>): string => `${uid} ${record_id}`;

/** The steps taken in the rounds that are under way, by record. */
export async function decisionsUnderWay(knex: Knex): Promise<Map<string, DecisionRow[]>> {
  const rows: DecisionRow[] = await knex(DECISIONS)
    .join(CASES, (on) => {
      for (const column of ['uid', 'record_id', 'round']) on.on(`${CASES}.${column}`, `${DECISIONS}.${column}`);
    })
    .whereIn(`${CASES}.state`, [...inReview])
    .whereNotNull('step')
    .orderBy(`${DECISIONS}.id`)
    .select(`${DECISIONS}.*`);
  const byRecord = new Map<string, DecisionRow[]>();
  for (const row of rows) byRecord.set(keyOf(row), [...(byRecord.get(keyOf(row)) ?? []), row]);
  return byRecord;
}

function inScope(knex: Knex, scope: QueueQuery['scope'], viewer: Viewer, tasks: OpenTasks): Rows {
  const cases = knex(CASES);
  if (scope === 'waiting') return cases.where((where) => waitsFor(where, viewer, tasks));
  if (scope === 'overdue') return cases.whereIn('record_id', tasks.overdue);
  if (scope === 'mine')
    return cases
      .whereNotIn('state', ['published', 'withheld', 'withdrawn'])
      .where((where) => void where.where({ creator: viewer.account }).orWhereExists(stepsBy(knex, viewer)));
  return cases;
}

/** The viewer may take the open step; or the record came back to its author. */
function waitsFor(where: Rows, viewer: Viewer, { mine }: OpenTasks): void {
  where
    .whereIn('record_id', mine)
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
  const emergencies = await waitingEmergencies(strapi.db.connection);
  const toConfirm = new Set(emergencies.map(({ record_id }) => record_id));
  return rows.map((row) => ({
    isToConfirm: toConfirm.has(row.record_id),
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
