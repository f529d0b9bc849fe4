import { writeFile } from 'node:fs/promises';
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
  return `\ufeff${[Object.values(reportCopy.columns), ...rows].map(csvLine).join('\r\n')}\r\n`;
}

export async function writeReport(file: string, problems: readonly Problem[]): Promise<void> {
  await writeFile(file, reportCsv(problems), 'utf8');
}

function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => `"${inert(cell).replaceAll('"', '""')}"`).join(',');
}

/** A cell that a spreadsheet would run as a formula is made text by a leading apostrophe (C12). */
function inert(cell: string): string {
  return /^[\s\u200b"']*[=+\-@＝＋－＠|]/.test(cell) || /^[\t\r\n]/.test(cell) ? `'${cell}` : cell;
}
