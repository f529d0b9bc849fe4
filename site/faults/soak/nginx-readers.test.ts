import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startNginx, type Nginx } from '../../deploy/start-nginx.ts';
import { publish } from '../../publisher/publish/publish.ts';
import { sampleRecord } from '../../publisher/testing/sample-record.ts';
import { startTestSite, type TestSite } from '../../publisher/testing/test-publisher.ts';
import { answerAt, knownAnswers, neededByOpenPages, startReaders } from '../testing/readers.ts';
import { judge, noteProgress } from '../testing/result.ts';
import { judgeEvents, watchServedTree } from './served-tree.ts';

const switches = Number(process.env['YANGGUANG_SWITCHES'] ?? 100);
const connections = Number(process.env['YANGGUANG_CONNECTIONS'] ?? 1000);
const readerScript = fileURLToPath(new URL('./many-readers.lua', import.meta.url));

let site: TestSite;
let nginx: Nginx;
beforeAll(async () => {
  site = await startTestSite();
  for (const number of [1, 2]) site.letOut(sampleRecord('article', number));
  await site.publishOnce();
  nginx = await startNginx(site.siteVar, connections * 2);
});
afterAll(async () => {
  await nginx.stop();
  await site.close();
});

/** A crowd that asks until it is told to stop. @returns what it met, as its script says it. */
function startCrowd(paths: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'yangguang-crowd-'));
  writeFileSync(join(folder, 'paths'), paths.join('\n'));
  const load = ['-t', '1', '-c', String(connections), '-d', '10h', '--timeout', '30s', '-s', readerScript];
  const running = promisify(execFile)('wrk', [...load, nginx.url, '--', join(folder, 'paths')]);
  return async (): Promise<Record<string, string>> => {
    running.child.kill('SIGINT');
    const { stdout } = await running;
    rmSync(folder, { recursive: true });
    const [, line = '', first = ''] = /^(requests=.*) first=(.*)$/m.exec(stdout) ?? [];
    const fields = [...line.matchAll(/(\w+)=(\d+)/g), ['', 'first', first]];
    return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]));
  };
}

test(`${switches} switches under nginx with ${connections} connections: whole answers, and nobody writes into what is served (A10, A11)`, async () => {
  const known = knownAnswers(site.siteVar);
  const first = known.paths();
  const watch = await watchServedTree(site.siteVar);
  const stopCrowd = startCrowd(first);
  const readers = startReaders(nginx.url, 8, first);
  const publisher = await site.open();
  for (let number = 3; number < 3 + switches; number += 1) {
    site.letOut(sampleRecord('article', number));
    expect(await publish(publisher)).toBe(true);
    known.note();
    noteProgress('A10 switches under nginx', number - 2, switches);
  }
  const { seen, broken } = await readers.stop();
  const crowd = await stopCrowd();
  publisher.close();
  const { seen: events, harmful } = await watch.stop();
  const wrong = seen.flatMap(([path, answer]) => (known.isRight(path, answer) ? [] : [`${path} ${answer.status}`]));
  const agent = new Agent({ keepAlive: true });
  for (const path of neededByOpenPages(first))
    if ((await answerAt(agent, nginx.url, path)).status !== 200) wrong.push(`${path} is no longer there`);
  agent.destroy();
  judge('A10 answers of nginx during switches, compared by hash', seen.length, [...broken, ...wrong]);
  const met = { wrong: '0', connect: '0', read: '0', write: '0', timeout: '0', first: '' };
  expect(crowd).toEqual({ ...met, requests: expect.any(String) });
  judge(`A10 answers of nginx to ${connections} connections`, Number(crowd['requests']), []);
  judge('A11 changes of files below the releases, none where readers are', events, harmful);
});

test('a file written into, or one that comes or goes where readers are, is noticed by the watch (A11)', () => {
  const lines = ['CREATE releases/.next/public/a', 'MODIFY releases/.next/public/a', 'MOVED_TO,ISDIR releases/7'];
  const served = [...lines, 'MOVED_TO current', 'DELETE releases/6/public/a'];
  const bad = ['MODIFY releases/6/public/b', 'CREATE releases/7/public/c', 'DELETE releases/7/public/a'];
  const at = (line: string): string => line.replace(' ', ' /site/');
  expect(judgeEvents(served.map(at), '/site').harmful).toEqual([]);
  expect(judgeEvents([...served, ...bad].map(at), '/site').harmful).toHaveLength(3);
});
