import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { templateFolder } from '../folders.ts';
import { startCms, type Cms } from '../harness.ts';
import { killAt } from './killed-clock.ts';

let cms: Cms;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yangguang-clock-'));
  copyFileSync(join(templateFolder, 'data.db'), join(folder, 'data.db'));
  cms = await startCms({ folder });
});
afterAll(async () => {
  await cms.stop();
  rmSync(cms.folder, { recursive: true, force: true });
});

test('killed at any instant around the moment, nothing is skipped and nothing goes out twice (A-6)', async () => {
  const inTheMidst: number[] = [];
  for (const offsetMs of [-1000, -500, -100, 50, 150, 300, 450, 600, 750, 1000]) {
    const outcome = await killAt(cms, offsetMs, 20);
    cms = outcome.cms;
    if (outcome.before > 0 && outcome.before < 20) inTheMidst.push(offsetMs);
  }
  expect(inTheMidst).not.toEqual([]);
});
