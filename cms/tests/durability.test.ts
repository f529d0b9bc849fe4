import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCompiled, startCms, type Cms } from './harness.ts';

const { assertDurable } = loadCompiled('lib/sqlite-durability') as typeof import('../src/lib/sqlite-durability.ts');

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

test('a database that would not write every commit through stops the start, in Chinese', async () => {
  await cms.strapi.db.connection.raw('pragma synchronous = NORMAL');
  await expect(assertDurable(cms.strapi)).rejects.toThrow('数据库没有按要求写盘（journal_mode=wal，synchronous=1）');
  await cms.strapi.db.connection.raw('pragma synchronous = FULL');
  await expect(assertDurable(cms.strapi)).resolves.toBeUndefined();
});
