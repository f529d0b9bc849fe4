import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { AlarmNotice } from '@yangguang/schemas';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openAlarms, type Alarms } from './alarms.ts';
import { sendAlarms, type SendingPace } from './send-alarms.ts';

const secret = `whsec_${Buffer.from('secret of the receiver of alarms').toString('base64')}`;
const pace: SendingPace = { restMs: 0, lookMs: 5, firstRetryMs: 5, longestMs: 20 };

let folder: string;
let alarms: Alarms;
let server: Server;
let url: string;
let taken: { id: string; notice: AlarmNotice }[];
/** Statuses to answer with before 204. */
let refusals: number[];
let stop: () => void;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yangguang-alarms-'));
  alarms = openAlarms(join(folder, 'alarms.json'), () => undefined);
  [taken, refusals] = [[], []];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = request.headers as Record<string, string>;
      const notice = AlarmNotice.parse(new Webhook(secret).verify(Buffer.concat(chunks).toString(), headers));
      taken.push({ id: headers['webhook-id'] ?? '', notice });
      response.writeHead(refusals.shift() ?? 204).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterEach(() => {
  stop();
  server.close();
  rmSync(folder, { recursive: true });
});

const start = (changed: Partial<SendingPace> = {}): void => {
  stop = sendAlarms(alarms, { url, secret }, () => undefined, { ...pace, ...changed });
};
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await wait(5);
}
const told = (): string[] => taken.map(({ notice }) => `${notice.type} ${notice.data.code}`);

test('an alarm is told once, signed, and again when it is over', async () => {
  start();
  alarms.raise('disk.full', '/srv');
  await until(() => alarms.unsent().length === 0);
  alarms.raise('disk.full', '/srv');
  alarms.clear('disk.full');
  await until(() => taken.length === 2);
  expect(told()).toEqual(['publisher.alarm.raised disk.full', 'publisher.alarm.cleared disk.full']);
  expect(taken[0]?.notice.data.message).toContain('/srv');
});

test('a notice of before the clock was set back is sent at once (A14)', async () => {
  const ahead = () => new Date(Date.now() + 86_400_000);
  alarms = openAlarms(join(folder, 'ahead.json'), () => undefined, ahead);
  alarms.raise('disk.full');
  start({ restMs: 60_000 });
  await until(() => taken.length === 1);
  expect(told()).toEqual(['publisher.alarm.raised disk.full']);
});

test('a receiver that refuses is asked again with the same id, and later alarms keep their order', async () => {
  refusals = [500, 429, 302];
  alarms.raise('disk.full');
  alarms.raise('feed.unreachable');
  start();
  await until(() => alarms.unsent().length === 0);
  expect(told()).toEqual([
    ...Array<string>(4).fill('publisher.alarm.raised disk.full'),
    'publisher.alarm.raised feed.unreachable',
  ]);
  expect(new Set(taken.slice(0, 4).map(({ id }) => id)).size).toBe(1);
});

test('what could not be told before a restart is told after it', async () => {
  alarms.raise('disk.full');
  alarms = openAlarms(join(folder, 'alarms.json'), () => undefined);
  start();
  await until(() => taken.length === 1);
  expect(told()).toEqual(['publisher.alarm.raised disk.full']);
});

test('an alarm that is over before it has rested disturbs nobody', async () => {
  start({ restMs: 60_000 });
  alarms.raise('feed.unreachable');
  await wait(30);
  alarms.clear('feed.unreachable');
  expect([taken, alarms.unsent()]).toEqual([[], []]);
});
