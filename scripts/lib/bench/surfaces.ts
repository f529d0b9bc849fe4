import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { contentTypeOf, sha256 } from '@yangguang/schemas';
import { root } from '../bootstrap/paths.mjs';

/** A record as readers should find it. */
export interface Expected {
  type: string;
  title: string;
  path: string;
}

/** A reader who looks everywhere a publication shows, and remembers the bytes. */
export interface Reader {
  /** Whether the page stands. */
  hasPage: (expected: Expected) => Promise<boolean>;
  /** Where the record is still missing, of its list, the home page, the feeds, the sitemap and search. */
  missing: (expected: Expected) => Promise<string[]>;
  /** Whether a search for the record's title finds it. */
  finds: (expected: Expected) => Promise<boolean>;
  hasInSitemap: (expected: Expected) => Promise<boolean>;
  /** Paths of which other bytes were seen last than the live release lists. */
  wrongBytes: () => string[];
  close: () => void;
}

export async function openReader(portal: string, siteFolder: string): Promise<Reader> {
  const seen = new Map<string, string>();
  const search = askSearch(portal);

  async function read(path: string): Promise<string> {
    const response = await fetch(new URL(path, portal), { headers: { 'accept-encoding': 'identity' } });
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (response.status !== 200) return '';
    seen.set(path, sha256(bytes));
    return new TextDecoder().decode(bytes);
  }

  async function hasInSitemap({ path }: Expected): Promise<boolean> {
    const index = await read('/sitemap-index.xml');
    const parts = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => new URL(url).pathname);
    return (await Promise.all(parts.map(read))).some((part) => part.includes(`${path}</loc>`));
  }
  const finds = async ({ title, path }: Expected) => (await search.ask(title)).includes(path);

  return {
    hasPage: async ({ path, title }) => (await read(path)).includes(title),
    async missing(expected) {
      const list = `/${contentTypeOf(expected.type).column.path}/`;
      const lists = [list, '/', '/atom.xml', '/rss.xml', '/feed.json', `${list}atom.xml`];
      const shown = await Promise.all([
        ...lists.map(async (path) => [path, (await read(path)).includes(expected.path)] as const),
        hasInSitemap(expected).then((has) => ['sitemap', has] as const),
        finds(expected).then((has) => ['search', has] as const),
      ]);
      return shown.flatMap(([name, has]) => (has ? [] : [name]));
    },
    finds,
    hasInSitemap,
    wrongBytes() {
      const listed = manifest(siteFolder);
      return [...seen].flatMap(([path, hash]) => (listed.get(fileOf(path)) === hash ? [] : [path]));
    },
    close: () => search.close(),
  };
}

/** Path → SHA-256 of every file of the live release. */
function manifest(siteFolder: string): Map<string, string> {
  const lines = readFileSync(join(siteFolder, 'current', 'manifest.txt'), 'utf8').split('\n');
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}

const fileOf = (path: string): string => (path.endsWith('/') ? `${path}index.html` : path).slice(1);

/** The portal's own search in a process of its own; questions are answered in turn. */
function askSearch(portal: string): { ask: (text: string) => Promise<string[]>; close: () => void } {
  const child: ChildProcess = spawn(process.execPath, ['e2e/search/ask.ts', portal], {
    cwd: join(root, 'site'),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error('the search process has no pipes');
  const answers = createInterface({ input: stdout });
  let last: Promise<unknown> = Promise.resolve();
  const ask = async (text: string): Promise<string[]> => {
    const answered = once(answers, 'line');
    stdin.write(`${text}\n`);
    // One line of JSON, written by ask.ts.
    return JSON.parse(String((await answered)[0])) as string[];
  };
  return {
    ask(text) {
      const answer = last.then(() => ask(text));
      last = answer.catch(() => undefined);
      return answer;
    },
    close: () => void child.kill(),
  };
}
