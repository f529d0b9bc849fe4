import type { Core } from '@strapi/types';
import {
  addMonths,
  clockNames,
  clocks,
  deadlineOf,
  departmentScore,
  scoreMonths,
  shanghaiDate,
  startAfter,
  YangguangError,
  type Clock,
  type DepartmentScore,
  type DisclosureCounts,
  type DoneTask,
} from '@yangguang/schemas';
import { copy } from '../../copy';
import { doneClocks, type DoneClock } from '../clocks/done';
import type { DueItem, OwnLengths } from '../rules/due-item';
import type { Viewer } from '../rules/visible';
import { currentCalendar, ownLengths, type Items } from './items';

/** How well one section keeps its days. */
export interface SectionScore extends DepartmentScore {
  /** Id of the section; `none` for records without one. */
  value: string;
  label: string;
  /** Of those that are overdue: withheld records that nobody has looked at again. */
  reassessmentsOverdue: number;
}
export interface Scores {
  since: string;
  today: string;
  /** The lowest score first; sections that had nothing to do last. */
  sections: SectionScore[];
}

/** 科室得分: of what a section did in the last months or should have done by now, the share that was in time (A-13, F-6). */
const scores = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** All sections for those who see all, otherwise one's own. */
  async list(viewer: Viewer, now: Date): Promise<Scores> {
    const today = shanghaiDate(now);
    const since = addMonths(today, -scoreMonths);
    const items: Items = strapi.plugin('deadlines').service('items');
    const overdue = (await items.list(now)).filter(({ group }) => group === 'overdue');
    const done = await doneClocks(strapi, since);
    const lengths = await ownLengths(strapi);
    const names = new Map(
      [...overdue, ...done].map((one) => [valueOf(one), one.department ?? copy.board.noDepartment]),
    );
    const sections = [...names]
      .filter(([value]) => viewer.seesAll || viewer.departments.includes(value))
      .map(([value, label]) => {
        const isOwn = (one: Sectioned) => valueOf(one) === value;
        return { value, label, ...scoreOf(done.filter(isOwn), overdue.filter(isOwn), lengths) };
      });
    return { since, today, sections: sections.sort(byScore) };
  },

  /**
   * What each section had to disclose by days of one year: done in time, done late, not done by `now`. By the id of the
   * section; one that had nothing to disclose is not there (R-SRC-17).
   */
  async ofYear(year: number, now: Date): Promise<Map<string, DisclosureCounts>> {
    const isOfYear = (day: string | null) => day?.startsWith(`${year}-`) === true;
    const items: Items = strapi.plugin('deadlines').service('items');
    const overdue = (await items.list(now)).filter(
      (item) => item.group === 'overdue' && isOfYear(item.dueDate) && isDisclosure(item),
    );
    const lengths = await ownLengths(strapi);
    // Nothing is done more than a year before its day.
    const done = (await doneClocks(strapi, `${year - 1}-01-01`)).filter(isDisclosure).flatMap((one) => {
      const task = countedTask(one, lengths);
      return task && isOfYear(task.dueDate) && task.doneDate <= shanghaiDate(now) ? [{ ...one, task }] : [];
    });
    const sections = new Set([...overdue, ...done].map(valueOf));
    return new Map(
      [...sections].map((section) => {
        const isOwn = (one: Sectioned) => valueOf(one) === section;
        const tasks = done.filter(isOwn).map(({ task }) => task);
        const { inTime, late, overdue: open } = departmentScore(tasks, overdue.filter(isOwn).length);
        return [section, { inTime, late, overdue: open }];
      }),
    );
  },
});
export default scores;
export type ScoreService = ReturnType<typeof scores>;

/** Steps of the procedure and looks at withheld records are other duties than disclosing. */
const disclosures: readonly string[] = clockNames.filter(
  (name) => (clocks[name] as Clock).source.kind === 'unpublished',
);
const isDisclosure = ({ clock }: { clock: string }): boolean => disclosures.includes(clock);

type Sectioned = Pick<DueItem, 'departmentId'>;
const valueOf = ({ departmentId }: Sectioned): string => departmentId ?? 'none';

const byScore = (a: SectionScore, b: SectionScore): number =>
  (a.score ?? 101) - (b.score ?? 101) || a.label.localeCompare(b.label, 'zh-Hans-CN');

function scoreOf(done: readonly DoneClock[], overdue: readonly DueItem[], lengths: OwnLengths) {
  const tasks = done.flatMap((one) => countedTask(one, lengths) ?? []);
  const reassessmentsOverdue = overdue.filter(({ clock }) => clock === 'reassessment').length;
  return { ...departmentScore(tasks, overdue.length), reassessmentsOverdue };
}

/** Null where the calendar does not reach: what cannot be counted is held against nobody. */
function countedTask({ clock, start, doneDate }: DoneClock, lengths: OwnLengths): DoneTask | null {
  const calendar = currentCalendar();
  try {
    const from = startAfter(clock, start, calendar);
    return { dueDate: deadlineOf(clock, from, { calendar, length: lengths[clock] }).date, doneDate };
  } catch (error) {
    if (error instanceof YangguangError) return null;
    throw error;
  }
}
