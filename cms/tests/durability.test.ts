import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCms, type Cms } from './harness.ts';

let cms: Cms;
beforeAll(async () => {
  cms = await startCms();
});
afterAll(() => cms.stop());

test('every commit is written through to the disk: WAL and synchronous FULL on the open connection', async () => {
  const journal = await cms.strapi.db.connection.raw('pragma journal_mode');
  const synchronous = await cms.strapi.db.connection.raw('pragma synchronous');
  expect([journal[0], synchronous[0]]).toEqual([{ journal_mode: 'wal' }, { synchronous: 2 }]);
});
