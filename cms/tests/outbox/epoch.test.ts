import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startCms, type Cms } from '../harness.ts';
import { feedOf, publishedPolicy } from '../records.ts';

const folder = mkdtempSync(join(tmpdir(), 'yangguang-epoch-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the epoch names the database: the same after a restart, another one for another database (A19)', async () => {
  const first = await startCms({ folder });
  await publishedPolicy(first);
  const before = await feedOf(first);
  await first.stop();

  const second = await startCms({ folder });
  expect(await feedOf(second)).toEqual(before);
  await second.stop();

  const other = await startCms({ firstStart: true });
  expect((await feedOf(other)).epoch).not.toBe(before.epoch);
  await other.stop();
}, 180_000);

test('a database from before the newer columns of the deliveries gets them when the CMS starts, and loses nothing', async () => {
  const first = await startCms({ folder });
  const place = await publishedPolicy(first);
  const before = await feedOf(first);
  await makeOlder(first);
  await first.stop();

  const second = await startCms({ folder });
  expect(await feedOf(second)).toEqual(before);
  const deliveries: { record_id: string; term_over_at: unknown }[] = await second.strapi.db
    .connection('outbox_deliveries')
    .orderBy('seq');
  expect(deliveries).toHaveLength(before.changes.length);
  expect(deliveries.at(-1)).toMatchObject({ record_id: place.documentId, term_over_at: null });
  await second.stop();
}, 180_000);

/** As the first release of the outbox made it: no row before the first report, and fewer columns. */
async function makeOlder({ strapi }: Cms): Promise<void> {
  const knex = strapi.db.connection;
  for (const index of ['record', 'live', 'open', 'held', 'back'])
    await knex.raw(`DROP INDEX outbox_deliveries_${index}`);
  for (const column of ['record_id', 'signed_at', 'shown_at', 'rolled_back_at', 'term_over_at'])
    await knex.raw(`ALTER TABLE outbox_deliveries DROP COLUMN ${column}`);
  await knex('outbox_deliveries').delete();
}
