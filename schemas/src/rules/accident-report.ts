import { error, warning, type Issue } from '../issues/issue.ts';
import { accidentGrade, accidentGrades, type AccidentGrade } from './accident-grade.ts';

/** R-ACC-03, highest first. */
export const investigatingLevels = {
  'state-council': '国务院',
  province: '省级',
  city: '市级',
  county: '县级',
} as const;
type InvestigatingLevel = keyof typeof investigatingLevels;

/** The lowest level that may investigate; a higher one may always take a case over. */
const lowestLevel: Readonly<Record<AccidentGrade, InvestigatingLevel>> = {
  'particularly-major': 'state-council',
  major: 'province',
  larger: 'city',
  general: 'county',
};

interface Facts {
  deaths: number;
  seriousInjuries: number;
  directLoss: number;
  accidentGrade: AccidentGrade;
  gradeReason: string | null;
  investigatingLevel: InvestigatingLevel;
  occurredDate: string;
  approvalDate: string;
  closedDate: string | null;
  reviewReportDate: string | null;
}

/** Grade, investigating level and order of dates of an accident report (R-ACC-01, R-ACC-03, R-ACC-08, R-ACC-10). */
export const accidentReportChecks = [gradeIssues, lossIssues, levelIssues, approvalIssues, closingIssues, reviewIssues];

function gradeIssues(record: Facts): Issue[] {
  const computed = accidentGrade(record);
  if (computed === record.accidentGrade || record.gradeReason) return [];
  return [
    error('gradeReason', 'accident.grade-differs', {
      typed: accidentGrades[record.accidentGrade],
      computed: accidentGrades[computed],
    }),
  ];
}

function lossIssues(record: Facts): Issue[] {
  if (record.deaths + record.seriousInjuries + record.directLoss > 0) return [];
  return [warning('directLoss', 'accident.loss-missing')];
}

function levelIssues(record: Facts): Issue[] {
  const order = Object.keys(investigatingLevels);
  const lowest = lowestLevel[record.accidentGrade];
  if (order.indexOf(record.investigatingLevel) <= order.indexOf(lowest)) return [];
  return [
    error('investigatingLevel', 'accident.level-too-low', {
      grade: accidentGrades[record.accidentGrade],
      level: investigatingLevels[lowest],
    }),
  ];
}

function approvalIssues(record: Facts): Issue[] {
  if (record.approvalDate >= record.occurredDate) return [];
  return [error('approvalDate', 'date.before', { other: '事故发生日期' })];
}

function closingIssues(record: Facts): Issue[] {
  if (record.closedDate === null || record.closedDate >= record.approvalDate) return [];
  return [error('closedDate', 'date.before', { other: '批复日期' })];
}

function reviewIssues(record: Facts): Issue[] {
  if (record.reviewReportDate === null || record.reviewReportDate >= record.approvalDate) return [];
  return [error('reviewReportDate', 'date.before', { other: '批复日期' })];
}
