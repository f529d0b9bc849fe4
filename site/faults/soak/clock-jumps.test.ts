import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sampleRecord } from '../../publisher/testing/sample-record.ts';
import { liveNumber, startTestSite } from '../../publisher/testing/test-publisher.ts';
import { listedFiles, siteFaults } from '../oracle/release-checker.ts';
import { runCycle } from '../testing/cycle.ts';
import { judge } from '../testing/result.ts';
import { startWaitingSite, type WaitingSite } from '../testing/waiting-site.ts';
import { clockAsIn, clockOffBy } from './false-clock.ts';

const hourAgo = (): string => new Date(Date.now() - 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
/** How far off the clock is, whether people are told, and the zone in which it is read. */
const jumps: [string, boolean, string][] = [
  ...['+1s', '-1s'].map((spec): [string, boolean, string] => [spec, false, 'UTC']),
  ...['+1h', '-1h', '+2d', '-2d', '+10y', '-30y'].map((spec): [string, boolean, string] => [spec, true, 'UTC']),
  ['stands still', true, 'UTC'],
  // Summer time begins and ends within the second, where there is one.
  ['@2026-03-29 00:59:59', true, 'Europe/Berlin'],
  ['@2026-10-25 00:59:59', true, 'Europe/Berlin'],
  // The last second that was inserted.
  ['@2016-12-31 23:59:59', true, 'UTC'],
];

/** A record whose time in public ends within the years that the clock may jump over. */
const limited = sampleRecord('blacklist-entry', 900, {
  publishUntil: `${new Date().getFullYear() + 5}-06-30`,
  listingStatus: 'listed',
});
const entryPath = '/blacklist/2026-00900.html';

let site: WaitingSite;
beforeAll(async () => {
  site = await startWaitingSite(undefined, [limited]);
});
beforeEach(() => site.restore());
afterAll(() => site.close());

const statusOf = async (path: string): Promise<number> => (await fetch(new URL(path, site.portalUrl))).status;

/** Files that stay for open pages have been kept since some time that is not ahead of us: else they would stay for ever. */
function keptFromTheFuture(): unknown[] {
  const cache = new Database(join(site.siteVar, 'cache.db'), { readonly: true });
  const rows = cache.prepare('SELECT path, retained_at FROM files WHERE retained_at > ?').all(Date.now() + 60_000);
  cache.close();
  return rows;
}

test.each(jumps)('a process whose clock is off by %s releases all the same (A14)', async (spec, isTold, zone) => {
  const env = { ...clockOffBy(spec === 'stands still' ? hourAgo() : spec), TZ: zone };
  const { code, output } = await runCycle(site.config, { env });
  expect(code, output).toBe(0);
  expect(output.includes('"code":"clock.jumped"'), output).toBe(isTold);
  expect(siteFaults(site.siteVar)).toEqual([]);
  expect(liveNumber(site.siteVar)).toBe(2);
  expect(await statusOf(entryPath)).toBe(200);
  expect(keptFromTheFuture()).toEqual([]);
  await site.expectHealed();
  expect(await statusOf(entryPath)).toBe(200);
});

test.each(jumps)(
  'with the CMS off and a clock off by %s nothing leaves the public for good (A14)',
  async (spec, _, zone) => {
    site.feed.fault = () => 'reset';
    const env = { ...clockOffBy(spec === 'stands still' ? hourAgo() : spec), TZ: zone };
    const { code, output } = await runCycle(site.config, { env });
    site.feed.fault = undefined;
    expect(code, output).toBe(2);
    expect(siteFaults(site.siteVar)).toEqual([]);
    expect(await statusOf(entryPath)).toBe(200);
    await site.expectHealed();
    expect(await statusOf(entryPath)).toBe(200);
  },
);

test('what open pages need stays for a day of the CMS, whatever the clock of the machine does (A10, A14)', async () => {
  const own = await startTestSite();
  const isThere = async (path: string): Promise<boolean> => (await fetch(new URL(path, own.portalUrl))).ok;
  own.letOut(sampleRecord('article', 1));
  await own.publishOnce();
  const opened = [...listedFiles(join(own.siteVar, 'current')).keys()].filter((path) =>
    /^(?:_astro|search)\//.test(path),
  );
  expect(opened.length).toBeGreaterThan(2);
  const gone: string[] = [];
  for (const [index, [spec, , zone]] of jumps.entries()) {
    own.letOut(sampleRecord('article', 2 + index));
    const { code, output } = await runCycle(own.config, {
      env: { ...clockOffBy(spec === 'stands still' ? hourAgo() : spec), TZ: zone },
    });
    expect(code, output).toBe(0);
    expect(siteFaults(own.siteVar)).toEqual([]);
    for (const path of opened) if (!(await isThere(path))) gone.push(`${path} after ${spec}`);
  }
  await own.close();
  judge('A14 a clock that is off: nothing purged early', jumps.length, gone);
});

test('a clock that is set while the publisher runs, with the CMS on and off, takes nothing away (A14)', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yangguang-clock-'));
  const clock = join(folder, 'clock');
  writeFileSync(clock, '+0s');
  const daemon = startDaemonUnder(clockAsIn(clock));
  await daemon.says('"event":"ready"');
  await untilLive('/articles/2026-00003.html');
  let number = 3;
  const failures: string[] = [];
  for (const spec of ['+2d', '+0s', '+10y', '-30y', '+0s']) {
    for (const isDown of [true, false]) {
      site.feed.fault = isDown ? () => 'reset' : undefined;
      writeFileSync(clock, spec);
      number += 1;
      site.letOut(sampleRecord('article', number));
      if (isDown) await daemon.says('"event":"sync-failed"');
      else await untilLive(`/articles/2026-${String(number - 1).padStart(5, '0')}.html`);
      const status = await statusOf(entryPath);
      if (status !== 200) failures.push(`${spec}, CMS ${isDown ? 'off' : 'on'}: ${status}`);
      failures.push(...siteFaults(site.siteVar));
    }
  }
  await daemon.stop();
  expect(keptFromTheFuture()).toEqual([]);
  rmSync(folder, { recursive: true });
  judge('A14 a clock that is set while the publisher runs', 10, failures);
});

async function untilLive(path: string): Promise<void> {
  while ((await statusOf(path)) !== 200) await wait(50);
}

/** The program itself, as a service runs it. */
function startDaemonUnder(env: Record<string, string>) {
  const { config } = site;
  const settings = {
    ...{ CMS_URL: config.cmsUrl, OUTBOX_TOKEN: config.outboxToken, WEBHOOK_SECRET: config.webhookSecret },
    ...{ WAKE_PORT: '0', SITE_VAR: config.siteVar, PORTAL_URL: config.portalUrl, YANGGUANG_BUREAU: config.bureauFile },
  };
  const program = fileURLToPath(new URL('../../publisher/main.ts', import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [program], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...settings, ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return {
    /** Settles when something is said from now on, or was said since it was waited for last. */
    async says(text: string): Promise<void> {
      while (!output.includes(text)) {
        expect(child.exitCode, output).toBeNull();
        await wait(50);
      }
      output = output.slice(output.indexOf(text) + text.length);
    },
    async stop(): Promise<void> {
      child.kill();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
