import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { settings } from './lib/settings.ts';
import { takeFolder, type Running } from './lib/system/running.ts';

/** Runs the command without a terminal. @returns its exit code */
function reset(folder: string, ...args: string[]): Promise<number | null> {
  const program = join(import.meta.dirname, 'reset.ts');
  const env = { ...process.env, YANGGUANG_VAR: folder };
  const child = spawn(process.execPath, [program, ...args], { env, stdio: 'ignore' });
  return new Promise((resolve) => child.on('exit', resolve));
}
function filled(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yangguang-reset-'));
  writeFileSync(join(folder, 'secrets.env'), '');
  return folder;
}

test('--yes deletes the data folder', async () => {
  const folder = filled();
  expect(await reset(folder, '--yes')).toBe(0);
  expect(existsSync(folder)).toBe(false);
});

test('nothing is deleted where nobody can be asked', async () => {
  const folder = filled();
  expect(await reset(folder)).toBe(1);
  expect(existsSync(join(folder, 'secrets.env'))).toBe(true);
});

test('nothing is deleted while the system runs', async () => {
  const folder = filled();
  const running = (await takeFolder(settings(folder))) as Running;
  expect(await reset(folder, '--yes')).toBe(1);
  running.close();
  expect(existsSync(join(folder, 'secrets.env'))).toBe(true);
});
