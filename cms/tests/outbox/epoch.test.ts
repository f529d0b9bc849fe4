import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startCms } from '../harness.ts';
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
