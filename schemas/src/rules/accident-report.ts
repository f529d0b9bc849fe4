import { error, type Issue } from '../issue.ts';
import { accidentGrade, accidentGrades, type AccidentGrade } from './accident-grade.ts';

interface Facts {
  deaths: number;
  seriousInjuries: number;
  directLoss: number;
  accidentGrade: AccidentGrade;
  gradeReason: string | null;
  occurredDate: string;
  approvalDate: string;
  closedDate: string | null;
}

/** The grade fits the casualties or says why not (R-ACC-01); accident, approval and closing come in this order. */
export function checkAccidentReport(record: Facts): Issue[] {
  const issues: Issue[] = [];
  const computed = accidentGrade(record);
  if (computed !== record.accidentGrade && !record.gradeReason)
    issues.push(
      error('gradeReason', 'accident.grade-differs', {
        typed: accidentGrades[record.accidentGrade],
        computed: accidentGrades[computed],
      }),
    );
  if (record.approvalDate < record.occurredDate)
    issues.push(error('approvalDate', 'date.before', { other: '事故发生日期' }));
  if (record.closedDate !== null && record.closedDate < record.approvalDate)
    issues.push(error('closedDate', 'date.before', { other: '批复日期' }));
  return issues;
}
