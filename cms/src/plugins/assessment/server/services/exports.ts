import type { Core } from '@strapi/types';
import { assessmentGrades } from '@yangguang/schemas';
import { currentBureau } from '../../../../lib/bureau';
import type { Who } from '../../../audit/server/services/who';
import { copy } from '../../copy';
import { resultWorkbook } from '../rules/result-workbook';
import { trailOf } from './rounds';
import type { ShownSection, Viewer, Views } from './views';

/** A result as it is printed and filed. */
export interface Paper {
  bureau: string;
  year: number;
  assessOn: string;
  state: string;
  section: ShownSection;
  grades: string;
  printedBy: string;
  printedAt: string;
}

/** Results as others take them away; each time is on record before anything is handed out (R-SRC-17). */
const exportsOf = ({ strapi }: { strapi: Core.Strapi }) => {
  const views = (): Views => strapi.plugin('assessment').service('views');

  return {
    /** A workbook of one section, or of all with a sheet for each. */
    async workbook(id: number, department: string | undefined, viewer: Viewer, now: Date) {
      const { round, sections } = await views().resultFor(id, department, viewer, now);
      const details = { round: id, department: department ?? null, format: 'xlsx' };
      await trailOf(strapi).rules('assessment.export', viewer.account, details);
      const name = department === undefined ? copy.workbook.everyone : (sections[0]?.name ?? '');
      return { name: copy.workbook.fileName(round.year, name), content: await resultWorkbook(round, sections) };
    },

    /** The paper of one section. */
    async paper(id: number, department: string, viewer: Viewer, now: Date): Promise<Paper> {
      const { round, sections } = await views().resultFor(id, department, viewer, now);
      const [section] = sections;
      if (!section) throw new RangeError(`no section ${department}`);
      await trailOf(strapi).rules('assessment.print', viewer.account, { round: id, department });
      const who: Who = strapi.plugin('audit').service('who');
      const grades = Object.values(assessmentGrades).filter(({ from }) => from > 0);
      return {
        bureau: currentBureau().name,
        year: round.year,
        assessOn: round.assess_on,
        state: copy.states[round.state],
        section,
        grades: grades.map(({ label, from }) => copy.paper.gradeFrom(label, from)).join('、'),
        printedBy: (await who.account(viewer.account)).name,
        printedAt: now.toISOString(),
      };
    },
  };
};
export default exportsOf;
export type Exports = ReturnType<typeof exportsOf>;
