import { afterEach, beforeEach, expect, test } from 'vitest';
import { emergencyChange } from '../testing/sample-change.ts';
import { sampleRecord } from '../testing/sample-record.ts';
import { cleanManifest, liveManifest, startTestSite, type TestSite } from '../testing/test-publisher.ts';

let site: TestSite;
beforeEach(async () => {
  site = await startTestSite();
});
afterEach(() => site.close());

const warning = sampleRecord('article', 1, { section: 'warning-notice' });
const textOf = async (path: string) => (await fetch(new URL(path, site.portalUrl))).text();
const recordText = () => textOf('/articles/2026-00001.html');
/** Year, publications, in time, late, waiting, overdue, ended. */
const counted = async () =>
  [...(await textOf('/emergency.html')).matchAll(/<t[hd][^>]*>\s*(\d+)\s*<\/t[hd]>/g)].map(([, cell]) => Number(cell));

/** The present of the publisher moves on, and nothing else. */
async function publishAt(instant: string): Promise<void> {
  site.config.now = () => new Date(instant);
  await site.publishOnce();
}

test('readers see that one leader let it out, that nobody looked in time, and that a second person did (B-11)', async () => {
  site.feed.changes.push(emergencyChange(warning, 1));
  await publishAt('2026-01-05T04:00:00.000Z');
  expect(await recordText()).toContain('紧急发布，待复核（应于 2026-01-06 08:01 前复核）');
  expect(await counted()).toEqual([2026, 1, 0, 0, 1, 0, 0]);
  await publishAt('2026-01-06T00:01:00.000Z');
  expect(await counted()).toEqual([2026, 1, 0, 0, 1, 0, 0]);
  // Nothing comes from the CMS: readers are told all the same.
  site.feed.fault = () => 'reset';
  await publishAt('2026-01-06T00:01:00.001Z');
  expect(await recordText()).toContain('紧急发布，逾期未复核');
  expect(await counted()).toEqual([2026, 1, 0, 0, 0, 1, 0]);
  expect(liveManifest(site.siteVar)).toEqual(await cleanManifest(site));
  site.feed.fault = undefined;
  site.feed.changes.push(emergencyChange(warning, 2, 1));
  await publishAt('2026-01-06T04:00:00.000Z');
  expect(await recordText()).toContain('紧急发布，已于 2026-01-05 08:02 复核');
  expect(await counted()).toEqual([2026, 1, 1, 0, 0, 0, 0]);
  expect(liveManifest(site.siteVar)).toEqual(await cleanManifest(site));
});

test('what was taken back or replaced by a reviewed version stays in the count', async () => {
  const other = sampleRecord('article', 2, { section: 'accident-flash' });
  site.feed.changes.push(emergencyChange(warning, 1), emergencyChange(other, 2));
  await site.publishOnce();
  site.takeBack(warning);
  site.letOut({ ...other, title: '事故快报（续报）' });
  await site.publishOnce();
  expect(await counted()).toEqual([2026, 2, 0, 0, 0, 0, 2]);
  expect(await textOf('/articles/2026-00002.html')).not.toContain('紧急发布，');
  expect(liveManifest(site.siteVar)).toEqual(await cleanManifest(site));
});

test('the publisher lets no other kind of record out by one signature, whatever the CMS sends', async () => {
  const notice = sampleRecord('article', 3, { section: 'notice' });
  site.feed.changes.push(emergencyChange(notice, 1), emergencyChange(warning, 2));
  await site.publishOnce();
  expect((await fetch(new URL('/articles/2026-00003.html', site.portalUrl))).status).toBe(404);
  const told = site.feed.reports.flatMap(({ items }) => items).find(({ stage }) => stage === 'quarantined');
  expect(told).toMatchObject({ seq: 1, reason: expect.stringContaining('不能走紧急发布') });
  expect(await counted()).toEqual([2026, 1, 0, 0, 1, 0, 0]);
});
