import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCompiled, startCms, type Cms } from './harness.ts';
import { draftPolicy } from './records.ts';

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

/** Another process that writes for a while, as a large migration does. */
const longWriter = `
  const db = require('better-sqlite3')(process.env.DATABASE_FILENAME);
  db.exec('begin immediate');
  console.log('writing');
  setTimeout(() => db.exec('commit'), 5500);
`;

test('a save waits for a migration that holds the database for longer than five seconds', async () => {
  const writer = spawn(process.execPath, ['--eval', longWriter], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // The save holds this process up, so that the end of the other one may be told before the save's own.
  const ended = once(writer, 'exit');
  await once(writer.stdout, 'data');
  await expect(draftPolicy(cms)).resolves.toMatchObject({ documentId: expect.any(String) });
  await ended;
});
