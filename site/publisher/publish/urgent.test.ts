import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { CommandAnswer, ReleaseEntry, type AnyRecord, type Change } from '@yangguang/schemas';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emergencyChange, publishChange, withdrawChange } from '../testing/sample-change.ts';
import { sampleRecord } from '../testing/sample-record.ts';
import {
  cleanManifest,
  liveManifest,
  liveNumber,
  releaseFaults,
  startTestSite,
  webhookSecret,
  type TestSite,
} from '../testing/test-publisher.ts';
import { isUrgent } from './urgent.ts';

const program = fileURLToPath(new URL('../testing/daemon-child.ts', import.meta.url));

let site: TestSite;
let publisher: ChildProcess;
let wakePort: number;
const said: string[] = [];

beforeAll(async () => {
  site = await startTestSite();
  for (const number of [1, 2, 3]) site.letOut(sampleRecord('article', number));
  // All pages together are rendered by processes beside the publisher, which the test can hold; a few by itself.
  const config = JSON.stringify({ ...site.config, now: undefined, parallelPages: 65 });
  publisher = spawn(process.execPath, [program, config], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: publisher.stdout as NodeJS.ReadableStream });
  lines.on('line', (line) => said.push(line));
  await until(() => timesSaid('ready') > 0);
  wakePort = Number(/"wakePort":(\d+)/.exec(said.join('\n'))?.[1]);
  await until(() => timesSaid('prepared') > 0);
});
afterAll(async () => {
  if (publisher.exitCode === null) {
    publisher.kill('SIGTERM');
    await once(publisher, 'exit');
  }
  await site.close();
});

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await wait(10);
}

async function rebuild(): Promise<CommandAnswer> {
  const at = new Date();
  const data = { command: { command: 'rebuild' }, by: ['account-1'], reason: '测试' };
  const body = JSON.stringify({ type: 'publisher.command', timestamp: at.toISOString(), data });
  const id = `msg_${randomUUID()}`;
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(webhookSecret).sign(id, at, body),
  };
  const answer = await fetch(`http://127.0.0.1:${wakePort}/commands`, { method: 'POST', headers, body });
  return CommandAnswer.parse(await answer.json());
}

/** Holds every process that renders pages for the publisher, in the middle of what it does. */
function holdRendering(): number[] {
  const { pid } = publisher;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  const rendering = children.filter((child) => {
    try {
      return readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('render-process');
    } catch {
      // It has ended between the two looks.
      return false;
    }
  });
  for (const child of rendering) process.kill(child, 'SIGSTOP');
  return rendering;
}

const isLive = async (record: AnyRecord) =>
  (await fetch(new URL(`/articles/${record.indexNumber.slice(-10)}.html`, site.portalUrl))).status === 200;

async function entryOf(release: number): Promise<ReleaseEntry> {
  return ReleaseEntry.parse(await (await fetch(new URL(`/releases/${release}.json`, site.portalUrl))).json());
}

const timesSaid = (event: string): number => said.filter((line) => line.includes(`"event":"${event}"`)).length;

/** A full build whose processes stand still: it can never come to its end by itself. */
async function heldBuild(during: () => void): Promise<CommandAnswer> {
  const before = timesSaid('interrupted');
  const answer = rebuild();
  let isOver = false;
  void answer.then(() => (isOver = true));
  await until(() => {
    if (isOver) throw new Error('the build came to its end before it could be held');
    return holdRendering().length > 0;
  });
  during();
  await until(() => {
    holdRendering();
    return timesSaid('interrupted') > before;
  });
  return answer;
}

test('a warning that one leader signed is live before the full build that runs, and the build comes after it (B-11)', async () => {
  const before = liveNumber(site.siteVar);
  const warning = sampleRecord('article', 4, { section: 'warning-notice' });
  const answer = await heldBuild(() => site.feed.changes.push(emergencyChange(warning, site.feed.changes.length + 1)));
  expect(answer).toEqual({ isDone: true, release: before + 2, problem: null });
  const [urgent, build] = [await entryOf(before + 1), await entryOf(before + 2)];
  expect([urgent.kind, urgent.records.map(({ id }) => id)]).toEqual(['publish', expect.arrayContaining([warning.id])]);
  expect([build.kind, build.records]).toEqual(['rebuild', []]);
  expect(await isLive(warning)).toBe(true);
  expect(releaseFaults(site.siteVar)).toEqual([]);
  expect(liveManifest(site.siteVar)).toEqual(await cleanManifest(site));
});

const notice = sampleRecord('article', 5);
const signed = sampleRecord('article', 4, { section: 'warning-notice' });
test.each<[string, boolean, Change]>([
  ['a warning that one leader signed', true, emergencyChange(signed, 9)],
  ['its confirmation', false, emergencyChange(signed, 9, 8)],
  ['what may not go out by one signature', false, emergencyChange(notice, 9)],
  ['what was reviewed as usual', false, publishChange(notice, 9)],
  ['a withdrawal', true, withdrawChange(notice, 9)],
])('%s goes before a full build: %s', (_name, expected, change) => {
  expect(isUrgent(change)).toBe(expected);
});
