import type { Core, UID } from '@strapi/types';
import { contentTypes, dueGroup, type DueGroup } from '@yangguang/schemas';
import { scopeOf, type Scope } from '../access/scope';
import { shanghaiDay } from '../rules/due';
import type { State } from '../rules/flow';
import { CASES, DECISIONS, type CaseRow } from '../tables';
import type { Viewer } from './cases';
import { ofDepartment } from './departments';
import { isSecond, mayConfirm } from './emergencies';
import { waitingEmergencies } from './emergency-rows';
import { openTasks, type OpenCase } from './open-tasks';
import { ownDrafts, type DraftQuery, type OwnDraft } from './own-drafts';
import { itemsOf, type ListedRow, type QueueItem } from './queue-items';
import type { Knex } from './store';
import { departmentNames } from './surroundings';

export const queueScopes = ['waiting', 'overdue', 'drafts', 'mine', 'all'] as const;
export interface QueueQuery {
  scope: (typeof queueScopes)[number];
  /** Name of a content type, e.g. `policy-document`. */
  type?: string | undefined;
  state?: State | undefined;
  /** Id of the department that answers for the record; `none` where none is named. */
  department?: string | undefined;
  /** When the open step has to be done. */
  due?: DueGroup | undefined;
  page: number;
  pageSize: number;
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
  /** The account works for no section, and so sees no unpublished work but what waits for it by name. */
  isHomeless: boolean;
  /** How many drafts of the viewer's were never submitted. */
  drafts: number;
  maySubmit: boolean;
  /** Content types and departments to filter by. */
  types: { name: string; label: string }[];
  departments: { name: string; label: string }[];
}

interface Tasks {
  /** Records under review, by documentId. */
  open: ReadonlyMap<string, OpenCase>;
  /** Records that went out by one signature and wait for a second person, who can be the viewer (B-11). */
  toConfirm: readonly string[];
}
type Rows = ReturnType<Knex>;

const queue = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** What is to be done by when comes first; where nothing is to be done, the newest change. */
  async list(query: QueueQuery, viewer: Viewer): Promise<QueuePage> {
    const knex = strapi.db.connection;
    const scope = await scopeOf(strapi, knex, viewer);
    const tasks: Tasks = {
      open: await readable(scope, await openTasks(strapi, knex, viewer)),
      toConfirm: await emergenciesFor(knex, viewer),
    };
    const cases = (of: QueueQuery['scope']): Rows => scope.limit(inScope(knex, of, viewer, tasks));
    const drafts = (asked: DraftQuery): Rows => scope.limit(ownDrafts(strapi, viewer.account, asked));
    const { rows, total } =
      query.scope === 'drafts'
        ? await draftPage(drafts(query), query, viewer)
        : await casePage(withFilters(strapi, cases(query.scope), query, tasks), query, tasks);
    return {
      items: await itemsOf(strapi, rows, viewer, tasks.open),
      total,
      page: query.page,
      pageSize: query.pageSize,
      waiting: await count(cases('waiting')),
      overdue: idsOf(tasks, ({ isEscalated }) => isEscalated).length,
      isHomeless: scope.isHomeless,
      drafts: viewer.can('submit') ? await count(drafts({})) : 0,
      maySubmit: viewer.can('submit'),
      types: contentTypes.map(({ name, label }) => ({ name, label })),
      departments: await departmentChoices(strapi, scope),
    };
  },
});
export default queue;
export type Queue = ReturnType<typeof queue>;

/** Sections that readers know, and those whose page is not public yet to those who may read it. */
async function departmentChoices(strapi: Core.Strapi, scope: Scope): Promise<QueuePage['departments']> {
  const names = await departmentNames(strapi);
  const shown = scope.readsAll ? names : await publicOr(strapi, names, await scope.among([...names.keys()]));
  return [...shown].map(([name, label]) => ({ name, label }));
}

async function publicOr(
  strapi: Core.Strapi,
  names: ReadonlyMap<string, string>,
  readable: ReadonlySet<string>,
): Promise<Map<string, string>> {
  const rows: { documentId: string; title: string }[] = await strapi.db
    .query('api::department.department' as UID.ContentType)
    .findMany({ where: { publishedAt: { $notNull: true } }, select: ['documentId', 'title'] });
  const shown = new Map(rows.map(({ documentId, title }) => [documentId, title]));
  return new Map(
    [...names].flatMap(([id, name]) => {
      const label = readable.has(id) ? name : shown.get(id);
      return label === undefined ? [] : [[id, label] as const];
    }),
  );
}

async function readable(scope: Scope, open: ReadonlyMap<string, OpenCase>): Promise<Map<string, OpenCase>> {
  if (scope.readsAll || open.size === 0) return new Map(open);
  const ids = await scope.among([...open.keys()]);
  return new Map([...open].filter(([id]) => ids.has(id)));
}

interface Listed {
  rows: ListedRow[];
  total: number;
}

const windowOf = ({ page, pageSize }: QueueQuery): [number, number] => [(page - 1) * pageSize, page * pageSize];

async function casePage(found: Rows, query: QueueQuery, tasks: Tasks): Promise<Listed> {
  const [from, to] = windowOf(query);
  if (query.scope === 'waiting' || query.scope === 'overdue' || query.due) {
    // Work under way, so no long list; what day a step is due is counted, not stored.
    const rows: CaseRow[] = await found;
    return { rows: rows.sort(byDue(tasks)).slice(from, to), total: rows.length };
  }
  const total = await count(found.clone());
  const rows: CaseRow[] = await found
    .orderBy('updated_at', 'desc')
    .orderBy('record_id')
    .limit(query.pageSize)
    .offset(from);
  return { rows, total };
}

async function draftPage(found: Rows, query: QueueQuery, { account }: Viewer): Promise<Listed> {
  const total = await count(found.clone());
  const rows: OwnDraft[] = await found
    .orderBy('updated_at', 'desc')
    .orderBy('record_id')
    .limit(query.pageSize)
    .offset(windowOf(query)[0]);
  const dated = rows.map((row) => ({ ...row, updated_at: new Date(row.updated_at).toISOString(), creator: account }));
  return { rows: dated, total };
}

async function emergenciesFor(knex: Knex, viewer: Viewer): Promise<string[]> {
  if (!mayConfirm(viewer)) return [];
  const rows = await waitingEmergencies(knex);
  return rows.filter((row) => isSecond(row, viewer)).map((row) => row.record_id);
}

/** What waits for a second person before all; overdue, then by day; what has no day last, the longest waiting first. */
function byDue({ open, toConfirm }: Tasks) {
  const day = ({ record_id: id }: CaseRow): string => (toConfirm.includes(id) ? '' : (open.get(id)?.due ?? '9999'));
  return (one: CaseRow, other: CaseRow): number =>
    day(one).localeCompare(day(other)) ||
    one.updated_at.localeCompare(other.updated_at) ||
    one.record_id.localeCompare(other.record_id);
}

const idsOf = ({ open }: Tasks, wanted: (one: OpenCase) => boolean): string[] =>
  [...open].flatMap(([id, one]) => (wanted(one) ? [id] : []));

function inScope(knex: Knex, scope: QueueQuery['scope'], viewer: Viewer, tasks: Tasks): Rows {
  const cases = knex(CASES);
  if (scope === 'waiting') return cases.where((where) => waitsFor(where, viewer, tasks));
  if (scope === 'overdue')
    return cases.whereIn(
      'record_id',
      idsOf(tasks, ({ isEscalated }) => isEscalated),
    );
  if (scope === 'mine')
    return cases
      .whereNotIn('state', ['published', 'withheld', 'withdrawn'])
      .where((where) => void where.where({ creator: viewer.account }).orWhereExists(stepsBy(knex, viewer)));
  return cases;
}

/** The viewer may take the open step; or the record came back to its author. */
function waitsFor(where: Rows, viewer: Viewer, tasks: Tasks): void {
  const mine = [...idsOf(tasks, ({ mayTake }) => mayTake !== null), ...tasks.toConfirm];
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

function withFilters(strapi: Core.Strapi, rows: Rows, query: QueueQuery, tasks: Tasks): Rows {
  const { type, state, department, due } = query;
  if (type) void rows.where({ uid: `api::${type}.${type}` });
  if (state) void rows.where({ state });
  if (due) {
    const today = shanghaiDay(new Date().toISOString());
    void rows.whereIn(
      'record_id',
      idsOf(tasks, (one) => one.due !== null && dueGroup(today, one.due) === due),
    );
  }
  if (department) {
    const uids = contentTypes.map(({ uid }) => uid).filter((uid) => !type || uid === `api::${type}.${type}`);
    void rows.where((any) => {
      for (const uid of uids)
        void any.orWhere((one) => void one.where({ uid }).whereIn('record_id', ofDepartment(strapi, uid, department)));
    });
  }
  return rows;
}

async function count(rows: Rows): Promise<number> {
  const row = await rows.count({ total: '*' }).first();
  return Number(row?.total);
}
