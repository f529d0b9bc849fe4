import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = mkdtempSync(join(tmpdir(), 'yangguang-generate-'));
afterAll(() => rmSync(root, { recursive: true }));

function generate(...args: string[]) {
  const run = spawnSync(process.execPath, [join(import.meta.dirname, 'cli.ts'), '--root', root, ...args], {
    encoding: 'utf8',
  });
  return { status: run.status, stderr: run.stderr };
}
const schema = 'cms/src/api/article/content-types/article/schema.json';

test('what was just written is current', () => {
  expect(generate('--check').status).toBe(1);
  expect(generate().status).toBe(0);
  expect(generate('--check').status).toBe(0);
});

test('a changed file, a missing file and a left-over file are each named, and the check fails', () => {
  writeFileSync(join(root, schema), readFileSync(join(root, schema), 'utf8').replace('200', '201'));
  rmSync(join(root, 'cms/src/admin/generated/labels.json'));
  writeFileSync(join(root, 'cms/src/api/article/old.ts'), '');
  const { status, stderr } = generate('--check');
  expect(status).toBe(1);
  for (const path of [schema, 'cms/src/admin/generated/labels.json', 'cms/src/api/article/old.ts'])
    expect(stderr).toContain(path);
});

test('writing again mends all three', () => {
  generate();
  expect(generate('--check').status).toBe(0);
});
