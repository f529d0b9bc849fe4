import { addDays, addMonths } from '../calendar/days.ts';
import { countPeriod, type CountedPeriod } from '../calendar/period.ts';
import { nationalCalendar, type WorkCalendar } from '../calendar/work-calendar.ts';
import { addWorkingDays, type CountedDay } from '../calendar/working-days.ts';

export type DeadlineUnit = 'working-day' | 'calendar-day' | 'month';

/** One period that the law sets: from which event, how long, by which rule (R-CLK-01). */
export interface Deadline {
  label: string;
  /** The event that starts it; its day is not counted. */
  start: string;
  length: number;
  /** Added once, on approval; 0 where the law knows no extension. */
  extension: number;
  unit: DeadlineUnit;
  rule: string;
}

const deadline = (
  label: string,
  start: string,
  length: number,
  unit: DeadlineUnit,
  rule: string,
  extension = 0,
): Deadline => ({ label, start, length, extension, unit, rule });

/** The periods of rules section 16 that run a fixed length from one event. */
export const deadlines = {
  proactive: deadline('主动公开', '信息形成或者变更', 20, 'working-day', 'R-REG-26'),
  correctionNotice: deadline('告知补正', '收到申请', 7, 'working-day', 'R-REG-30'),
  reply: deadline('答复申请', '确认收到申请', 20, 'working-day', 'R-REG-33', 20),
  thirdPartyOpinion: deadline('第三方意见', '第三方收到征询', 15, 'working-day', 'R-REG-32'),
  organOpinion: deadline('其他机关意见', '机关收到征询', 15, 'working-day', 'R-REG-34'),
  feePayment: deadline('缴纳信息处理费', '收到缴费通知', 20, 'working-day', 'R-FEE-04'),
  interpretation: deadline('政策解读', '政策文件公开', 3, 'working-day', 'R-POL-12'),
  doublePublicity: deadline('许可和处罚公示', '作出决定', 7, 'working-day', 'R-PUB-01'),
  penaltyWithdrawal: deadline('撤回处罚决定信息', '处罚决定变更或者撤销', 3, 'working-day', 'R-PEN-02'),
  permitDecision: deadline('许可决定', '受理申请', 20, 'working-day', 'R-PMT-03', 10),
  permitCorrection: deadline('告知补正材料', '收到申请材料', 5, 'working-day', 'R-PMT-03'),
  safetyPermit: deadline('安全生产许可审查', '收到申请', 45, 'calendar-day', 'R-PMT-03'),
  budget: deadline('部门预决算公开', '财政部门批复', 20, 'calendar-day', 'R-BUD-01'),
  unitBudget: deadline('单位预决算公开', '主管部门批复', 20, 'calendar-day', 'R-BUD-02'),
  consultation: deadline('征求意见', '草案公布', 30, 'calendar-day', 'R-POL-16'),
  investigation: deadline('事故调查报告', '事故发生', 60, 'calendar-day', 'R-ACC-05', 60),
  accidentApproval: deadline('事故调查报告批复', '报送调查报告', 15, 'calendar-day', 'R-ACC-08', 30),
  rectificationReview: deadline('整改措施落实评估', '批复结案', 12, 'month', 'R-ACC-10'),
  seriousList: deadline('严重失信主体名单公示', '列入决定', 36, 'month', 'R-CRD-04'),
  generalPenalty: deadline('一般失信信息公示', '处罚决定', 12, 'month', 'R-CRD-05'),
  accidentReport: deadline('事故调查报告公开', '批复', 20, 'working-day', 'R-ACC-09'),
  consultationFeedback: deadline('意见采纳情况反馈', '征求意见结束', 20, 'working-day', 'R-SRC-12'),
  reassessment: deadline('不予公开和依申请公开信息评估', '信息形成或者上次评估', 12, 'month', 'R-REG-18'),
  guideRefresh: deadline('公开指南更新', '机构职能信息变更', 20, 'working-day', 'R-REG-12'),
  catalogueRefresh: deadline('公开目录更新', '机构职能信息变更', 20, 'working-day', 'R-REG-12'),
  negativeListCheck: deadline('不予公开事项核对', '上次核对', 12, 'month', 'R-SRC-13'),
  accidentStatistics: deadline('事故统计', '统计月份结束', 20, 'working-day', 'R-ACC-15'),
  permitStatistics: deadline('行政许可办理情况统计', '统计季度结束', 20, 'working-day', 'R-SRC-10'),
  hotlineCase: deadline('举报办理', '受理举报', 60, 'calendar-day', 'R-HOT-05', 30),
} as const satisfies Record<string, Deadline>;
export type DeadlineName = keyof typeof deadlines;

/** The last day on which something is in time; the start day is not counted (R-CAL-03). A bureau may set another `length`. */
export function deadlineOf(
  name: DeadlineName,
  start: string,
  options: { extended?: boolean; calendar?: WorkCalendar; length?: number | undefined } = {},
): CountedDay {
  const { length, extension, unit } = deadlines[name] as Deadline;
  const total = (options.length ?? length) + (options.extended ? extension : 0);
  if (unit === 'working-day') return addWorkingDays(start, total, options.calendar ?? nationalCalendar);
  return { date: unit === 'month' ? addMonths(start, total) : addDays(start, total), provisional: false };
}

/** As `deadlineOf`, with the table of days (E-3); of a period in months only the first and the last day are told. */
export function explainDeadline(
  name: DeadlineName,
  start: string,
  calendar: WorkCalendar = nationalCalendar,
  ownLength?: number,
): CountedPeriod {
  const { unit, ...set } = deadlines[name] as Deadline;
  const length = ownLength ?? set.length;
  if (unit !== 'month') return countPeriod({ start, length, unit }, calendar);
  const dueDate = addMonths(start, length);
  const first = { date: start, state: 'first-day' as const, number: null, note: null };
  const last = { date: dueDate, state: 'counted' as const, number: length, note: null };
  return { dueDate, provisional: false, days: [first, last], calendars: [] };
}

/** R-CLK-02: how near a deadline is, in its own unit. */
export type DeadlineLight = 'green' | 'yellow' | 'orange' | 'red';
export function deadlineLight(unitsLeft: number): DeadlineLight {
  if (unitsLeft < 0) return 'red';
  if (unitsLeft <= 2) return 'orange';
  return unitsLeft <= 5 ? 'yellow' : 'green';
}
