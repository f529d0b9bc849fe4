import { error, type Issue } from '../issue.ts';

/** A yearly report says of which year (R-PLAT-07); a reprint links its original (R-SITE-13). */
export function checkArticle(record: {
  section: string;
  reportYear: number | null;
  originalUrl: string | null;
}): Issue[] {
  const issues: Issue[] = [];
  if (record.section === 'annual-report' && record.reportYear === null)
    issues.push(error('reportYear', 'article.report-year-missing'));
  if (record.originalUrl !== null && !/^https?:\/\/[^\s"'<>]+$/.test(record.originalUrl))
    issues.push(error('originalUrl', 'url.not-http'));
  return issues;
}
