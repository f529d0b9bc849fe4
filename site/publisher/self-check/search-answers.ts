import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Search, type Answer, type Found } from '../../src/search/search.ts';

/** Query → what a reader gets: the records in order, and how many each filter offers. */
export type SearchAnswers = Map<string, string>;

/** Pages of results that are compared; nobody reads on for long. */
const comparedPages = 3;

/** Asks the search of a release the way a browser does. @param folder - `search/` below its web root. */
export async function searchAnswers(folder: string, queries: readonly string[]): Promise<SearchAnswers> {
  const search = await Search.open((path) => {
    const file = join(folder, path);
    return Promise.resolve(existsSync(file) ? unpacked(path, readFileSync(file)) : undefined);
  });
  const answers: SearchAnswers = new Map();
  for (const text of queries) {
    const found = await search.ask({ text, filters: {}, sort: 'relevance' });
    answers.set(text, found ? await shown(found) : '');
  }
  return answers;
}

/** Heads and texts are packed. Unpacked here at once: a browser's streams take twenty times as long in this process. */
function unpacked(path: string, bytes: Buffer): Uint8Array {
  return /^[^/]+\/(?:head|\d+)$/.test(path) ? gunzipSync(bytes) : bytes;
}

async function shown(found: Found): Promise<string> {
  const answers = [];
  const pages = Math.min(found.pages, comparedPages);
  for (let page = 1; page <= pages; page += 1) answers.push(...(await found.page(page)));
  return JSON.stringify([inOneOrder(answers, found.pages > pages), found.filters]);
}

/**
 * Answers of one rank and day come in the order in which they were indexed, which is no part of the answer. The last
 * such group is left out where the pages looked at may end in the middle of it.
 */
function inOneOrder(answers: readonly Answer[], isCut: boolean): Answer[] {
  const last = answers.at(-1);
  const isOfLast = (answer: Answer): boolean => rankOf(answer) === (last && rankOf(last));
  const whole = isCut ? answers.filter((answer) => !isOfLast(answer)) : [...answers];
  const ranks = [...new Set(whole.map(rankOf))];
  return whole.sort(
    (a, b) => ranks.indexOf(rankOf(a)) - ranks.indexOf(rankOf(b)) || (a.record.path < b.record.path ? -1 : 1),
  );
}

const rankOf = ({ grade, record }: Answer): string => `${grade} ${record.date}`;
