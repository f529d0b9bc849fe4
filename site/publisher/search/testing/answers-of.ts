import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Search, type Query } from '../../../src/search/search.ts';

/** All that a reader gets for a query, page after page. */
export interface Answers {
  query: Query;
  /** Paths with how good each answer is, in order. */
  answers: string[];
  /** What the filters offer, with counts. */
  filters: unknown;
}

/** The answers of a release folder to queries, so that two releases can be compared (D-2). */
export async function answersOf(release: string, queries: readonly Query[]): Promise<Answers[]> {
  const search = await Search.open((path) => {
    const file = join(release, 'public', 'search', path);
    return Promise.resolve(existsSync(file) ? readFileSync(file) : undefined);
  });
  const all: Answers[] = [];
  for (const query of queries) {
    const found = await search.ask(query);
    const answers: string[] = [];
    for (let page = 1; found && page <= found.pages; page += 1)
      answers.push(...(await found.page(page)).map(({ record, grade }) => `${grade} ${record.path} ${record.seq}`));
    all.push({ query, answers, filters: found?.filters });
  }
  return all;
}
