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

/** What was decided, let out, held or in force stays on file as it was; the audit log has tests of its own. */
const keptForEver = [
  ...['review_decisions', 'review_flows', 'review_attributes', 'review_reassessments'],
  ...[
    'review_bundle_members',
    'review_interpretations',
    'review_invitations',
    'review_invitation_events',
    'history_versions',
    'outbox_changes',
  ],
  ...['leak_grounds', 'leak_dictionaries', 'leak_tasks', 'deadlines_confirmations'],
];

test.each(keptForEver)('the database itself refuses to change, remove or replace a row of %s', async (table) => {
  const knex = cms.strapi.db.connection;
  const columns: { name: string; type: string; pk: number }[] = await knex.raw(`pragma table_info(${table})`);
  const row = Object.fromEntries(
    columns.map(({ name, type }) => [name, type.toLowerCase() === 'integer' ? 1_000_000 : 'x']),
  );
  await knex(table).insert(row);
  const kept = () => knex(table).where(row);
  const field = (columns.find(({ pk }) => pk === 0) ?? columns[0])?.name ?? '';
  const attempts = [
    () => kept().update({ [field]: 'y' }),
    () => kept().delete(),
    () => knex(table).delete(),
    () => knex.raw(`insert or replace into ${table} select * from ${table}`),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toThrow(`${table} is append-only`);
  expect(await kept()).toHaveLength(1);
});

/** Another process that writes for a while, as a large migration does. */
const writer = (ms: number) => `
  const db = require('better-sqlite3')(process.env.DATABASE_FILENAME);
  db.exec('begin immediate');
  console.log('writing');
  setTimeout(() => db.exec('commit'), ${ms});
`;

async function whileAnotherWrites(ms: number, work: () => Promise<void>): Promise<void> {
  const other = spawn(process.execPath, ['--eval', writer(ms)], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // The save holds this process up, so that the end of the other one may be told before the save's own.
  const ended = once(other, 'exit');
  await once(other.stdout, 'data');
  await work();
  await ended;
}

test('a save waits for a migration that holds the database for longer than five seconds', () =>
  whileAnotherWrites(5500, async () => {
    await expect(draftPolicy(cms)).resolves.toMatchObject({ documentId: expect.any(String) });
  }));

test('so does one that has read before it writes', () =>
  whileAnotherWrites(500, async () => {
    await cms.strapi.db.transaction(async ({ trx }) => {
      const [row] = await trx('strapi_core_store_settings').limit(1);
      await trx('strapi_core_store_settings').where({ id: row.id }).update({ key: row.key });
    });
  }));
