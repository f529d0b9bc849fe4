import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { AuditTrail } from '../../../audit/server/services/trail';
import type { Scope } from '../../../review/server/services/access';
import type { Participants } from '../../../review/server/services/participants';
import { definitionOf } from '../../../../lib/canonical-record';
import { copy } from '../../copy';
import type { AnswerBody, GroundCode } from '../rules/ground';
import { GROUNDS, TASKS, type GroundRow, type Moment, type TaskRow } from '../tables';
import { creatorOf } from './creator';
import type { Findings, Place } from './gate';

/** A risk as the reviewer's list shows it. */
export interface TaskView {
  id: number;
  uid: string;
  documentId: string;
  typeLabel: string;
  title: string;
  text: string;
  moment: Moment;
  at: string;
  answer: { code: GroundCode; reason: string; account: string; at: string } | null;
}
export interface TaskPage {
  items: TaskView[];
  total: number;
  open: number;
  page: number;
  pageSize: number;
}
export interface TaskQuery {
  state: 'open' | 'answered';
  page: number;
  pageSize: number;
}

/** What the confidentiality reviewer is asked about records that may give something away put together (B-5). */
const tasks = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Asks about each risk of exactly this content once, in the transaction of what the record is about to do. */
  async raise(place: Place, moment: Moment, { hash, dictionary, title, findings }: Findings): Promise<void> {
    if (findings.length === 0) return;
    await strapi.db.transaction(async ({ trx }) => {
      const about = { uid: place.uid, record_id: place.documentId, title, hash, moment, dictionary };
      const rows = findings.map(({ key, code, text }) => ({ ...about, finding: key, code, text, at: now() }));
      const asked: { finding: string }[] = await trx(TASKS)
        .where({ record_id: place.documentId, hash })
        .select('finding');
      const fresh = rows.filter(({ finding }) => !asked.some((one) => one.finding === finding));
      if (fresh.length === 0) return;
      await trx(TASKS).insert(fresh);
      const trail: AuditTrail = strapi.plugin('audit').service('trail');
      await trail.risk(place, { hash, moment, dictionary, risks: fresh.map(({ code }) => code) });
    });
  },

  /** Newest first; those about content that was changed before it went out are nobody's task any more. */
  async list({ state, page, pageSize }: TaskQuery, scope: Scope): Promise<TaskPage> {
    const rows = await standing(strapi, scope);
    const shown = rows.filter(({ answer }) => (answer === null) === (state === 'open'));
    const participants: Participants = strapi.plugin('review').service('participants');
    const names = await participants.names(rows.flatMap(({ answer }) => (answer ? [answer.account] : [])));
    return {
      items: shown.slice((page - 1) * pageSize, page * pageSize).map((row) => viewOf(row, names)),
      total: shown.length,
      open: rows.filter(({ answer }) => answer === null).length,
      ...{ page, pageSize },
    };
  },

  /**
   * Puts the reviewer's answer on file: why the risk may be taken, or that there is none.
   *
   * @throws {NotFoundError} for a risk nobody asked about; {PolicyError} when it is answered, or asked of whoever made the draft.
   */
  async answer(id: number, account: string, { ground, reason }: AnswerBody, scope: Scope): Promise<void> {
    const place = await placeOf(strapi, id);
    if (!place || !(await scope.mayRead(place))) throw new errors.NotFoundError(copy.tasks.unknown);
    await strapi.db.transaction(async ({ trx }) => {
      const task: TaskRow | undefined = await trx(TASKS).where({ id }).first();
      if (!task) throw new errors.NotFoundError(copy.tasks.unknown);
      const { uid, record_id, hash, finding, code, text, dictionary } = task;
      if ((await creatorOf(strapi, { uid, documentId: record_id })) === account)
        throw new errors.PolicyError(copy.isCreator);
      if (await trx(GROUNDS).where({ record_id, hash, finding }).first('id'))
        throw new errors.PolicyError(copy.tasks.answered);
      const row = { uid, record_id, hash, finding, code, text, dictionary, ground, reason, account, at: now() };
      await trx(GROUNDS).insert(row);
      const trail: AuditTrail = strapi.plugin('audit').service('trail');
      await trail.ground({ uid, documentId: record_id }, account, { hash, dictionary, finding: code, ground });
    });
  },
});
export default tasks;
export type Tasks = ReturnType<typeof tasks>;

const now = (): string => new Date().toISOString();

type Answered = TaskRow & { answer: GroundRow | null };

async function placeOf(strapi: Core.Strapi, id: number): Promise<Place | undefined> {
  const row: TaskRow | undefined = await strapi.db.connection(TASKS).where({ id }).first();
  return row && { uid: row.uid, documentId: row.record_id };
}

async function standing(strapi: Core.Strapi, scope: Scope): Promise<Answered[]> {
  const knex = strapi.db.connection;
  const rows: TaskRow[] = await scope.limit(knex(TASKS)).orderBy('id', 'desc');
  const grounds: GroundRow[] = await knex(GROUNDS).whereIn('record_id', knex(TASKS).select('record_id'));
  const participants: Participants = strapi.plugin('review').service('participants');
  const current = await participants.submitted(rows.map((row) => row.record_id));
  const answers = new Map(grounds.map((row) => [`${row.hash}|${row.finding}`, row]));
  return rows
    .map((row) => ({ ...row, answer: answers.get(`${row.hash}|${row.finding}`) ?? null }))
    .filter(({ answer, record_id, hash }) => answer !== null || current.get(record_id) === hash);
}

function viewOf({ answer, record_id, ...row }: Answered, names: Map<string, string>): TaskView {
  const { id, uid, title, text, moment, at } = row;
  return {
    ...{ id, uid, title, text, moment, at, documentId: record_id },
    typeLabel: definitionOf(uid)?.label ?? uid,
    answer: answer && {
      ...{ code: answer.ground, reason: answer.reason, at: answer.at },
      account: names.get(answer.account) ?? answer.account,
    },
  };
}
