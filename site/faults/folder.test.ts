import { cpSync, existsSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { publish } from '../publisher/publish/publish.ts';
import { currentTarget } from './oracle/release-checker.ts';
import { runCycle } from './testing/cycle.ts';
import { failCalls } from './testing/failing-calls.ts';
import { startWaitingSite, type WaitingSite } from './testing/waiting-site.ts';

let site: WaitingSite;
beforeAll(async () => {
  site = await startWaitingSite();
});
beforeEach(() => site.restore());
afterAll(() => site.close());

const at = (...names: string[]): string => join(site.siteVar, ...names);

/** Real damage: what it does, what the message names, and what then stands where `current` was. */
const damages: [string, () => void, RegExp][] = [
  ['is dangling', () => rmSync(at('releases', '1'), { recursive: true }), /指明当前发布的链接[^]*\/current/],
  [
    'has been replaced by a folder',
    () => {
      rmSync(at('current'));
      cpSync(at('releases', '1'), at('current'), { recursive: true });
    },
    /指明当前发布的链接[^]*\/current\n处理：请查明/,
  ],
  [
    'leads out of the folder',
    () => {
      renameSync(at('releases', '1'), `${site.siteVar}.elsewhere`);
      rmSync(at('current'));
      symlinkSync(`${site.siteVar}.elsewhere`, at('current'));
    },
    /指明当前发布的链接[^]*\/current/,
  ],
];

test.each(damages)(
  'when `current` %s, the publisher refuses to start and touches nothing (A5)',
  async (_, damage, said) => {
    damage();
    const before = readdirSync(site.siteVar, { recursive: true }).filter(
      (name) => !String(name).includes('publisher.lock'),
    );
    const { code, output } = await runCycle(site.config);
    expect(code).toBe(1);
    expect(output).toMatch(said);
    const after = readdirSync(site.siteVar, { recursive: true }).filter(
      (name) => !String(name).includes('publisher.lock'),
    );
    expect(after).toEqual(before);
    rmSync(`${site.siteVar}.elsewhere`, { recursive: true, force: true });
  },
);

test.each(['releases', 'files'])(
  'a file where the folder `%s` should be is named, and so is the remedy (A5)',
  async (name) => {
    rmSync(at(name), { recursive: true });
    writeFileSync(at(name), '');
    const { code, output } = await runCycle(site.config);
    expect(code).toBe(1);
    expect(output).toMatch(new RegExp(`数据文件夹不能写入[^]*/${name} \\((ENOTDIR|EEXIST)\\)\n处理：请检查`));
  },
);

test('a folder whose own folder is missing, as on a disk that is not mounted, is not made up (A5)', async () => {
  const siteVar = at('not', 'mounted', 'site');
  const { code, output } = await runCycle({ ...site.config, siteVar });
  expect(code).toBe(1);
  expect(output).toMatch(/可能磁盘没有挂载[^]*\/not\/mounted\n处理：/);
  expect(existsSync(at('not'))).toBe(false);
});

test.each(['EACCES', 'EROFS', 'EPERM', 'EMFILE', 'ENFILE'])(
  '%s on every change is refused at once, in Chinese, and the old site stays (A5)',
  async (code) => {
    const failing = await failCalls(site.siteVar, code, () => true);
    const problem = await site.publishOnce().then(
      () => undefined,
      (error: unknown) => String(error),
    );
    failing.stop();
    expect(problem).toContain(`(${code})`);
    expect(problem).toMatch(/数据文件夹不能写入[^]*处理：请检查该文件夹的属主、权限/);
    expect(currentTarget(site.siteVar)).toBe('releases/1');
    await site.expectHealed();
  },
);

test('rights that go away while the publisher runs stop the release and are told; given back, it heals (A5)', async () => {
  const alarms: unknown[] = [];
  const publisher = await site.open((event, details) => {
    if (event === 'alarm-raised') alarms.push(details?.['code']);
  });
  const failing = await failCalls(site.siteVar, 'EROFS', () => true);
  const isDone = await publish(publisher).catch(() => false);
  failing.stop();
  publisher.close();
  expect(isDone).toBe(false);
  expect(alarms).toEqual(['disk.unwritable']);
  expect(currentTarget(site.siteVar)).toBe('releases/1');
  await site.expectHealed();
});
