import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { publish } from './publish.ts';
import { rollBack, rollForward } from './roll-back.ts';
import { seeded } from '../../faults/testing/seeded.ts';
import { sampleRecord } from '../testing/sample-record.ts';
import { liveManifest, liveNumber, releaseFaults } from '../testing/test-publisher.ts';
import { useOpenSite } from '../testing/use-site.ts';

/** More of them in a soak: `YANGGUANG_ROLLBACKS=200`. */
const ways = Number(process.env['YANGGUANG_ROLLBACKS'] ?? 6);
const child = fileURLToPath(new URL('../testing/roll-back-child.ts', import.meta.url));

const site = useOpenSite();

const article = (number: number, title?: string) =>
  sampleRecord('article', number, title === undefined ? {} : { title });
const pathOf = (number: number) => `/articles/2026-${String(number).padStart(5, '0')}.html`;
const statusOf = async (number: number) => (await site.ask(pathOf(number))).status;
const listText = async () => (await site.ask('/articles/')).text();

/** One release that changes the first article and adds another. */
async function nextRelease(number: number): Promise<Map<string, string>> {
  site.letOut(article(1, `第${number}次的标题`));
  site.letOut(article(10 + number));
  await publish(site.publisher);
  return liveManifest(site.siteVar);
}

/** Paths of an earlier release that have other bytes now. */
function differences(then: Map<string, string>): string[] {
  const now = liveManifest(site.siteVar);
  return [...then].flatMap(([path, hash]) => (now.get(path) === hash ? [] : [path]));
}

test(`${ways} ways back and forth: every path of the release is as it was, and forward nothing is lost (A12)`, async () => {
  const manifests = [await nextRelease(1)];
  for (let number = 2; number <= 6; number += 1) manifests.push(await nextRelease(number));
  const latest = liveManifest(site.siteVar);
  const random = seeded();
  for (let way = 0; way < ways; way += 1) {
    const to = 1 + Math.floor(random() * 5);
    expect(await rollBack(site.publisher, to)).toBe(true);
    expect(differences(manifests[to - 1] ?? new Map<string, string>())).toEqual([]);
    expect(releaseFaults(site.siteVar)).toEqual([]);
    if (way % 2 === 0) continue;
    expect(await rollForward(site.publisher)).toBe(true);
    expect(liveManifest(site.siteVar)).toEqual(latest);
  }
  await rollForward(site.publisher);
  expect(liveManifest(site.siteVar)).toEqual(latest);
  const kinds = site.publisher.ledger.list(3).map(({ entry }) => entry.kind);
  expect(kinds).toContain('rollback');
});

test('what came after the release answers 410 until the roll-forward; what was withdrawn stays withdrawn (A13)', async () => {
  for (const number of [1, 2]) site.letOut(article(number));
  await publish(site.publisher);
  site.letOut(article(3));
  site.takeBack(article(2));
  await publish(site.publisher);
  site.feed.fault = () => 'reset';
  await rollBack(site.publisher, 1);
  expect(await Promise.all([1, 2, 3].map(statusOf))).toEqual([200, 410, 410]);
  expect(await (await site.ask(pathOf(3))).text()).toContain('该信息暂不提供');
  expect(await (await site.ask(pathOf(2))).text()).toContain('该信息已撤回');
  expect(await listText()).not.toContain(pathOf(2));
  await rollForward(site.publisher);
  expect(await Promise.all([1, 2, 3].map(statusOf))).toEqual([200, 410, 200]);
});

test('publications go on while an earlier release is shown, and end the way back of their record', async () => {
  for (const number of [1, 2, 3]) await nextRelease(number);
  await rollBack(site.publisher, 1);
  site.letOut(article(1, '最新批准的标题'));
  site.letOut(article(20));
  await publish(site.publisher);
  expect(await (await site.ask(pathOf(1))).text()).toContain('最新批准的标题');
  expect(await Promise.all([11, 12, 13, 20].map(statusOf))).toEqual([200, 410, 410, 200]);
  await rollForward(site.publisher);
  expect(await (await site.ask(pathOf(1))).text()).toContain('最新批准的标题');
  expect(await Promise.all([11, 12, 13, 20].map(statusOf))).toEqual([200, 200, 200, 200]);
});

test('a record withdrawn while an earlier release is shown stays withdrawn ever after', async () => {
  for (const number of [1, 2]) await nextRelease(number);
  await rollBack(site.publisher, 1);
  site.takeBack(article(1));
  site.takeBack(article(12));
  await publish(site.publisher);
  await rollForward(site.publisher);
  expect(await Promise.all([1, 11, 12].map(statusOf))).toEqual([410, 200, 410]);
  await rollBack(site.publisher, 2);
  expect(await Promise.all([1, 11, 12].map(statusOf))).toEqual([410, 200, 410]);
});

test('the CMS is told what is shown in an earlier version, and again when the latest is back', async () => {
  for (const number of [1, 2]) await nextRelease(number);
  await rollBack(site.publisher, 1);
  await publish(site.publisher);
  const stages = () => site.feed.reports.flatMap(({ items }) => items.map(({ seq, stage }) => `${seq} ${stage}`));
  expect(stages().slice(-2)).toEqual(['3 rolled-back', '4 rolled-back']);
  await rollForward(site.publisher);
  await publish(site.publisher);
  expect(stages().slice(-2)).toEqual(['3 live', '4 live']);
});

test('a way back that cannot be made changes nothing', async () => {
  for (const number of [1, 2]) await nextRelease(number);
  const before = liveManifest(site.siteVar);
  await expect(rollBack(site.publisher, 2)).rejects.toThrow('无法回退到该次发布');
  await expect(rollBack(site.publisher, 99)).rejects.toThrow('无法回退到该次发布');
  const { render } = site.publisher.renderer;
  site.publisher.renderer.render = () => Promise.reject(new Error('模板出错'));
  await expect(rollBack(site.publisher, 1)).rejects.toThrow('模板出错');
  site.publisher.renderer.render = render;
  await publish(site.publisher);
  expect(liveNumber(site.siteVar)).toBe(2);
  expect(liveManifest(site.siteVar)).toEqual(before);
  await rollBack(site.publisher, 1);
  await rollForward(site.publisher);
  expect(liveManifest(site.siteVar)).toEqual(before);
});

test.each(['rendered', 'named', 'committed', 'switched'])(
  'a rollback killed when it has %s is finished by the next cycle, whole at any time',
  async (event) => {
    const then = await nextRelease(1);
    await nextRelease(2);
    site.publisher.close();
    const running = spawn(process.execPath, [child, JSON.stringify(site.config), '1', event], { stdio: 'inherit' });
    const [, signal] = (await once(running, 'exit')) as [number | null, string | null];
    expect(signal).toBe('SIGKILL');
    expect(releaseFaults(site.siteVar)).toEqual([]);
    site.publisher = await site.open();
    await publish(site.publisher);
    expect(releaseFaults(site.siteVar)).toEqual([]);
    expect(differences(then)).toEqual([]);
    expect(liveNumber(site.siteVar)).toBe(3);
    expect(site.publisher.ledger.find(3)?.entry).toMatchObject({ kind: 'rollback', shows: 1 });
  },
);
