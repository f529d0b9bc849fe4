import {
  assessmentGrade,
  assessmentHeadNames,
  assessmentHeads,
  proactivePoints,
  type AssessmentGrade,
  type AssessmentHead,
  type DisclosureCounts,
} from '@yangguang/schemas';
import { copy } from '../../copy';
import type { EntryRow, HeadResult } from '../tables';

/** One head as it stands while an assessment is under way: `points` is null while nobody gave any. */
export interface OpenHead extends Omit<HeadResult, 'points'> {
  points: number | null;
  isComputed: boolean;
}

/**
 * The four heads of a section (R-SRC-17): what the clocks tell is computed, everything else is what the office entered
 * last. Where the clocks tell nothing of a year, the office enters 主动公开, too.
 */
export function headsOf(
  counts: DisclosureCounts | undefined,
  entries: readonly EntryRow[],
  nameOf: (account: string) => string,
): OpenHead[] {
  return assessmentHeadNames.map((head): OpenHead => {
    const { maximum } = assessmentHeads[head];
    const computed = head === 'proactive' && counts ? proactivePoints(counts) : null;
    if (computed !== null && counts) {
      const { inTime, late, overdue } = counts;
      const reason = copy.facts(inTime, late, overdue);
      return { head, maximum, points: computed, reason, by: copy.computedBy, facts: counts, isComputed: true };
    }
    const last = entries.findLast((entry) => entry.head === head);
    const given = last && { points: last.points, reason: last.reason, by: nameOf(last.account) };
    return { head, maximum, facts: null, isComputed: false, ...(given ?? { points: null, reason: '', by: '' }) };
  });
}

export interface Outcome {
  total: number;
  grade: AssessmentGrade;
}

/** Sum and grade; null as long as a head has no points. */
export function outcomeOf(heads: readonly Pick<OpenHead, 'points'>[]): Outcome | null {
  let total = 0;
  for (const { points } of heads) {
    if (points === null) return null;
    total += points;
  }
  return { total, grade: assessmentGrade(total) };
}

export const labelOf = (head: AssessmentHead): string => assessmentHeads[head].label;
