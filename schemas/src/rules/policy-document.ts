import { error, warning, type Issue } from '../issues/issue.ts';

interface Policy {
  disclosureAttribute: string;
  documentKind: string;
  documentNumber: string | null;
  isNormative: boolean;
  validityStatus: string;
  documentDate: string;
  effectiveDate: string | null;
  expiryDate: string | null;
  repealedDate: string | null;
  repealedBy: string | null;
}

/** Kinds that are seldom public (R-POL-04). */
const seldomPublic: Readonly<Record<string, string>> = {
  'request-for-instructions': '请示',
  report: '报告',
  minutes: '纪要',
};

/** Order of dates, what a repealed document must say, and what is unusual for its kind (R-POL-04, R-POL-07, R-SITE-10). */
export const policyDocumentChecks = [effectiveIssues, expiryIssues, repealIssues, kindIssues, numberIssues];

function effectiveIssues(record: Policy): Issue[] {
  if (record.effectiveDate === null || record.effectiveDate >= record.documentDate) return [];
  return [error('effectiveDate', 'date.before', { other: '成文日期' })];
}

function expiryIssues(record: Policy): Issue[] {
  if (record.expiryDate === null || record.expiryDate >= (record.effectiveDate ?? record.documentDate)) return [];
  return [error('expiryDate', 'date.before', { other: record.effectiveDate === null ? '成文日期' : '施行日期' })];
}

function repealIssues(record: Policy): Issue[] {
  const issues: Issue[] = [];
  if (record.repealedDate !== null && record.repealedDate < record.documentDate)
    issues.push(error('repealedDate', 'date.before', { other: '成文日期' }));
  if (record.validityStatus !== 'repealed') return issues;
  if (!record.repealedDate) issues.push(error('repealedDate', 'field.required-when-repealed'));
  if (!record.repealedBy) issues.push(error('repealedBy', 'field.required-when-repealed'));
  return issues;
}

function kindIssues(record: Policy): Issue[] {
  const kind = seldomPublic[record.documentKind];
  if (!kind || record.disclosureAttribute !== 'proactive') return [];
  return [warning('documentKind', 'policy.seldom-public', { kind })];
}

function numberIssues(record: Policy): Issue[] {
  if (!record.isNormative || record.documentNumber !== null) return [];
  return [error('documentNumber', 'policy.normative-without-number')];
}
