import { error, warning, type Issue } from '../issues/issue.ts';
import { addMonths } from '../calendar/days.ts';
import { hasValidBodyCode, isCreditCode } from './credit-code.ts';
import { listingGrounds, listingRegimes, type ListingGround, type ListingRegime } from './listing-regimes.ts';

interface Entry {
  subjectType: string;
  creditCode: string | null;
  maskedCitizenNumber: string | null;
  regime: ListingRegime;
  listingGround: ListingGround;
  accident: string | null;
  violationFacts: string;
  penaltyDecisionNumber: string | null;
  noticeDate: string;
  decisionDate: string;
  deliveryDate: string;
  listingTerm: number;
  publishUntil: string;
  listingStatus: string;
  removedDate: string | null;
  removalReason: string | null;
}

/** Whom, why, how long and until when of a list entry (R-CRD-02 … R-CRD-07, R-CRD-10, R-CRD-11). */
export const blacklistEntryChecks = [
  personIssues,
  bodyIssues,
  regimeIssues,
  evidenceIssues,
  noticeIssues,
  deliveryIssues,
  termIssues,
  publicationIssues,
  removedIssues,
  notRemovedIssues,
];

/** True while an entry may be shown: its last day of publication is not over, and it is not removed (R-CRD-04, R-CAU-06). */
export function isOnDisplay(record: Pick<Entry, 'publishUntil' | 'listingStatus'>, today: string): boolean {
  return record.listingStatus !== 'removed' && today <= record.publishUntil;
}

/** A person is named by a masked citizen number, and nobody else is (R-CRD-07). */
function personIssues(record: Entry): Issue[] {
  const isPerson = record.subjectType === 'person';
  if (isPerson === (record.maskedCitizenNumber !== null)) return [];
  const code = isPerson ? 'blacklist.citizen-number-missing' : 'blacklist.citizen-number-not-needed';
  return [error('maskedCitizenNumber', code)];
}

/** A body is named by its credit code (R-CRD-07, R-ID-01, R-ID-02). */
function bodyIssues(record: Entry): Issue[] {
  const value = record.creditCode;
  if (value === null) return record.subjectType === 'person' ? [] : [error('creditCode', 'blacklist.code-missing')];
  if (!isCreditCode(value)) return [error('creditCode', 'credit-code.check-digit', { value })];
  return hasValidBodyCode(value) ? [] : [warning('creditCode', 'credit-code.body-check', { value })];
}

function regimeIssues(record: Entry): Issue[] {
  const ground = listingGrounds[record.listingGround];
  if (ground.regime === record.regime) return [];
  const regime = listingRegimes[record.regime].label;
  return [error('listingGround', 'blacklist.ground-of-other-regime', { ground: ground.label, regime })];
}

function evidenceIssues(record: Entry): Issue[] {
  const { evidence } = listingGrounds[record.listingGround];
  if (evidence === 'accident' && record.accident === null && !record.violationFacts.includes('事故'))
    return [error('accident', 'blacklist.accident-missing')];
  if (evidence === 'penalty' && record.penaltyDecisionNumber === null)
    return [error('penaltyDecisionNumber', 'blacklist.penalty-missing')];
  return [];
}

function noticeIssues(record: Entry): Issue[] {
  if (record.decisionDate >= record.noticeDate) return [];
  return [error('decisionDate', 'date.before', { other: '列入告知日期' })];
}

function deliveryIssues(record: Entry): Issue[] {
  if (record.deliveryDate >= record.decisionDate) return [];
  return [error('deliveryDate', 'date.before', { other: '列入决定日期' })];
}

function termIssues({ listingTerm: term, regime: name }: Entry): Issue[] {
  const { label: regime, maxMonths: max } = listingRegimes[name];
  return term > max ? [error('listingTerm', 'blacklist.term-too-long', { term, regime, max })] : [];
}

function publicationIssues({ decisionDate, listingTerm: term, publishUntil }: Entry): Issue[] {
  const expected = addMonths(decisionDate, term);
  return publishUntil === expected
    ? []
    : [error('publishUntil', 'blacklist.publish-until-differs', { term, expected })];
}

function removedIssues(record: Entry): Issue[] {
  if (record.listingStatus !== 'removed') return [];
  const issues: Issue[] = [];
  const earliest = addMonths(record.decisionDate, listingRegimes[record.regime].minMonths);
  if (record.removedDate === null) issues.push(error('removedDate', 'blacklist.removal-missing'));
  else if (record.removedDate < earliest)
    issues.push(error('removedDate', 'blacklist.removed-too-early', { earliest }));
  if (record.removalReason === null) issues.push(error('removalReason', 'blacklist.removal-missing'));
  return issues;
}

function notRemovedIssues(record: Entry): Issue[] {
  if (record.listingStatus !== 'listed') return [];
  if (record.removedDate === null && record.removalReason === null) return [];
  return [error('removedDate', 'blacklist.removal-not-expected')];
}
