import { addDays } from '../calendar/days.ts';

/** The four heads of the yearly assessment of a section, and how many points each can bring (R-SRC-17). */
export const assessmentHeads = {
  proactive: { label: '主动公开', maximum: 40 },
  onRequest: { label: '依申请公开', maximum: 20 },
  servicePromise: { label: '服务承诺', maximum: 20 },
  complaints: { label: '投诉处理', maximum: 20 },
} as const satisfies Record<string, { label: string; maximum: number }>;
export type AssessmentHead = keyof typeof assessmentHeads;
export const assessmentHeadNames = Object.keys(assessmentHeads) as AssessmentHead[];

/** The four grades, the best first; each from so many points on. */
export const assessmentGrades = {
  excellent: { label: '优秀', from: 90 },
  qualified: { label: '合格', from: 75 },
  basicallyQualified: { label: '基本合格', from: 60 },
  unqualified: { label: '不合格', from: 0 },
} as const satisfies Record<string, { label: string; from: number }>;
export type AssessmentGrade = keyof typeof assessmentGrades;

/** Plain days between the notice to the sections and the day of the assessment, at the least. */
export const assessmentNoticeDays = 15;

/** The grade follows from the points alone; nobody types it. */
export function assessmentGrade(points: number): AssessmentGrade {
  const found = Object.entries(assessmentGrades).find(([, { from }]) => points >= from);
  return (found?.[0] ?? 'unqualified') as AssessmentGrade;
}

/** The first day on which sections that were told on `noticeDate` may be assessed; the day of the notice is not counted. */
export const earliestAssessmentDate = (noticeDate: string): string => addDays(noticeDate, assessmentNoticeDays);

/** What a section had to disclose by days of a year: done in time, done late, not done. */
export interface DisclosureCounts {
  inTime: number;
  late: number;
  overdue: number;
}

/** The points of 主动公开, of all that was due the share that was in time, never rounded up; null where nothing was due. */
export function proactivePoints({ inTime, late, overdue }: DisclosureCounts): number | null {
  const total = inTime + late + overdue;
  return total === 0 ? null : Math.floor((assessmentHeads.proactive.maximum * inTime) / total);
}
