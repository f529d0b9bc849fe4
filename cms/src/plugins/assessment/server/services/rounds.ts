import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { earliestAssessmentDate, shanghaiDate } from '@yangguang/schemas';
import type { AuditTrail } from '../../../audit/server/services/trail';
import { copy } from '../../copy';
import { sectionsToAssess, toldFor } from '../recipients';
import { NOTICES, ROUNDS, SECTIONS, type Knex, type NoticeRow, type RoundRow, type SectionRow } from '../tables';

export interface Announcement {
  year: number;
  assessOn: string;
  note: string;
}

/** Whom to write to about an assessment that is to come, and what. */
export interface Telling {
  id: number;
  subject: string;
  text: string;
  notices: Pick<NoticeRow, 'account' | 'address'>[];
}

/** The assessments of the years: the notice that begins one, and what ends it (R-SRC-17). */
const rounds = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** @throws {NotFoundError} */
  async get(id: number, knex: Knex = strapi.db.connection): Promise<RoundRow> {
    const row: RoundRow | undefined = await knex(ROUNDS).where({ id }).first();
    if (!row) throw new errors.NotFoundError(copy.issues.noSuch);
    return row;
  },

  /**
   * Gives notice to every section. Assessment, sections and whom they were told by are on record in one transaction; the
   * letters are written from them.
   *
   * @throws {ValidationError} when the day is less than fifteen days away, or the year has its assessment.
   */
  async announce({ year, assessOn, note }: Announcement, account: string, now: Date): Promise<number> {
    const earliest = earliestAssessmentDate(shanghaiDate(now));
    if (assessOn < earliest) throw new errors.ValidationError(copy.issues.tooSoon(earliest));
    const sections = await sectionsToAssess(strapi);
    if (sections.length === 0) throw new errors.ValidationError(copy.issues.noSections);
    const told = await toldFor(strapi, sections);
    return strapi.db.transaction(async ({ trx }) => {
      const taken = await trx(ROUNDS).where({ year }).whereNot({ state: 'cancelled' }).first();
      if (taken) throw new errors.ValidationError(copy.issues.yearTaken(year));
      const at = now.toISOString();
      const about = { year, assess_on: assessOn, note, state: 'announced', announced_by: account, announced_at: at };
      const [id]: number[] = await trx(ROUNDS).insert(about);
      const round = id ?? 0;
      const named = sections.map(({ id: department, name }, position): SectionRow => ({
        ...{ round, department, name, position },
      }));
      await trx(SECTIONS).insert(named);
      if (told.length > 0) await trx(NOTICES).insert(told.map((one) => ({ ...one, round, at })));
      const details = { round, year, assessOn, sections: named.map(({ department }) => department), told: told.length };
      await trailOf(strapi).rules('assessment.announce', account, details, { note });
      return round;
    });
  },

  /** Ends an assessment that was announced and is not closed. @throws {ApplicationError} when it is. */
  async cancel(id: number, account: string, reason: string, now: Date): Promise<void> {
    await strapi.db.transaction(async ({ trx }) => {
      const ending = { ended_by: account, ended_at: now.toISOString(), comment: reason };
      await moveRound(trx, id, 'announced', { state: 'cancelled', ...ending });
      const details = { round: id, before: { state: 'announced' }, after: { state: 'cancelled' } };
      await trailOf(strapi).rules('assessment.cancel', account, details, { reason });
    });
  },

  /** Assessments that are still to come, with those who are to be told of them by mail. */
  async toTell(now: Date): Promise<Telling[]> {
    const knex = strapi.db.connection;
    const coming: RoundRow[] = await knex(ROUNDS)
      .where({ state: 'announced' })
      .where('assess_on', '>', shanghaiDate(now));
    return Promise.all(
      coming.map(async ({ id, year, assess_on: assessOn }) => {
        const notices: NoticeRow[] = await knex(NOTICES).where({ round: id }).orderBy('account');
        const url = `${strapi.config.get<string>('admin.absoluteUrl')}/plugins/assessment/${id}`;
        return { id, subject: copy.mail.subject(year), text: copy.mail.text(year, assessOn, url), notices };
      }),
    );
  },
});
export default rounds;
export type Rounds = ReturnType<typeof rounds>;

export const trailOf = (strapi: Core.Strapi): AuditTrail => strapi.plugin('audit').service('trail');

/** Of two people who move an assessment at the same moment only one does. @throws {ApplicationError} for the other. */
export async function moveRound(
  trx: Knex,
  id: number,
  from: RoundRow['state'],
  change: Partial<RoundRow>,
): Promise<void> {
  const moved = await trx(ROUNDS).where({ id, state: from }).update(change);
  if (moved !== 1) throw new errors.ApplicationError(copy.issues.moved);
}
