import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { missingTools, packageOf } from './tools.ts';

test('a program that is nowhere on the path, or may not be run, is named once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yangguang-tools-'));
  writeFileSync(join(folder, 'there'), '');
  chmodSync(join(folder, 'there'), 0o755);
  expect(missingTools(['there', 'missing', 'missing'], folder)).toEqual(['missing']);
  rmSync(folder, { recursive: true });
});

test('a program is installed by the name of its package', () => {
  expect(['unshare', 'strace'].map(packageOf)).toEqual(['util-linux', 'strace']);
});
