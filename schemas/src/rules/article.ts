import { error, type Issue } from '../issues/issue.ts';

/** A yearly report says of which year (R-PLAT-07); a reprint links its original (R-SITE-13). */
export const articleChecks = [reportYearIssues, originalUrlIssues];

function reportYearIssues(record: { section: string; reportYear: number | null }): Issue[] {
  if (record.section !== 'annual-report' || record.reportYear !== null) return [];
  return [error('reportYear', 'article.report-year-missing')];
}

function originalUrlIssues(record: { originalUrl: string | null }): Issue[] {
  if (record.originalUrl === null || isWebAddress(record.originalUrl)) return [];
  return [error('originalUrl', 'url.not-http')];
}

/** True for an address that may stand in a link. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s"'<>\\]+$/.test(text) && URL.canParse(text);
}
