import { contentTypes } from '@yangguang/schemas';
import { expect, test } from 'vitest';
import { carryOut } from '../daemon/commands.ts';
import { sampleId, sampleRecord } from '../testing/sample-record.ts';
import { liveManifest, liveNumber } from '../testing/test-publisher.ts';
import { useOpenSite } from '../testing/use-site.ts';
import { publish } from './publish.ts';

const site = useOpenSite();
const alarm = (code: string) => site.publisher.alarms.list().find((each) => each.code === code);

test('a record that is held back raises an alarm with its id, until it is mended (A8)', async () => {
  const linking = (path: string) => sampleRecord('article', 1, { body: `<p><a href="${path}">相关规定</a></p>` });
  site.letOut(linking('/articles/2026-00099.html'));
  await publish(site.publisher);
  expect(alarm('records.held-back')?.message).toContain(sampleId('article', 1));
  site.letOut(linking('/articles/'));
  await publish(site.publisher);
  expect(alarm('records.held-back')).toBeUndefined();
});

test('a CMS that calls a report wrong raises an alarm, until it takes one', async () => {
  site.feed.fault = (path) => (path.endsWith('/reports') ? { status: 400, body: '' } : undefined);
  site.letOut(sampleRecord('article', 1));
  await publish(site.publisher);
  expect(alarm('report.refused')?.message).toContain(site.config.cmsUrl);
  site.feed.fault = undefined;
  site.letOut(sampleRecord('article', 2));
  await publish(site.publisher);
  expect(alarm('report.refused')).toBeUndefined();
});

test('a release that would lose many pages without a change waits for a yes (A6)', async () => {
  for (const [at, { name }] of contentTypes.entries()) site.letOut(sampleRecord(name, at + 1));
  await publish(site.publisher);
  const [number, pages] = [liveNumber(site.siteVar), liveManifest(site.siteVar)];
  // Damage that no check of the file finds: all lists are short of everything.
  for (const table of ['lists', 'list_sizes']) site.publisher.snapshot.exec(`DELETE FROM ${table}`);

  const refused = await carryOut(site.publisher, { command: 'rebuild' });
  expect(refused).toMatchObject({ isDone: false, release: number, problem: expect.stringContaining('--accept-fewer') });
  expect(alarm('release.shrunk')?.message).toContain('--accept-fewer');
  expect(liveManifest(site.siteVar)).toEqual(pages);

  const accepted = await carryOut(site.publisher, { command: 'rebuild', acceptFewer: true });
  expect(accepted).toMatchObject({ isDone: true, problem: null });
  expect(liveManifest(site.siteVar).size).toBeLessThan(pages.size - 20);
  expect(alarm('release.shrunk')).toBeUndefined();
  expect(site.publisher.acceptsFewer).toBe(false);
});

test('pages that leave with the records of a release are no cause for a question', async () => {
  const records = contentTypes.map(({ name }, at) => sampleRecord(name, at + 1));
  for (const record of records) site.letOut(record);
  await publish(site.publisher);
  for (const record of records) site.takeBack(record);
  await publish(site.publisher);
  expect(alarm('release.shrunk')).toBeUndefined();
  expect(await site.statusOf('/articles/2026-00003.html')).toBe(410);
});
