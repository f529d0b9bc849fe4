import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { CommandAnswer, PublisherStatus, type PublisherCommand } from '@yangguang/schemas';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startDaemon, type Daemon } from './daemon.ts';
import { sampleRecord } from '../testing/sample-record.ts';
import { liveNumber, startTestSite, webhookSecret, type TestSite } from '../testing/test-publisher.ts';

let site: TestSite;
let daemon: Daemon;
beforeEach(async () => {
  site = await startTestSite();
});
afterEach(async () => {
  await daemon.stop();
  await site.close();
});

/** The daemon with a poll so long that only a wake-up can explain what happens, unless the test says otherwise. */
async function start(pollMs = 3_600_000): Promise<void> {
  site.config.pollMs = pollMs;
  daemon = await startDaemon(await site.open());
}

async function wakeUp(id: string): Promise<number> {
  const body = JSON.stringify({ type: 'outbox.changed', timestamp: new Date().toISOString(), data: { head: 1 } });
  const at = new Date();
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(webhookSecret).sign(id, at, body),
  };
  return (await fetch(`http://127.0.0.1:${daemon.wakePort}/`, { method: 'POST', headers, body })).status;
}

/** Sends a signed command, as the CMS and the command line do. */
async function command(data: PublisherCommand): Promise<CommandAnswer> {
  const at = new Date();
  const body = JSON.stringify({
    type: 'publisher.command',
    timestamp: at.toISOString(),
    data: { command: data, by: ['account-1'], reason: '测试' },
  });
  const id = `msg_${randomUUID()}`;
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(webhookSecret).sign(id, at, body),
  };
  const response = await fetch(`http://127.0.0.1:${daemon.wakePort}/commands`, { method: 'POST', headers, body });
  return CommandAnswer.parse(await response.json());
}

const status = async () =>
  PublisherStatus.parse(await (await fetch(`http://127.0.0.1:${daemon.wakePort}/status`)).json());

const isLive = async (path: string) => (await fetch(new URL(path, site.portalUrl))).status === 200;
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await wait(20);
}
const liveSeqs = () =>
  site.feed.reports.flatMap(({ items }) => items.filter(({ stage }) => stage === 'live').map(({ seq }) => seq));

test('a wake-up publishes at once', async () => {
  await start();
  await until(() => isLive('/'));
  site.letOut(sampleRecord('article', 1));
  expect(await wakeUp('msg_1')).toBe(204);
  await until(() => isLive('/articles/2026-00001.html'));
  await until(() => liveSeqs().includes(1));
});

test('a lost wake-up costs a poll and nothing else', async () => {
  await start(200);
  await until(() => isLive('/'));
  site.letOut(sampleRecord('article', 1));
  await until(() => liveSeqs().includes(1));
});

test('while the CMS is down the portal is unaffected; when it is back the publisher catches up by itself', async () => {
  site.letOut(sampleRecord('article', 1));
  await start();
  await until(() => liveSeqs().includes(1));
  site.feed.fault = () => 'reset';
  site.letOut(sampleRecord('article', 2));
  await wakeUp('msg_1');
  for (let reading = 0; reading < 30; reading += 1) {
    expect(await isLive('/articles/2026-00001.html')).toBe(true);
    await wait(20);
  }
  expect(await isLive('/articles/2026-00002.html')).toBe(false);
  site.feed.fault = undefined;
  await until(() => liveSeqs().includes(2));
});

test('fifty publications at once, with a wake-up each, are live in two releases at most', async () => {
  await start();
  await until(() => isLive('/'));
  const before = liveNumber(site.siteVar);
  const letOut = (from: number, to: number): Promise<unknown>[] => {
    for (let number = from; number <= to; number += 1) site.letOut(sampleRecord('article', number));
    return Array.from({ length: to - from + 1 }, (_, index) => wakeUp(`msg_${from + index}`));
  };
  await Promise.all(letOut(1, 25));
  await Promise.all(letOut(26, 50));
  await until(() => liveSeqs().length === 50);
  expect(liveNumber(site.siteVar) - before).toBeLessThanOrEqual(2);
});

test('a storm of four hundred wake-ups costs a handful of releases, and the last state is live (B6)', async () => {
  await start();
  await until(() => isLive('/'));
  const before = liveNumber(site.siteVar);
  for (let wave = 1; wave <= 4; wave += 1) {
    for (let number = 1; number <= 25; number += 1)
      site.letOut(sampleRecord('article', number, { title: `第${wave}稿` }));
    await Promise.all(Array.from({ length: 100 }, (_, index) => wakeUp(`msg_${wave}_${index}`)));
  }
  await until(() => liveSeqs().includes(100));
  expect(liveNumber(site.siteVar) - before).toBeLessThanOrEqual(6);
  const list = await (await fetch(new URL('/articles/', site.portalUrl))).text();
  expect(list).toContain('第4稿');
  expect(list).not.toMatch(/第[123]稿/);
});

test('a portal that comes up later is believed when it shows the page', async () => {
  const { portalUrl } = site.config;
  site.config.portalUrl = 'http://127.0.0.1:9';
  site.letOut(sampleRecord('article', 1));
  await start();
  await until(() => isLive('/articles/2026-00001.html'));
  expect(liveSeqs()).toEqual([]);
  site.config.portalUrl = portalUrl;
  await until(() => liveSeqs().includes(1));
});

test('a command is answered when its result is live; the status tells what is shown', async () => {
  site.letOut(sampleRecord('article', 1));
  await start();
  await until(() => liveSeqs().includes(1));
  site.letOut(sampleRecord('article', 2));
  expect(await command({ command: 'run' })).toEqual({ isDone: true, release: 2, problem: null });
  expect(await isLive('/articles/2026-00002.html')).toBe(true);
  expect(await command({ command: 'rollback', to: 1 })).toEqual({ isDone: true, release: 3, problem: null });
  expect(await isLive('/articles/2026-00002.html')).toBe(false);
  expect(await status()).toMatchObject({
    ...{ release: 3, isIncremental: true, waiting: { changes: 0 }, kept: [2, 1] },
    rolledBack: [{ path: '/articles/2026-00002.html' }],
  });
  expect(await command({ command: 'roll-forward' })).toMatchObject({ isDone: true, release: 4 });
  expect(await isLive('/articles/2026-00002.html')).toBe(true);
  const wrong = await command({ command: 'rollback', to: 77 });
  expect(wrong).toMatchObject({ isDone: false, release: 4, problem: expect.stringContaining('无法回退到该次发布') });
  expect((await status()).alarms).toEqual([]);
});

test('a CMS that takes a call and never answers does not keep a rollback waiting', async () => {
  for (const number of [1, 2]) {
    site.letOut(sampleRecord('article', number));
    await site.publishOnce();
  }
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  site.config.cmsUrl = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  await start();
  await once(silent, 'request');
  expect(await command({ command: 'rollback', to: 1 })).toEqual({ isDone: true, release: 3, problem: null });
  silent.close();
  silent.closeAllConnections();
});
