import type { Issue } from '../issue.ts';
import { error } from '../issue.ts';

/** Order of dates, and what a repealed document must say (R-POL-07, R-SITE-10). */
export function checkPolicyDocument(record: {
  validityStatus: string;
  documentDate: string;
  effectiveDate: string | null;
  expiryDate: string | null;
  repealedDate: string | null;
  repealedBy: string | null;
}): Issue[] {
  const issues: Issue[] = [];
  if (record.effectiveDate && record.effectiveDate < record.documentDate)
    issues.push(error('effectiveDate', 'date.before', { other: '成文日期' }));
  if (record.expiryDate && record.expiryDate < (record.effectiveDate ?? record.documentDate))
    issues.push(error('expiryDate', 'date.before', { other: '施行日期' }));
  if (record.validityStatus === 'repealed' && !record.repealedDate)
    issues.push(error('repealedDate', 'field.required-when-repealed'));
  if (record.validityStatus === 'repealed' && !record.repealedBy)
    issues.push(error('repealedBy', 'field.required-when-repealed'));
  return issues;
}
