import { createInterface } from 'node:readline';
import { Search } from '../../src/search/search.ts';

/**
 * Asks the portal's search as a reader's browser does: `node e2e/search/ask.ts http://127.0.0.1:8080`, one query a line,
 * answered by one line of JSON with the paths of the first page of results. Each query starts from the present index.
 */
const origin = process.argv[2];

async function fetchFile(path: string): Promise<Uint8Array | undefined> {
  const response = await fetch(new URL(`/search/${path}`, origin));
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
}

async function ask(text: string): Promise<string[]> {
  const search = await Search.open(fetchFile);
  const found = await search.ask({ text, filters: {}, sort: 'relevance' });
  return ((await found?.page(1)) ?? []).map(({ record }) => record.path);
}

for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(await ask(line)));
