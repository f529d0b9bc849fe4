import type { Problem } from './problem';

/** Warnings about a column as a whole, which would otherwise come once a row. */
const saidOnce: ReadonlySet<string> = new Set(['heading.machine-set', 'published-date.missing', 'value.defaulted']);
/** Kept in memory and in the report; more than anybody mends in one go. */
const keptProblems = 20_000;

/** What was found wrong in a file, in the order of finding. */
export class ProblemList {
  readonly kept: Problem[] = [];
  errors = 0;
  warnings = 0;
  private readonly said = new Set<string>();

  add(problems: readonly Problem[]): void {
    for (const problem of problems) {
      const key = `${problem.code}|${problem.heading}`;
      if (saidOnce.has(problem.code) && this.said.has(key)) continue;
      this.said.add(key);
      if (problem.severity === 'error') this.errors += 1;
      else this.warnings += 1;
      if (this.kept.length < keptProblems) this.kept.push(problem);
    }
  }
}

export const isError = (problem: Problem): boolean => problem.severity === 'error';
