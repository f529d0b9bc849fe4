import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { assessmentHeads, shanghaiDate, type AssessmentHead } from '@yangguang/schemas';
import type { Who } from '../../../audit/server/services/who';
import type { ScoreService } from '../../../deadlines/server/services/scores';
import { copy } from '../../copy';
import { headsOf, labelOf, outcomeOf, type OpenHead, type Outcome } from '../rules/section-result';
import {
  ENTRIES,
  RESULTS,
  SECTIONS,
  type EntryRow,
  type Knex,
  type ResultRow,
  type RoundRow,
  type SectionRow,
} from '../tables';
import { moveRound, trailOf, type Rounds } from './rounds';

/** One section in an assessment. */
export interface SectionResult {
  department: string;
  name: string;
  heads: OpenHead[];
  outcome: Outcome | null;
}

export interface Entry {
  department: string;
  head: AssessmentHead;
  points: number;
  reason: string;
}

/** Points, and what comes of them: given by the office, closed by it, confirmed by somebody else (R-SRC-17). */
const results = ({ strapi }: { strapi: Core.Strapi }) => {
  const rounds = (): Rounds => strapi.plugin('assessment').service('rounds');

  /** Every section as it stands; once closed as it was then. */
  async function ofRound(round: RoundRow, now: Date): Promise<SectionResult[]> {
    const knex = strapi.db.connection;
    const sections: SectionRow[] = await knex(SECTIONS).where({ round: round.id }).orderBy('position');
    const kept: ResultRow[] = await knex(RESULTS).where({ round: round.id });
    if (kept.length > 0) return sections.flatMap((section) => keptResult(section, kept));
    const scores: ScoreService = strapi.plugin('deadlines').service('scores');
    const counts = await scores.ofYear(round.year, now);
    const entries: EntryRow[] = await knex(ENTRIES).where({ round: round.id }).orderBy('id');
    const names = await namesOf(strapi, entries);
    return sections.map(({ department, name }) => {
      const own = entries.filter((entry) => entry.department === department);
      const heads = headsOf(counts.get(department), own, (account) => names.get(account) ?? account);
      return { department, name, heads, outcome: outcomeOf(heads) };
    });
  }

  /** @throws {ValidationError} for a section that is not assessed, or a head that the system computes. */
  async function enter(id: number, entry: Entry, account: string, now: Date): Promise<void> {
    const round = await rounds().get(id);
    const section = (await ofRound(round, now)).find(({ department }) => department === entry.department);
    const head = section?.heads.find((one) => one.head === entry.head);
    if (!head) throw new errors.ValidationError(copy.issues.noSuchSection);
    if (head.isComputed) throw new errors.ValidationError(copy.issues.computed);
    const { maximum } = assessmentHeads[entry.head];
    if (entry.points > maximum) throw new errors.ValidationError(copy.badRequest(copy.issues.points(maximum)));
    await strapi.db.transaction(async ({ trx }) => {
      await openRound(trx, id);
      const { department, head: name, points, reason } = entry;
      const last: EntryRow | undefined = await trx(ENTRIES)
        .where({ round: id, department, head: name })
        .orderBy('id', 'desc')
        .first();
      await trx(ENTRIES).insert({ round: id, ...entry, account, at: now.toISOString() });
      const details = { round: id, department, head: name, before: last?.points ?? null, after: points };
      await trailOf(strapi).rules('assessment.enter', account, details, { reason });
    });
  }

  /** An assessment to which points may be added. @throws {ApplicationError} when it is closed or cancelled. */
  async function openRound(trx: Knex, id: number): Promise<RoundRow> {
    const round = await rounds().get(id, trx);
    if (round.state !== 'announced') throw new errors.ApplicationError(copy.issues.notOpen);
    return round;
  }

  /** How many points were ever given: another number says that somebody gave some meanwhile. */
  const countEntries = async (knex: Knex, id: number): Promise<number> => {
    const ids: number[] = await knex(ENTRIES).where({ round: id }).pluck('id');
    return ids.length;
  };

  /**
   * What the clocks tell is asked before the transaction, which has the one connection for itself.
   *
   * @throws {ValidationError} before the day of the assessment, or while points are missing.
   */
  async function close(id: number, account: string, now: Date): Promise<void> {
    const knex = strapi.db.connection;
    const round = await openRound(knex, id);
    if (shanghaiDate(now) < round.assess_on) throw new errors.ValidationError(copy.issues.notYet(round.assess_on));
    const counted = await countEntries(knex, id);
    const sections = await ofRound(round, now);
    const missing = sections.flatMap(({ name, heads }) =>
      heads.filter(({ points }) => points === null).map(({ head }) => `${name}的“${labelOf(head)}”`),
    );
    if (missing.length > 0) throw new errors.ValidationError(copy.issues.missing(missing.join('、')));
    const at = now.toISOString();
    const rows = sections.flatMap(({ department, heads, outcome }): ResultRow[] =>
      outcome ? [{ round: id, department, heads: JSON.stringify(heads), ...outcome, at }] : [],
    );
    await strapi.db.transaction(async ({ trx }) => {
      await openRound(trx, id);
      if ((await countEntries(trx, id)) !== counted) throw new errors.ApplicationError(copy.issues.moved);
      await trx(RESULTS).insert(rows);
      await moveRound(trx, id, 'announced', { state: 'closed', closed_by: account, closed_at: at });
      const after = rows.map(({ department, total, grade }) => ({ department, total, grade }));
      const details = { round: id, before: { state: 'announced' }, after: { state: 'closed', results: after } };
      await trailOf(strapi).rules('assessment.close', account, details);
    });
  }

  /** By somebody who neither gave notice nor points nor closed it. @throws {PolicyError} otherwise. */
  async function confirm(id: number, account: string, comment: string, now: Date): Promise<void> {
    await strapi.db.transaction(async ({ trx }) => {
      const round = await rounds().get(id, trx);
      if (round.state !== 'closed') throw new errors.ApplicationError(copy.issues.notClosed);
      const entered: string[] = await trx(ENTRIES).where({ round: id }).pluck('account');
      if ([round.announced_by, round.closed_by, ...entered].includes(account))
        throw new errors.PolicyError(copy.issues.ownWork);
      const ending = { ended_by: account, ended_at: now.toISOString(), comment };
      await moveRound(trx, id, 'closed', { state: 'confirmed', ...ending });
      const details = { round: id, before: { state: 'closed' }, after: { state: 'confirmed' } };
      await trailOf(strapi).rules('assessment.confirm', account, details, { comment });
    });
  }

  return { ofRound, enter, close, confirm };
};
export default results;
export type Results = ReturnType<typeof results>;

function keptResult({ department, name }: SectionRow, kept: readonly ResultRow[]): SectionResult[] {
  const row = kept.find((one) => one.department === department);
  if (!row) return [];
  const { total, grade } = row;
  return [{ department, name, heads: JSON.parse(row.heads) as OpenHead[], outcome: { total, grade } }];
}

async function namesOf(strapi: Core.Strapi, entries: readonly EntryRow[]): Promise<Map<string, string>> {
  const who: Who = strapi.plugin('audit').service('who');
  const accounts = [...new Set(entries.map(({ account }) => account))];
  const named = await Promise.all(accounts.map(async (id) => [id, (await who.account(id)).name] as const));
  return new Map(named);
}
