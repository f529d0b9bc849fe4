import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import type { AnyRecord } from '@yangguang/schemas';
import { releaseFaults } from '../testing/test-publisher.ts';
import { sampleRecord } from '../testing/sample-record.ts';
import { useOpenSite } from '../testing/use-site.ts';
import { publish } from './publish.ts';
import { rollBack, rollForward } from './roll-back.ts';

const site = useOpenSite();
afterEach(() => site.publisher.alarms.clear('clock.jumped'));

const path = '/blacklist/2026-00001.html';
const entry = (fields: Record<string, unknown> = {}): AnyRecord =>
  sampleRecord('blacklist-entry', 1, {
    ...{ title: '云川恒砾建材有限公司列入名单', publishUntil: '2026-03-31', listingStatus: 'listed' },
    ...fields,
  });
/** An instant of Shanghai. */
const at = (time: string): void => {
  site.config.now = () => new Date(`${time}+08:00`);
};
const status = (): Promise<number> => site.statusOf(path);
const text = (of = path): Promise<string> => site.textAt(of);
const stages = (): string[] => site.feed.reports.flatMap(({ items }) => items.map(({ stage }) => stage));

async function begin(...records: AnyRecord[]): Promise<void> {
  at('2026-03-31T23:59:59');
  for (const record of records) site.letOut(record);
  await publish(site.publisher);
}

test('an entry leaves the public in the first minute after its last day in Shanghai, with the CMS off (R-CRD-04)', async () => {
  await begin(entry(), sampleRecord('article', 2));
  expect(await status()).toBe(200);
  site.feed.fault = () => 'reset';
  at('2026-04-01T00:00:00');
  await publish(site.publisher);
  expect(await status()).toBe(410);
  expect(await text()).toContain('公示期限已满');
  expect(await text()).not.toContain('云川恒砾');
  for (const other of ['/blacklist/', '/atom.xml', '/sitemap-0.xml', '/blacklist/2026-00001.json'])
    expect(await text(other)).not.toMatch(/云川恒砾|blacklist\/2026-00001\.html<\/loc>/);
  expect(releaseFaults(site.siteVar)).toEqual([]);
  site.feed.fault = undefined;
  await publish(site.publisher);
  expect(stages()).toContain('term-over');
});

test('no rollback brings it back, a new approval with a later day does', async () => {
  await begin(entry());
  site.letOut(sampleRecord('article', 2));
  await publish(site.publisher);
  at('2026-04-01T08:00:00');
  await publish(site.publisher);
  await rollBack(site.publisher, 1);
  expect(await status()).toBe(410);
  await rollForward(site.publisher);
  expect(await status()).toBe(410);
  site.letOut(entry({ publishUntil: '2027-03-31' }));
  await publish(site.publisher);
  expect(await status()).toBe(200);
});

test('one that is let out when its time is over, or as removed, is never shown (R-CRD-05, R-CRD-11)', async () => {
  await begin(sampleRecord('article', 2), entry({ publishUntil: '2026-03-30' }));
  expect(await status()).toBe(410);
  expect(stages()).not.toContain('quarantined');
  site.letOut(entry({ publishUntil: '2027-03-31', listingStatus: 'removed' }));
  await publish(site.publisher);
  expect(await status()).toBe(410);
});

test('a rollback to a version whose time is over shows the latest one', async () => {
  await begin(entry({ title: '先前的版本' }));
  site.letOut(entry({ title: '延长后的版本', publishUntil: '2027-03-31' }));
  await publish(site.publisher);
  await rollBack(site.publisher, 1);
  expect(await text()).toContain('先前的版本');
  at('2026-04-01T00:00:30');
  await publish(site.publisher);
  expect(await text()).toContain('延长后的版本');
  await rollBack(site.publisher, 1);
  expect(await text()).toContain('延长后的版本');
});

test('a version that would stand again because a newer one is held back is none when its time is over', async () => {
  await begin(entry());
  at('2026-04-01T00:00:30');
  site.letOut(entry({ publishUntil: '2027-03-31' }));
  // What breaks the page of the newer version.
  const { render } = site.publisher.renderer;
  site.publisher.renderer.render = (component, url, content, ledger) => {
    if (url === path && content.recordAt(path)?.record['publishUntil'] === '2027-03-31') throw new Error('模板出错');
    return render(component, url, content, ledger);
  };
  await publish(site.publisher);
  expect(await status()).toBe(410);
  expect(stages()).toContain('quarantined');
});

test('while the clock is known to be wrong the day does not turn (A14)', async () => {
  await begin(entry());
  site.publisher.alarms.raise('clock.jumped');
  at('2036-04-01T00:00:30');
  await publish(site.publisher);
  expect(await status()).toBe(200);
  site.publisher.alarms.clear('clock.jumped');
  await publish(site.publisher);
  expect(await status()).toBe(410);
});

test('a clock that the CMS has not confirmed since the start ends no terms more than a week ahead (A14)', async () => {
  await begin(entry({ publishUntil: '2026-04-03' }));
  site.publisher.close();
  site.feed.fault = () => 'reset';
  site.publisher = await site.open();
  at('2036-04-01T00:00:30');
  await publish(site.publisher);
  expect(await status()).toBe(200);
  at('2026-04-04T00:00:30');
  await publish(site.publisher);
  expect(await status()).toBe(410);
});

test('a clock that runs ahead while the CMS is off ends no terms (A14)', async () => {
  await begin(entry({ publishUntil: '2090-03-31' }));
  delete site.config.now;
  await publish(site.publisher);
  site.feed.fault = () => 'reset';
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2095, 0, 1) });
  onTestFinished(() => void vi.useRealTimers());
  await publish(site.publisher);
  expect(await status()).toBe(200);
});
