import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startNginx, type Nginx } from '../../deploy/start-nginx.ts';
import { publish } from '../../publisher/publish/publish.ts';
import { sampleRecord } from '../../publisher/testing/sample-record.ts';
import { liveNumber, startTestSite, type TestSite } from '../../publisher/testing/test-publisher.ts';
import { answerAt, knownAnswers, neededByOpenPages, startReaders } from '../testing/readers.ts';
import { judge, noteProgress } from '../testing/result.ts';
import { differences, photograph } from './served-tree.ts';

const switches = Number(process.env['YANGGUANG_SWITCHES'] ?? 100);
const connections = Number(process.env['YANGGUANG_CONNECTIONS'] ?? 1000);
const readerScript = fileURLToPath(new URL('./many-readers.lua', import.meta.url));

/** How often the link moves between release 9 and release 10. */
const moves = 5000;
/** What a crowd meets when nothing is wrong. */
const allWell = {
  ...{ wrong: '0', connect: '0', read: '0', write: '0', timeout: '0', first: '' },
  requests: expect.any(String) as string,
};

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
function startCrowd(paths: readonly string[], origin = nginx.url) {
  const folder = mkdtempSync(join(tmpdir(), 'yangguang-crowd-'));
  writeFileSync(join(folder, 'paths'), paths.join('\n'));
  const load = ['-t', '1', '-c', String(connections), '-d', '10h', '--timeout', '30s', '-s', readerScript];
  const running = promisify(execFile)('wrk', [...load, origin, '--', join(folder, 'paths')]);
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
  const harmed: string[] = [];
  let looked = 0;
  const stopCrowd = startCrowd(first);
  const readers = startReaders(nginx.url, 8, first);
  const publisher = await site.open();
  for (let number = 3; number < 3 + switches; number += 1) {
    const served = join(site.siteVar, 'releases', String(liveNumber(site.siteVar)));
    const before = photograph(served);
    site.letOut(sampleRecord('article', number));
    expect(await publish(publisher)).toBe(true);
    looked += before.size;
    harmed.push(...differences(before, photograph(served)).map((path) => `${served}/${path}`));
    known.note();
    noteProgress('A10 switches under nginx', number - 2, switches);
  }
  const { seen, broken } = await readers.stop();
  const crowd = await stopCrowd();
  publisher.close();
  const wrong = seen.flatMap(([path, answer]) => (known.isRight(path, answer) ? [] : [`${path} ${answer.status}`]));
  const agent = new Agent({ keepAlive: true });
  for (const path of neededByOpenPages(first))
    if ((await answerAt(agent, nginx.url, path)).status !== 200) wrong.push(`${path} is no longer there`);
  agent.destroy();
  expect([...broken, ...wrong], nginx.errors()).toEqual([]);
  judge('A10 answers of nginx during switches, compared by hash', seen.length, []);
  expect(crowd, nginx.errors()).toEqual(allWell);
  judge(`A10 answers of nginx to ${connections} connections`, Number(crowd['requests']), []);
  judge('A11 files of releases while readers had them: none written into, none come or gone', looked, harmed);
});

test('a link that moves between releases whose numbers have other lengths breaks no answer (A10)', async () => {
  const siteVar = mkdtempSync(join(tmpdir(), 'yangguang-link-'));
  for (const number of ['9', '10']) {
    mkdirSync(join(siteVar, 'releases', number, 'public'), { recursive: true });
    writeFileSync(join(siteVar, 'releases', number, 'public', 'a.html'), '<html></html>');
  }
  symlinkSync('releases/9', join(siteVar, 'current'));
  const server = await startNginx(siteVar, connections * 2);
  const stopCrowd = startCrowd(['/a.html'], server.url);
  for (let move = 0; move < moves; move += 1) {
    symlinkSync(`releases/${9 + (move % 2)}`, join(siteVar, 'next'));
    renameSync(join(siteVar, 'next'), join(siteVar, 'current'));
    await wait(1);
  }
  const crowd = await stopCrowd();
  const errors = server.errors();
  await server.stop();
  rmSync(siteVar, { recursive: true });
  expect(crowd, errors.slice(0, 2000)).toEqual(allWell);
  judge(`A10 answers of nginx while the link moved ${moves} times`, Number(crowd['requests']), []);
});

test('a file that is written into, replaced, added or removed is noticed (A11)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yangguang-tree-'));
  const at = (name: string): string => join(folder, name);
  for (const name of ['same', 'written', 'replaced', 'removed']) writeFileSync(at(name), 'a');
  const before = photograph(folder);
  writeFileSync(at('written'), 'b');
  writeFileSync(at('next'), 'a');
  renameSync(at('next'), at('replaced'));
  rmSync(at('removed'));
  writeFileSync(at('added'), 'a');
  expect(differences(before, photograph(folder)).sort()).toEqual(['added', 'removed', 'replaced', 'written']);
  rmSync(folder, { recursive: true });
});
