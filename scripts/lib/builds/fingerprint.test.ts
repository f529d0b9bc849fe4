import { mkdirSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fingerprint } from './fingerprint.ts';

function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'yangguang-print-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}
const files = { 'src/a.ts': '1', 'src/deep/b.ts': '2', 'dist/a.js': '1' };

test('equal trees have equal fingerprints, wherever they lie', () => {
  expect(fingerprint(folderWith(files), ['**/*'])).toBe(fingerprint(folderWith(files), ['**/*']));
});

test('a changed, renamed, new file changes the fingerprint; build output does not', () => {
  const folder = folderWith(files);
  const print = () => fingerprint(folder, ['**/*']);
  const seen = [print()];
  writeFileSync(join(folder, 'dist/a.js'), 'other');
  expect(print()).toBe(seen[0]);
  writeFileSync(join(folder, 'src/deep/b.ts'), '3');
  seen.push(print());
  renameSync(join(folder, 'src/deep/b.ts'), join(folder, 'src/deep/c.ts'));
  seen.push(print());
  writeFileSync(join(folder, 'src/d.ts'), '');
  seen.push(print());
  expect(new Set(seen).size).toBe(4);
});
