import type { BreakGlassYear } from '@yangguang/schemas';
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
  site.feed.fault = undefined;
  site.feed.changes.push(emergencyChange(warning, 2, 1));
  await publishAt('2026-01-06T04:00:00.000Z');
  expect(await recordText()).toContain('紧急发布，已于 2026-01-05 08:02 复核');
  expect(await counted()).toEqual([2026, 1, 1, 0, 0, 0, 0]);
  expect(liveManifest(site.siteVar)).toEqual(await cleanManifest(site));
});

test('readers see how often the rights of the whole system were lent, and the page follows the count alone (B-2)', async () => {
  site.letOut(sampleRecord('article', 1));
  await site.publishOnce();
  expect(await textOf('/emergency.html')).not.toContain('应急授权');
  let breakGlass: BreakGlassYear[] = [];
  site.feed.disturb = (page) => ({ ...page, breakGlass });
  await site.publishOnce();
  expect(await textOf('/emergency.html')).toContain('没有申请过应急授权');
  breakGlass = [
    { year: '2026', granted: 2, refused: 1, void: 3 },
    { year: '2025', granted: 4, refused: 0, void: 0 },
  ];
  await site.publishOnce();
  expect(await counted()).toEqual([2026, 2025, 6, 4, 2, 4, 1, 0, 3, 0]);
  const release = liveManifest(site.siteVar);
  await site.publishOnce();
  expect(liveManifest(site.siteVar)).toEqual(release);
  expect(release).toEqual(await cleanManifest(site));
});

test('only what went out is counted, and what was taken back or replaced since stays in the count', async () => {
  const [other, notice] = [
    sampleRecord('article', 2, { section: 'accident-flash' }),
    sampleRecord('article', 3, { section: 'notice' }),
  ];
  const broken = sampleRecord('article', 4, {
    section: 'warning-notice',
    body: '<p><a href="/articles/2026-09999.html">转移路线</a></p>',
  });
  for (const record of [warning, other, notice, broken])
    site.feed.changes.push(emergencyChange(record, site.feed.changes.length + 1));
  await site.publishOnce();
  // No other kind of record goes out by one signature, whatever the CMS sends; nor does one with a dead link.
  const held = site.feed.reports.flatMap(({ items }) => items).filter(({ stage }) => stage === 'quarantined');
  expect(new Map(held.map(({ seq, reason }) => [seq, reason]))).toEqual(
    new Map([
      [3, expect.stringContaining('不能走紧急发布')],
      [4, expect.any(String)],
    ]),
  );
  expect(await counted()).toEqual([2026, 2, 0, 0, 2, 0, 0]);
  site.takeBack(warning);
  site.letOut({ ...other, title: '事故快报（续报）' });
  await site.publishOnce();
  expect(await counted()).toEqual([2026, 2, 0, 0, 0, 0, 2]);
  expect(await textOf('/articles/2026-00002.html')).not.toContain('紧急发布，');
  expect(liveManifest(site.siteVar)).toEqual(await cleanManifest(site));
});
