import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../bootstrap/paths.mjs';
import { guardTable } from './guard-table.ts';
import { plantedDefects } from './planted.ts';

// Those of a build are not there before it.
const inSource = plantedDefects.filter(({ file }) => !file.includes('dist/'));

test.each(inSource)('$name: what is to be taken away stands where the list says', (defect) => {
  const text = readFileSync(join(root, defect.package ?? 'site', defect.file), 'utf8');
  expect(text.split(defect.find)).toHaveLength(2);
});

test('the table of guards for readers is that of the list', async () => {
  await expect(guardTable(plantedDefects)).toMatchFileSnapshot(join(root, 'docs/guards.md'));
});
