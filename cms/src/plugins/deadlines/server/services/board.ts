import type { Core } from '@strapi/types';
import { clockNames, deadlineOfClock, shanghaiDate, type DueGroup } from '@yangguang/schemas';
import { copy } from '../../copy';
import type { DueItem } from '../rules/due-item';
import { isVisible } from '../rules/visible';
import { currentCalendar, type Items } from './items';
import type { MailStatus, Reminders } from './reminders';
import { readableItems, type Reader } from './viewers';

export const dueGroups = ['overdue', 'today', 'week', 'later'] as const satisfies readonly DueGroup[];

export interface BoardQuery {
  group?: DueGroup | undefined;
  clock?: string | undefined;
  /** Id of a section; `none` for records without one. */
  department?: string | undefined;
  page: number;
  pageSize: number;
}

export interface Choice {
  value: string;
  label: string;
}

/** How one section stands. */
export interface SectionCounts extends Choice {
  counts: Record<DueGroup, number>;
}

export interface Board {
  today: string;
  /** Of everything that the viewer sees under the filters, whatever the group. */
  counts: Record<DueGroup, number>;
  items: DueItem[];
  total: number;
  page: number;
  pageSize: number;
  departments: Choice[];
  /** Every section that is late or has something due this week, the latest first; for those who see all. */
  sections: SectionCounts[];
  clocks: Choice[];
  mayConfirm: boolean;
  seesAll: boolean;
  /** Works for no section, though others' sections are not shown. */
  hasNoDepartment: boolean;
  /** Whether the calendar of the coming year is only a guess by weekends. */
  provisionalYear: number | null;
  /** How mail stands; null for those who could do nothing about it. */
  mail: MailStatus | null;
}

const board = ({ strapi }: { strapi: Core.Strapi }) => {
  const reminders = (): Reminders => strapi.plugin('deadlines').service('reminders');
  return {
    /** 期限看板 (F-6): what of all that is due is the viewer's affair. */
    async show(query: BoardQuery, viewer: Reader, now: Date): Promise<Board> {
      const items: Items = strapi.plugin('deadlines').service('items');
      const concerned = (await items.list(now)).filter((item) => isVisible(item, viewer));
      const visible = await readableItems(concerned, viewer);
      const filtered = visible.filter((item) => matches(item, query));
      const shown = filtered.filter((item) => query.group === undefined || item.group === query.group);
      const from = (query.page - 1) * query.pageSize;
      const today = shanghaiDate(now);
      return {
        today,
        counts: countsOf(filtered),
        items: shown.slice(from, from + query.pageSize),
        total: shown.length,
        page: query.page,
        pageSize: query.pageSize,
        departments: departmentsOf(visible),
        sections: viewer.seesAll ? pressingSections(visible) : [],
        clocks: clockChoices(visible),
        mayConfirm: viewer.mayConfirm,
        seesAll: viewer.seesAll,
        hasNoDepartment: !viewer.seesAll && viewer.departments.length === 0,
        provisionalYear: provisionalYear(today),
        mail: viewer.seesAll ? await reminders().status() : null,
      };
    },
  };
};
export default board;
export type Boards = ReturnType<typeof board>;

const matches = (item: DueItem, { clock, department }: Pick<BoardQuery, 'clock' | 'department'>): boolean =>
  (clock === undefined || item.clock === clock) &&
  (department === undefined || (item.departmentId ?? 'none') === department);

export function countsOf(items: readonly DueItem[]): Record<DueGroup, number> {
  const counts = { overdue: 0, today: 0, week: 0, later: 0 };
  for (const { group } of items) counts[group] += 1;
  return counts;
}

function departmentsOf(items: readonly DueItem[]): Choice[] {
  const names = new Map(items.map((item) => [item.departmentId ?? 'none', item.department ?? copy.board.noDepartment]));
  return [...names]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label, 'zh-Hans-CN'));
}

function pressingSections(items: readonly DueItem[]): SectionCounts[] {
  return departmentsOf(items)
    .map((section) => ({ ...section, counts: countsOf(items.filter((item) => matches(item, inSection(section)))) }))
    .filter(({ counts }) => counts.overdue + counts.today + counts.week > 0)
    .sort((a, b) => b.counts.overdue - a.counts.overdue || b.counts.today - a.counts.today);
}

const inSection = ({ value }: Choice) => ({ department: value });

function clockChoices(items: readonly DueItem[]): Choice[] {
  const present = new Set(items.map(({ clock }) => clock));
  const named = clockNames.map((value) => ({ value, label: deadlineOfClock(value).label }));
  const own = [
    { value: 'reviewStep', label: copy.reviewStep },
    { value: 'emergencyConfirmation', label: copy.emergency.label },
  ];
  return [...named, ...own].filter(({ value }) => present.has(value as never));
}

/** From November on counts reach into the next year. */
function provisionalYear(today: string): number | null {
  const year = Number(today.slice(0, 4));
  return [year, year + 1].find((candidate) => currentCalendar().get(candidate)?.status === 'provisional') ?? null;
}
