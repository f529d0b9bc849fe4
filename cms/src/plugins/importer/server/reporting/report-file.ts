import { writeFile } from 'node:fs/promises';
import { byteOrderMark, csvLine } from '../../../../lib/csv-line';
import { reportCopy } from '../../copy';
import type { Problem } from './problem';

/** All problems as CSV that Excel opens in Chinese: UTF-8 with byte order mark, CRLF. */
export function reportCsv(problems: readonly Problem[]): string {
  const rows = problems.map((problem) => [
    reportCopy.severities[problem.severity],
    problem.sheet,
    problem.row > 0 ? String(problem.row) : '',
    problem.heading,
    problem.value,
    problem.what,
    problem.action,
  ]);
  return `${byteOrderMark}${[Object.values(reportCopy.columns), ...rows].map(csvLine).join('\r\n')}\r\n`;
}

export async function writeReport(file: string, problems: readonly Problem[]): Promise<void> {
  await writeFile(file, reportCsv(problems), 'utf8');
}
