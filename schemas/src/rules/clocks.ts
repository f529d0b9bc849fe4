import { addDays, addMonths } from '../calendar/days.ts';
import { nationalCalendar, type WorkCalendar } from '../calendar/work-calendar.ts';
import { addWorkingDays, workingDaysBetween, type CountedDay } from '../calendar/working-days.ts';
import { deadlineOf, deadlines, type Deadline, type DeadlineName } from './deadlines.ts';

/**
 * How the records that a clock runs for are found: what starts it and what stops it.
 *
 * - `unpublished`: from the day in `startField` until a version with that day is public; a withdrawn record rests.
 * - `lacks`: a public record, from the first filled field of `startFields`, until `field` is filled.
 * - `unanswered`: a public record, from its publication (and `after` that period), until a public record of `by` that
 *   names it; in `by.field` by reference, else in its related records.
 * - `withheld`: a record that is not proactive, from its formation or its last confirmation.
 * - `aging`: a public record, from the day in `startField`, until a version with a later day is public.
 * - `stale`: the records of `type` together, from the publication of `changed`, until one of them is published or
 *   somebody confirms that they still hold.
 * - `periodic`: each period of `field` that is over, from the first that was ever public on, and each that a draft is
 *   about, until a record of that period is public.
 */
export type ClockSource = { where?: Readonly<Record<string, string | boolean>> } & (
  | { kind: 'unpublished'; types: readonly string[]; startField: string }
  | { kind: 'lacks'; type: string; startFields: readonly string[]; field: string }
  | {
      kind: 'unanswered';
      type: string;
      after?: DeadlineName;
      by: { type: string; where?: Readonly<Record<string, string>>; field?: string };
    }
  | { kind: 'withheld' }
  | { kind: 'aging'; type: string; startField: string }
  | { kind: 'stale'; type: string; changed: string }
  | { kind: 'periodic'; type: string; field: string }
);

/** One clock that the system watches; length, unit and start event stand in `deadlines` (R-CLK-01). */
export interface Clock {
  legalGround: string;
  /** What has to be done in time. */
  task: string;
  /** `department`: the section in charge and who made the draft; `office`: the disclosure office. */
  warns: 'department' | 'office';
  /** Months after the start before which nothing can be done, and nothing is shown. */
  opensAfterMonths?: number;
  source: ClockSource;
}

const regulation = '《中华人民共和国政府信息公开条例》';
/** Types with a clock of their own in place of the general one. */
const generalTypes = [
  ...['policy-document', 'policy-interpretation', 'article', 'permit-item', 'blacklist-entry'],
  ...['department', 'catalogue-node', 'disclosure-guide', 'negative-list-item'],
];
const budget = (entityLevel: string): ClockSource => ({
  kind: 'unpublished',
  types: ['budget-disclosure'],
  startField: 'financeReplyDate',
  where: { entityLevel },
});

export const clocks = {
  proactive: {
    legalGround: `${regulation}第二十六条`,
    task: '审签并公开',
    warns: 'department',
    source: { kind: 'unpublished', types: generalTypes, startField: 'formedDate' },
  },
  interpretation: {
    legalGround: '《〈关于全面推进政务公开工作的意见〉实施细则》（国办发〔2016〕80号）',
    task: '公开政策解读',
    warns: 'department',
    source: {
      kind: 'unanswered',
      type: 'policy-document',
      where: { interpretationRequired: true },
      by: { type: 'policy-interpretation', field: 'policies' },
    },
  },
  accidentReport: {
    legalGround: `《中华人民共和国安全生产法》第八十六条；${regulation}第二十六条`,
    task: '公开事故调查报告全文',
    warns: 'department',
    source: { kind: 'unpublished', types: ['accident-report'], startField: 'approvalDate' },
  },
  rectificationReview: {
    legalGround: '《中华人民共和国安全生产法》第八十六条第三款',
    task: '评估整改措施落实情况并公开',
    warns: 'department',
    opensAfterMonths: 10,
    source: {
      kind: 'lacks',
      type: 'accident-report',
      startFields: ['closedDate', 'approvalDate'],
      field: 'reviewReportDate',
    },
  },
  budget: {
    legalGround: '《中华人民共和国预算法》第十四条',
    task: '公开部门预算（决算）',
    warns: 'department',
    source: budget('department'),
  },
  unitBudget: {
    legalGround: '《中华人民共和国预算法实施条例》第六条',
    task: '公开单位预算（决算）',
    warns: 'department',
    source: budget('unit'),
  },
  consultationFeedback: {
    legalGround: '《重大行政决策程序暂行条例》；条例未定反馈天数，按主动公开的时限掌握',
    task: '公开意见采纳情况',
    warns: 'department',
    source: {
      kind: 'unanswered',
      type: 'article',
      where: { section: 'public-consultation' },
      after: 'consultation',
      by: { type: 'article', where: { section: 'public-consultation-result' } },
    },
  },
  reassessment: {
    legalGround: `${regulation}第十八条`,
    task: '评估是否可以转为主动公开',
    warns: 'office',
    source: { kind: 'withheld' },
  },
  accidentStatistics: {
    legalGround: `《中华人民共和国安全生产法》第八十九条；${regulation}第二十六条`,
    task: '公开该月的事故统计',
    warns: 'department',
    source: { kind: 'periodic', type: 'accident-statistics', field: 'month' },
  },
  permitStatistics: {
    legalGround: `${regulation}第二十条第（五）项、第二十六条`,
    task: '公开该季度的行政许可办理情况',
    warns: 'department',
    source: { kind: 'periodic', type: 'permit-statistics', field: 'quarter' },
  },
  guideRefresh: {
    legalGround: `${regulation}第十二条`,
    task: '核对并更新公开指南',
    warns: 'office',
    source: { kind: 'stale', type: 'disclosure-guide', changed: 'department' },
  },
  catalogueRefresh: {
    legalGround: `${regulation}第十二条`,
    task: '核对并更新公开目录',
    warns: 'office',
    source: { kind: 'stale', type: 'catalogue-node', changed: 'department' },
  },
  negativeListCheck: {
    legalGround: `${regulation}第十八条；不予公开事项清单每年核对一次`,
    task: '核对不予公开事项，填写最近核对日期后送审',
    warns: 'department',
    opensAfterMonths: 11,
    source: { kind: 'aging', type: 'negative-list-item', startField: 'checkedDate' },
  },
} as const satisfies Partial<Record<DeadlineName, Clock>>;
export type ClockName = keyof typeof clocks;
export const clockNames = Object.keys(clocks) as ClockName[];

/** Working days that a step of the approval procedure may take where the flow itself sets none (B-8). */
export const reviewStepDays: Readonly<Record<string, number>> = {
  departmentReview: 2,
  confidentialityReview: 2,
  referredToAuthority: 10,
  awaitingSignOff: 2,
  returned: 3,
};

/** Working days for a step that is not named above. */
export const defaultStepDays = 2;

/** The first day on which a clock is shown. */
export function opensOn(name: ClockName, start: string): string {
  const { opensAfterMonths }: Clock = clocks[name];
  return opensAfterMonths === undefined ? start : addMonths(start, opensAfterMonths);
}

/** The day from which a clock runs when its event fell on `date`: that day, or the end of the period before it. */
export function startAfter(name: ClockName, date: string, calendar: WorkCalendar = nationalCalendar): string {
  const { source }: Clock = clocks[name];
  return source.kind === 'unanswered' && source.after ? deadlineOf(source.after, date, { calendar }).date : date;
}

/** When a step that began on `start` should be taken. */
export function stepDueOn(start: string, workingDays: number, calendar: WorkCalendar = nationalCalendar): CountedDay {
  return addWorkingDays(start, workingDays, calendar);
}

/** Days left until `due`, in working days for clocks of working days, else plain; negative when it has passed. */
export function unitsLeft(
  today: string,
  due: string,
  unit: Deadline['unit'],
  calendar: WorkCalendar = nationalCalendar,
): number {
  if (unit === 'working-day') return workingDaysBetween(today, due, calendar);
  return Math.round((Date.parse(due) - Date.parse(today)) / 86_400_000);
}

/** Where an item stands on the board. A week ends on Sunday. */
export type DueGroup = 'overdue' | 'today' | 'week' | 'later';

export function dueGroup(today: string, due: string): DueGroup {
  if (due < today) return 'overdue';
  if (due === today) return 'today';
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  return due <= addDays(today, (7 - weekday) % 7) ? 'week' : 'later';
}

/** The period behind a clock. */
export const deadlineOfClock = (name: ClockName): Deadline => deadlines[name];
