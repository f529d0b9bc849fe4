import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { assessmentGrades, assessmentHeads, earliestAssessmentDate, shanghaiDate } from '@yangguang/schemas';
import type { Who } from '../../../audit/server/services/who';
import { copy } from '../../copy';
import { labelOf } from '../rules/section-result';
import { NOTICES, ROUNDS, SECTIONS, type NoticeRow, type RoundRow, type SectionRow } from '../tables';
import type { Results, SectionResult } from './results';
import type { Rounds } from './rounds';

/** What an account may see and do here (R-SRC-17, decision 65). */
export interface Viewer {
  account: string;
  seesAll: boolean;
  mayManage: boolean;
  mayConfirm: boolean;
  departments: readonly string[];
}

export interface RoundHead {
  id: number;
  year: number;
  assessOn: string;
  state: RoundRow['state'];
  announcedAt: string;
  announcedBy: string;
}
export interface RoundList {
  rounds: (RoundHead & { own: { name: string; grade: string; total: number }[] })[];
  mayManage: boolean;
  earliest: string;
  thisYear: number;
}
export interface Deed {
  by: string;
  at: string;
  comment: string;
}
export interface RoundView extends RoundHead {
  note: string;
  closed: Deed | null;
  ended: Deed | null;
  /** Who was told for each section. */
  told: { section: string; people: string[] }[];
  /** Those that the viewer may see; null while they are not for him yet. */
  sections: ShownSection[] | null;
  heads: { head: string; label: string; maximum: number }[];
  canScore: boolean;
  canClose: boolean;
  canCancel: boolean;
  canConfirm: boolean;
  seesAll: boolean;
}
export interface ShownSection extends Omit<SectionResult, 'outcome' | 'heads'> {
  heads: (SectionResult['heads'][number] & { label: string })[];
  total: number | null;
  grade: string | null;
}

/** What each may see: office and leaders all, a section its notice, and its own result once it is confirmed. */
const views = ({ strapi }: { strapi: Core.Strapi }) => {
  const rounds = (): Rounds => strapi.plugin('assessment').service('rounds');
  const results = (): Results => strapi.plugin('assessment').service('results');
  const nameOf = async (account: string): Promise<string> => {
    const who: Who = strapi.plugin('audit').service('who');
    return (await who.account(account)).name;
  };

  /** The sections of an assessment that the viewer may see; null while they are not for him. */
  async function sectionsFor(round: RoundRow, viewer: Viewer, now: Date): Promise<ShownSection[] | null> {
    if (!viewer.seesAll && round.state !== 'confirmed') return null;
    const all = await results().ofRound(round, now);
    return all.filter(({ department }) => viewer.seesAll || viewer.departments.includes(department)).map(shown);
  }

  async function headOf({ id, year, assess_on, state, announced_at, announced_by }: RoundRow): Promise<RoundHead> {
    const announcedBy = await nameOf(announced_by);
    return { id, year, assessOn: assess_on, state, announcedAt: announced_at, announcedBy };
  }

  async function list(viewer: Viewer, now: Date): Promise<RoundList> {
    const rows: RoundRow[] = await strapi.db.connection(ROUNDS).orderBy([
      { column: 'year', order: 'desc' },
      { column: 'id', order: 'desc' },
    ]);
    const shownRounds = await Promise.all(
      rows.map(async (row) => {
        const own = row.state === 'confirmed' ? ((await sectionsFor(row, viewer, now)) ?? []) : [];
        return {
          ...(await headOf(row)),
          own: own
            .filter(({ department }) => viewer.departments.includes(department))
            .map(({ name, grade, total }) => ({ name, grade: grade ?? '', total: total ?? 0 })),
        };
      }),
    );
    const today = shanghaiDate(now);
    const earliest = earliestAssessmentDate(today);
    return { rounds: shownRounds, mayManage: viewer.mayManage, earliest, thisYear: Number(today.slice(0, 4)) };
  }

  async function view(id: number, viewer: Viewer, now: Date): Promise<RoundView> {
    const round = await rounds().get(id);
    const deed = async (by: string | null, at: string | null, comment = ''): Promise<Deed | null> =>
      by && at ? { by: await nameOf(by), at, comment } : null;
    const isOpen = round.state === 'announced';
    return {
      ...(await headOf(round)),
      note: round.note,
      closed: await deed(round.closed_by, round.closed_at),
      ended: await deed(round.ended_by, round.ended_at, round.comment ?? ''),
      told: await toldOf(strapi, id, viewer),
      sections: await sectionsFor(round, viewer, now),
      heads: Object.entries(assessmentHeads).map(([head, about]) => ({ head, ...about })),
      canScore: viewer.mayManage && isOpen,
      canClose: viewer.mayManage && isOpen && shanghaiDate(now) >= round.assess_on,
      canCancel: viewer.mayManage && isOpen,
      canConfirm: viewer.mayConfirm && round.state === 'closed',
      seesAll: viewer.seesAll,
    };
  }

  /**
   * What may be taken away: results that are closed, of one section or of all.
   *
   * @throws {PolicyError} for a section that is not the viewer's, {ApplicationError} while nothing is closed.
   */
  async function resultFor(id: number, department: string | undefined, viewer: Viewer, now: Date) {
    const round = await rounds().get(id);
    if (round.state === 'announced' || round.state === 'cancelled')
      throw new errors.ApplicationError(copy.issues.noResult);
    const sections = (await sectionsFor(round, viewer, now)) ?? [];
    const chosen = department === undefined ? sections : sections.filter((one) => one.department === department);
    if (chosen.length === 0 || (department === undefined && !viewer.seesAll))
      throw new errors.PolicyError(copy.issues.notYours);
    return { round, sections: chosen };
  }

  return { list, view, resultFor };
};
export default views;
export type Views = ReturnType<typeof views>;

const shown = ({ department, name, heads, outcome }: SectionResult): ShownSection => ({
  ...{ department, name },
  heads: heads.map((one) => ({ ...one, label: labelOf(one.head) })),
  total: outcome?.total ?? null,
  grade: outcome ? assessmentGrades[outcome.grade].label : null,
});

async function toldOf(strapi: Core.Strapi, round: number, viewer: Viewer): Promise<RoundView['told']> {
  const knex = strapi.db.connection;
  const sections: SectionRow[] = await knex(SECTIONS).where({ round }).orderBy('position');
  const notices: NoticeRow[] = await knex(NOTICES).where({ round }).orderBy('account');
  return sections
    .filter(({ department }) => viewer.seesAll || viewer.departments.includes(department))
    .map(({ department, name: section }) => ({
      section,
      people: notices.filter((notice) => notice.department === department).map(({ name }) => name),
    }));
}
