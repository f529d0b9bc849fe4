import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sampleRecord } from './testing/sample-record.ts';
import { liveManifest, liveNumber, releaseFaults, startTestSite, type TestSite } from './testing/test-publisher.ts';

/** More of them at night: `YANGGUANG_KILLS=500`. */
const randomKills = Number(process.env['YANGGUANG_KILLS'] ?? 12);
const child = fileURLToPath(new URL('./testing/publish-child.ts', import.meta.url));

let site: TestSite;
const before = sampleRecord('article', 1, { title: '先前的标题' });
beforeEach(async () => {
  site = await startTestSite();
  site.letOut(before);
  site.letOut(sampleRecord('article', 2));
  await site.publishOnce();
});
afterEach(() => site.close());

/** Three changes that wait: one new, one edited, one withdrawn. */
function letWait(): void {
  site.letOut(sampleRecord('article', 3));
  site.letOut({ ...before, title: '后来的标题' });
  site.takeBack(sampleRecord('article', 2));
}

/** Runs a cycle in a process of its own. @returns the signal that ended it. */
async function cycle(killAt?: string, killAfterMs?: number): Promise<string | null> {
  const args = [child, JSON.stringify(site.config), ...(killAt === undefined ? [] : [killAt])];
  const running = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  running.stdout.once('data', () => {
    if (killAfterMs !== undefined) setTimeout(() => running.kill('SIGKILL'), killAfterMs);
  });
  const [, signal] = (await once(running, 'exit')) as [number | null, string | null];
  return signal;
}

const statuses = (paths: string[]) =>
  Promise.all(paths.map(async (path) => (await fetch(new URL(path, site.portalUrl))).status));

/** Whatever happened, one whole release is served, and the next cycle brings everything that waited. */
async function expectHealed(): Promise<void> {
  expect(releaseFaults(site.siteVar)).toEqual([]);
  await site.publishOnce();
  expect(releaseFaults(site.siteVar)).toEqual([]);
  const paths = ['/articles/2026-00001.html', '/articles/2026-00002.html', '/articles/2026-00003.html'];
  expect(await statuses(paths)).toEqual([200, 410, 200]);
  expect(await (await fetch(new URL('/articles/', site.portalUrl))).text()).toContain('后来的标题');
  const live = site.feed.reports.flatMap(({ items }) => items).filter(({ stage }) => stage === 'live');
  expect(new Set(live.map(({ seq }) => seq))).toEqual(new Set([1, 2, 3, 4, 5]));
}

const events = ['synced', 'rendered', 'indexed', 'flushed', 'named', 'committed', 'switched', 'verified', 'prepared'];

test.each(events)('killed when it has %s, the publisher goes on where it was', async (event) => {
  letWait();
  expect(await cycle(event)).toBe('SIGKILL');
  const isSwitched = events.indexOf(event) >= events.indexOf('switched');
  expect(liveNumber(site.siteVar)).toBe(isSwitched ? 2 : 1);
  await expectHealed();
  // Neither built twice nor built anew: what was finished is used, what was not is discarded.
  expect(liveNumber(site.siteVar)).toBe(2);
});

test(`killed ${randomKills} times at random moments, no release is torn and nothing is lost`, async () => {
  const startedAt = Date.now();
  await cycle();
  const longestMs = Date.now() - startedAt;
  for (let kill = 1; kill <= randomKills; kill += 1) {
    site.letOut({ ...before, title: `第${kill}次的标题` });
    site.letOut(sampleRecord('article', 10 + kill));
    await cycle(undefined, Math.random() * longestMs * 0.5);
    expect(releaseFaults(site.siteVar)).toEqual([]);
  }
  letWait();
  await site.publishOnce();
  expect(await statuses([`/articles/2026-${String(10 + randomKills).padStart(5, '0')}.html`])).toEqual([200]);
  const clean = await startTestSite();
  clean.feed.changes.push(...site.feed.changes);
  await clean.publishOnce();
  expect(liveManifest(site.siteVar)).toEqual(liveManifest(clean.siteVar));
  await clean.close();
});
