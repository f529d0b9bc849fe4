import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { spoilTable } from '../faults/testing/spoil-table.ts';
import { demoBureauFile } from './testing/demo-bureau.ts';
import { sampleRecord } from './testing/sample-record.ts';
import { liveManifest, liveNumber, startTestSite, webhookSecret, type TestSite } from './testing/test-publisher.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
let site: TestSite;
beforeEach(async () => {
  site = await startTestSite();
  site.letOut(sampleRecord('article', 1));
});
afterEach(() => site.close());

interface Program {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
}

function start(args: string[], changed: Record<string, string> = {}): Program {
  const env = {
    ...process.env,
    ...{ CMS_URL: site.feed.url, OUTBOX_TOKEN: site.feed.token, WEBHOOK_SECRET: webhookSecret, WAKE_PORT: '0' },
    ...{ SITE_VAR: site.siteVar, PORTAL_URL: site.portalUrl, YANGGUANG_BUREAU: demoBureauFile, ...changed },
  };
  const child = spawn(process.execPath, [main, ...args], { env });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return { child, output: () => text, ended: once(child, 'exit').then(([code]) => code as number | null) };
}

test('--once publishes what waits and ends; --rebuild builds the same anew', async () => {
  expect(await start(['--once']).ended).toBe(0);
  const first = liveManifest(site.siteVar);
  expect(first.has('articles/2026-00001.html')).toBe(true);
  expect(await start(['--rebuild']).ended).toBe(0);
  expect(liveNumber(site.siteVar)).toBe(2);
  expect(liveManifest(site.siteVar)).toEqual(first);
});

test('--once says by its exit code that the CMS could not be asked', async () => {
  site.feed.fault = () => 'reset';
  const program = start(['--once']);
  expect(await program.ended).toBe(1);
  expect(program.output()).toContain('暂时连不上后台，门户照常服务');
});

test('the publisher runs until it is asked to end', async () => {
  const program = start([]);
  while (!program.output().includes('"event":"verified"')) await once(program.child.stdout ?? program.child, 'data');
  program.child.kill('SIGTERM');
  expect(await program.ended).toBe(0);
  expect(liveNumber(site.siteVar)).toBe(1);
});

test('a publisher at work that meets a damaged database opens all of them again and goes on (A6)', async () => {
  expect(await start(['--once']).ended).toBe(0);
  site.letOut(sampleRecord('article', 2));
  spoilTable(site.siteVar, 'ledger.db', 'hashes');
  const program = start([]);
  while (!program.output().includes('"event":"verified"')) await once(program.child.stdout ?? program.child, 'data');
  program.child.kill('SIGTERM');
  expect(await program.ended).toBe(0);
  expect(program.output()).toMatch(/databases-in-doubt[^]*ledger\.restored[^]*"event":"verified"/);
  expect(liveManifest(site.siteVar).has('articles/2026-00002.html')).toBe(true);
});

test('settings that are missing or wrong are all named at once', async () => {
  const program = start([], { CMS_URL: 'no address', OUTBOX_TOKEN: '' });
  expect(await program.ended).toBe(1);
  expect(program.output()).toMatch(/运行设置缺失或不正确[^]*CMS_URL[^]*处理：/);
  expect(program.output()).toContain('OUTBOX_TOKEN');
});
