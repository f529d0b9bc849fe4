import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jittered, startDaemon, type Daemon } from '../publisher/daemon/daemon.ts';
import { sampleRecord } from '../publisher/testing/sample-record.ts';
import { liveNumber, startTestSite, type TestSite } from '../publisher/testing/test-publisher.ts';
import { siteFaults } from './oracle/release-checker.ts';
import { faults, startFaultProxy, type FaultProxy } from './testing/fault-proxy.ts';
import { seeded } from './testing/seeded.ts';

let site: TestSite;
let proxy: FaultProxy;
/** Where a lying CMS sends the publisher; nothing may ever come here. */
let elsewhere: FaultProxy;
let daemon: Daemon;
let records = 1;
const alarms: string[] = [];
beforeAll(async () => {
  site = await startTestSite();
  proxy = await startFaultProxy(site.feed.url);
  elsewhere = await startFaultProxy(site.feed.url);
  Object.assign(site.config, { cmsUrl: proxy.url, pollMs: 100, feedTimeoutMs: 2000 });
  site.letOut(sampleRecord('article', records));
  const publisher = await site.open((event, details) => {
    if (event === 'alarm-raised') alarms.push(String(details?.['code']));
  });
  daemon = await startDaemon(publisher);
  await until(() => isLive(records));
});
afterAll(async () => {
  await daemon.stop();
  for (const each of [site, proxy, elsewhere]) await each.close();
});

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await wait(20);
}
const isLive = async (number: number): Promise<boolean> =>
  (await fetch(new URL(`/articles/2026-${String(number).padStart(5, '0')}.html`, site.portalUrl))).status === 200;

const names = Object.keys(faults(''));

test.each(names)('a CMS that %s changes nothing for readers; when it is back, all is live (A7)', async (name) => {
  const before = liveNumber(site.siteVar);
  const asked = proxy.asked();
  alarms.length = 0;
  proxy.fault = faults(elsewhere.url)[name];
  records += 1;
  site.letOut(sampleRecord('article', records));
  await until(() => alarms.length > 0 && proxy.asked() > asked);
  expect(['feed.unreachable', 'feed.unreadable']).toContain(alarms[0]);
  expect(await isLive(records)).toBe(false);
  expect(await isLive(1)).toBe(true);
  expect(liveNumber(site.siteVar)).toBe(before);
  expect(siteFaults(site.siteVar)).toEqual([]);
  proxy.fault = undefined;
  await until(() => isLive(records));
  expect(proxy.mostAtOnce()).toBe(1);
  expect(elsewhere.asked()).toBe(0);
});

test('a CMS that asks to be left alone for an hour is not asked again at the next wake-up (A7)', async () => {
  const publisher = await startTestSite();
  publisher.letOut(sampleRecord('article', 1));
  const busy = await startFaultProxy(publisher.feed.url);
  Object.assign(publisher.config, { cmsUrl: busy.url, pollMs: 20 });
  busy.fault = (_, response) => void response.writeHead(503, { 'retry-after': '3600' }).end();
  const other = await startDaemon(await publisher.open());
  await until(() => busy.asked() === 1);
  await wait(400);
  expect(busy.asked()).toBe(1);
  await other.stop();
  for (const each of [publisher, busy]) await each.close();
});

test('the time until the next try is never the same and never longer than it ought to be (A7)', () => {
  const random = seeded();
  const times = Array.from({ length: 100 }, () => jittered(1000, random));
  expect(new Set(times).size).toBeGreaterThan(90);
  expect(Math.min(...times)).toBeGreaterThanOrEqual(500);
  expect(Math.max(...times)).toBeLessThanOrEqual(1000);
});
