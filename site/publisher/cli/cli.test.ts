import { execFile } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDaemon, type Daemon } from '../daemon/daemon.ts';
import { demoBureauFile } from '../testing/demo-bureau.ts';
import { sampleRecord } from '../testing/sample-record.ts';
import { liveNumber, startTestSite, webhookSecret, type TestSite } from '../testing/test-publisher.ts';

const program = fileURLToPath(new URL('./main.ts', import.meta.url));
const first = sampleRecord('article', 1, { title: '第一个版本' });
const path = '/articles/2026-00001.html';

let site: TestSite;
let daemon: Daemon | undefined;
beforeAll(async () => {
  site = await startTestSite();
  site.letOut(first);
  await site.publishOnce();
  site.letOut({ ...first, title: '第二个版本' });
  await site.publishOnce();
  daemon = await startDaemon(await site.open());
});
afterAll(async () => {
  await daemon?.stop();
  await site.close();
});

interface Outcome {
  code: number;
  out: string;
  err: string;
}

/** The program as an operator runs it. */
function publisher(...args: string[]): Promise<Outcome> {
  const env = {
    ...process.env,
    ...{ CMS_URL: site.config.cmsUrl, OUTBOX_TOKEN: site.config.outboxToken, WEBHOOK_SECRET: webhookSecret },
    ...{ SITE_VAR: site.siteVar, PORTAL_URL: site.portalUrl, YANGGUANG_BUREAU: demoBureauFile },
    WAKE_PORT: String(daemon?.wakePort ?? 0),
  };
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { env }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

const pageText = async () => (await fetch(new URL(path, site.portalUrl))).text();

test('a call that makes no sense is refused with the usage, and nothing is done', async () => {
  const before = liveNumber(site.siteVar);
  const { code, out, err } = await publisher('rollback', '一');
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(/发布号“一”不正确[^]*用法：pnpm publisher/);
  expect(liveNumber(site.siteVar)).toBe(before);
});

test('status tells people and programs the same', async () => {
  expect((await publisher('status')).out).toMatch(/当前发布：第 2 号[^]*可回退到：1\n/);
  expect(JSON.parse((await publisher('status', '--json')).out)).toMatchObject({ release: 2, kept: [1], alarms: [] });
});

test('an operator goes back and forward again, the CMS being off (A12)', async () => {
  site.feed.fault = () => 'reset';
  expect(await publisher('rollback', '1', '--reason', '标题有误')).toMatchObject({
    code: 0,
    out: expect.stringContaining('第 3 号发布'),
  });
  expect(await pageText()).toContain('第一个版本');
  expect(await publisher('forward')).toMatchObject({
    code: 0,
    out: '已恢复全部记录的最新签发版本，当前是第 4 号发布。\n',
  });
  expect(await pageText()).toContain('第二个版本');
  site.feed.fault = undefined;
});

test('a check says what it looked at, and which file is not as it was released', async () => {
  expect(await publisher('verify')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^核对无误：[^]*第 4 号发布/),
  });
  const file = join(site.siteVar, 'current/public', path);
  const released = readFileSync(file);
  chmodSync(file, 0o644);
  writeFileSync(file, released.toString().replace('第二个版本', '另一个版本'));
  expect(await publisher('verify')).toMatchObject({
    code: 1,
    out: expect.stringMatching(/^线上文件与发布清单不符[^]*2026-00001/),
  });
  writeFileSync(file, released);
  expect(await publisher('verify')).toMatchObject({ code: 0 });
});

test('a release out of reach is refused with a reason', async () => {
  const { code, out } = await publisher('rollback', '99');
  expect(code).toBe(1);
  expect(out).toContain('处理：');
  expect(liveNumber(site.siteVar)).toBe(4);
});

test('an offline copy is written where the operator stands', async () => {
  const file = join(site.siteVar, '副本.zip');
  expect(await publisher('offline-copy', file)).toMatchObject({ code: 0, out: expect.stringMatching(/共 \d+ 个文件/) });
  expect(existsSync(file)).toBe(true);
});

test('without a publisher at work, status says so and a command opens one for itself', async () => {
  await daemon?.stop();
  daemon = undefined;
  expect(await publisher('status')).toMatchObject({ code: 1, err: expect.stringContaining('发布程序没有在运行') });
  site.letOut({ ...first, title: '第三个版本' });
  const { code, out } = await publisher('run', '--json');
  expect([code, JSON.parse(out)]).toEqual([0, { isDone: true, release: 5, problem: null }]);
  expect(await pageText()).toContain('第三个版本');
});
