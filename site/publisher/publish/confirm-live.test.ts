import { expect, test } from 'vitest';
import { publish } from './publish.ts';
import { sampleRecord } from '../testing/sample-record.ts';
import { startTestSite } from '../testing/test-publisher.ts';

test('a portal that does not show a release raises an alarm until it does (C-2)', async () => {
  const site = await startTestSite();
  const { portalUrl } = site.config;
  site.config.portalUrl = 'http://127.0.0.1:9';
  site.letOut(sampleRecord('article', 1));
  const publisher = await site.open();
  const codes = () => publisher.alarms.list().map(({ code }) => code);
  await publish(publisher);
  expect(codes()).toEqual(['portal.not-live']);
  site.config.portalUrl = portalUrl;
  await publish(publisher);
  expect(codes()).toEqual([]);
  publisher.close();
  await site.close();
});
