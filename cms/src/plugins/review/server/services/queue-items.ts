import type { Core, UID } from '@strapi/types';
import { definitionOf } from '../../../../lib/canonical-record';
import type { BulkStep } from '../rules/bulk-steps';
import { nextAction, type State, type StepAction } from '../rules/flow';
import { DECISIONS, type CaseRow, type DecisionRow } from '../tables';
import type { Viewer } from './cases';
import { guestOf, invitationsByRecord } from '../guests/queue-marks';
import { waitingEmergencies } from './emergency-rows';
import { currentFlow } from './flow-versions';
import { namesOf } from './names';
import type { OpenCase } from './open-tasks';
import type { Knex } from './store';

export interface QueueItem {
  uid: string;
  documentId: string;
  typeLabel: string;
  title: string;
  indexNumber: string | null;
  department: string | null;
  state: State;
  nextAction: StepAction | null;
  round: number;
  /** Of what was submitted; sent back with a decision as `seenHash`. */
  hash: string | null;
  submittedBy: string | null;
  updatedAt: string;
  /** Last day of the open step. */
  due: { date: string; isOverdue: boolean } | null;
  /** Why it came back, for whoever has to mend it. */
  setback: { reason: string; account: string } | null;
  /** It went out by one signature and waits for a second person (B-11). */
  isToConfirm: boolean;
  /** Whether somebody without an account was asked at this step, and has answered (B-7). */
  guest: 'waiting' | 'answered' | null;
  /** What the viewer may do to it together with others. */
  bulk: BulkStep[];
}

/** A row of the list: a case, or a draft that has none yet. */
export type ListedRow = Pick<CaseRow, 'uid' | 'record_id' | 'updated_at'> & Partial<CaseRow>;

export async function itemsOf(
  strapi: Core.Strapi,
  rows: readonly ListedRow[],
  viewer: Viewer,
  tasks: ReadonlyMap<string, OpenCase>,
): Promise<QueueItem[]> {
  const knex = strapi.db.connection;
  const heads = await headsOf(strapi, rows);
  const setbacks = await setbacksOf(knex, rows);
  const people = [...rows.map((row) => row.submitted_by ?? ''), ...[...setbacks.values()].map((row) => row.account)];
  const names = await namesOf(
    strapi,
    people.map((account) => ({ account })),
  );
  const emergencies = await waitingEmergencies(knex);
  const toConfirm = new Set(emergencies.map(({ record_id }) => record_id));
  const guests = await invitationsByRecord(
    knex,
    rows.map(({ record_id }) => record_id),
  );
  const named = (account: string): string => names.get(account) ?? account;
  return Promise.all(
    rows.map(async (row): Promise<QueueItem> => {
      const { uid, record_id: documentId, state = 'draft', round = 0, hash = null, updated_at: updatedAt } = row;
      const open = tasks.get(documentId);
      const head = heads.get(documentId);
      const setback = setbacks.get(documentId);
      return {
        ...{ uid, documentId, state, round, hash, updatedAt },
        typeLabel: definitionOf(uid)?.label ?? uid,
        title: head?.title ?? '',
        indexNumber: head?.indexNumber ?? null,
        department: head?.leadDepartment?.title ?? null,
        nextAction: nextAction(state),
        submittedBy: row.submitted_by ? named(row.submitted_by) : null,
        due: open?.due ? { date: open.due, isOverdue: open.isLate } : null,
        setback: setback?.comment ? { reason: setback.comment, account: named(setback.account) } : null,
        isToConfirm: toConfirm.has(documentId),
        guest: open ? guestOf(guests.get(documentId) ?? [], row) : null,
        bulk: await bulkSteps(knex, row, state, viewer, open),
      };
    }),
  );
}

async function bulkSteps(
  knex: Knex,
  row: ListedRow,
  state: State,
  viewer: Viewer,
  open: OpenCase | undefined,
): Promise<BulkStep[]> {
  if (state === 'draft' || state === 'returned') return (await maySubmit(knex, row, viewer)) ? ['submit'] : [];
  const { mayTake = null, mayReturn = false } = open ?? {};
  // Records of a group are signed together, so their signature is given where all of them are shown.
  const isStep = mayTake === 'approve' || mayTake === 'countersign' || (mayTake === 'sign' && !row.batch);
  return [...(isStep ? [mayTake] : []), ...(mayReturn ? (['return'] as const) : [])];
}

/** His own, unless the flow lets the drafter choose who countersigns: that is asked for each record by itself. */
async function maySubmit(knex: Knex, { uid, creator, submitted_by }: ListedRow, viewer: Viewer): Promise<boolean> {
  if (!viewer.can('submit') || ![creator, submitted_by].includes(viewer.account)) return false;
  const { flow } = await currentFlow(knex, uid);
  return !flow.steps.some(({ departments }) => departments?.choice === 'drafter');
}

/** The newest decision on each record that came back. */
async function setbacksOf(knex: Knex, rows: readonly ListedRow[]): Promise<Map<string, DecisionRow>> {
  const back = rows.filter(({ state }) => state === 'returned' || state === 'draft').map(({ record_id }) => record_id);
  if (back.length === 0) return new Map();
  const newest = knex(DECISIONS).whereIn('record_id', back).groupBy('uid', 'record_id').max('id');
  const decisions: DecisionRow[] = await knex(DECISIONS).whereIn('id', newest);
  return new Map(decisions.map((row) => [row.record_id, row]));
}

interface Head {
  documentId: string;
  title: string | null;
  indexNumber: string | null;
  leadDepartment: { title: string | null } | null;
}

/** What lists show of records, by documentId. */
export async function headsOf(
  strapi: Core.Strapi,
  rows: readonly Pick<CaseRow, 'uid' | 'record_id'>[],
): Promise<Map<string, Head>> {
  const heads = new Map<string, Head>();
  for (const uid of new Set(rows.map((row) => row.uid))) {
    const ids = rows.filter((row) => row.uid === uid).map((row) => row.record_id);
    const drafts: Head[] = await strapi.db.query(uid as UID.ContentType).findMany({
      where: { documentId: { $in: ids }, publishedAt: null },
      select: ['documentId', 'title', 'indexNumber'],
      populate: { leadDepartment: { select: ['title'] } },
    });
    for (const draft of drafts) heads.set(draft.documentId, draft);
  }
  return heads;
}
