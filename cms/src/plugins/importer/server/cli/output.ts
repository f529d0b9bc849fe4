import { cliCopy, fill, reportCopy } from '../../copy';
import type { ImportResult, Progress } from '../import-request';
import type { Problem } from '../reporting/problem';

const shownProblems = 100;

/** The result as it is shown on screen: problems first, so that the sum stands at the end. */
export function resultText(result: ImportResult, reportFile: string | undefined): string {
  const { problems, notices } = result;
  const lines = [...notices, ...problems.slice(0, shownProblems).map(problemLine)];
  const hidden = result.errors + result.warnings - Math.min(problems.length, shownProblems);
  if (hidden > 0) lines.push(fill(cliCopy.more, { count: hidden }));
  lines.push('', outcomeLine(result), fill(cliCopy.counts, { errors: result.errors, warnings: result.warnings }));
  if (reportFile !== undefined) lines.push(fill(cliCopy.report, { file: reportFile }));
  return lines.join('\n');
}

function outcomeLine(result: ImportResult): string {
  const { outcome, read, imported, skipped } = result;
  const sentence = outcome === 'refused' && read === 0 ? cliCopy.outcome.unreadable : cliCopy.outcome[outcome];
  return fill(sentence, { read, imported, skipped, good: read - skipped });
}

/** `错误：工作表“政策文件”第 12 行“成文日期”，内容“昨天”：不是日期…。请…` */
export function problemLine(problem: Problem): string {
  const { place } = cliCopy;
  const where = [
    problem.sheet && fill(place.sheet, { sheet: problem.sheet }),
    problem.row > 0 && fill(place.row, { row: problem.row }),
    problem.heading && fill(place.heading, { heading: problem.heading }),
  ].filter(Boolean);
  const value = problem.value && `，${fill(place.value, { value: problem.value })}`;
  const spot = where.length > 0 ? `${where.join('')}${value}：` : '';
  return `${reportCopy.severities[problem.severity]}：${spot}${problem.what}${problem.action}`;
}

/** One line that is written over on a terminal; elsewhere a line for every tenth part. */
export function progressPrinter(output: NodeJS.WriteStream): (progress: Progress) => void {
  let last = '';
  return ({ stage, done, total }) => {
    const text = fill(cliCopy.stages[stage], { done, total: total ?? '' });
    if (output.isTTY) output.write(`\r\u001b[K${text}${done === total ? '\n' : ''}`);
    else {
      const step = `${stage} ${Math.floor((done * 10) / (total ?? 10_000))}`;
      if (step !== last) output.write(`${text}\n`);
      last = step;
    }
  };
}
