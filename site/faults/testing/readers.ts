import { createHash } from 'node:crypto';
import { Agent, get as ask } from 'node:http';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { urlPath } from '../oracle/portal-checker.ts';
import { listedFiles } from '../oracle/release-checker.ts';
import { pick, seeded } from './seeded.ts';

export interface Answer {
  status: number;
  sha256: string;
}

/** On a connection that stays open; rejects when it is reset. */
export function answerAt(agent: Agent, origin: string, path: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = ask(new URL(path, origin), { agent, headers: { 'accept-encoding': 'identity' } }, (response) => {
      const hash = createHash('sha256');
      response.on('data', (chunk: Buffer) => hash.update(chunk));
      response.once('end', () => resolve({ status: response.statusCode ?? 0, sha256: hash.digest('hex') }));
      response.once('error', reject);
    });
    request.once('error', reject);
  });
}

/** What whole releases of a site say of each address: the hashes that readers may meet there. */
export function knownAnswers(siteVar: string) {
  const known = new Map<string, Set<string>>();
  const note = (): void => {
    for (const number of readdirSync(join(siteVar, 'releases')).filter((name) => /^\d+$/.test(name)))
      for (const [path, hash] of listedFiles(join(siteVar, 'releases', number)))
        known.set(urlPath(path), (known.get(urlPath(path)) ?? new Set()).add(hash));
  };
  note();
  return {
    /** Takes the releases in that are there now. */
    note,
    paths: (): string[] => [...known.keys()],
    isRight: (path: string, { status, sha256 }: Answer): boolean =>
      status === 200 && known.get(path)?.has(sha256) === true,
  };
}

/** Readers who ask for one page after the other without an end. */
export function startReaders(origin: string, count: number, paths: readonly string[]) {
  const seen: [string, Answer][] = [];
  const broken: string[] = [];
  let isOver = false;
  async function read(reader: number): Promise<void> {
    const random = seeded(reader);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    while (!isOver) {
      const path = pick(paths, random);
      seen.push([path, await answerAt(agent, origin, path)]);
    }
    agent.destroy();
  }
  const readers = Array.from({ length: count }, (_, reader) =>
    read(reader).catch((error: unknown) => void broken.push(String(error))),
  );
  return {
    /** Lets each come to the end of its page. @returns all that they saw, and what became of those who were cut off. */
    async stop(): Promise<{ seen: [string, Answer][]; broken: string[] }> {
      isOver = true;
      await Promise.all(readers);
      return { seen, broken };
    },
  };
}

/** Files that a page which is open in a browser may still ask for. */
export const neededByOpenPages = (paths: readonly string[]): string[] =>
  paths.filter((path) => /^\/(?:_astro|search)\//.test(path) && !path.endsWith('index.json'));
