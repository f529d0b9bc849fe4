import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startChild } from './child.ts';
import { untilAnswers } from './until-answers.ts';

const folder = mkdtempSync(join(tmpdir(), 'yangguang-child-'));
let count = 0;
const run = (program: string, env: Record<string, string> = {}) =>
  startChild({ name: '试验', args: ['-e', program], cwd: folder, env, log: join(folder, `${count++}.log`) });

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    // A dead process that nobody has fetched yet still answers to its number.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await wait(20);
}
/** The number that a program has written to its log. */
async function loggedNumber(log: string): Promise<number> {
  await until(() => /^\d+\n/.test(readFileSync(log, 'utf8')));
  return Number.parseInt(readFileSync(log, 'utf8'), 10);
}

test('stopping a child stops what it started, even when that ignores the request', async () => {
  const child = run(`
    const { spawn } = require('node:child_process');
    const inner = spawn(process.execPath, ['-e', "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)"]);
    console.log(inner.pid); setInterval(() => {}, 1000)`);
  const inner = await loggedNumber(child.log);
  await child.stop();
  await until(() => !isAlive(inner));
  expect(isAlive(child.pid)).toBe(false);
});

test('a child ends when its parent was killed without a chance to stop it', async () => {
  const parent = run(`
    import(${JSON.stringify(new URL('child.ts', import.meta.url).href)}).then(({ startChild }) => {
      const child = startChild({ name: '', cwd: '.', env: {}, log: 'inner.log', args: ['-e', 'setInterval(() => {}, 1000)'] });
      console.log(child.pid);
    })`);
  const inner = await loggedNumber(parent.log);
  expect(isAlive(inner)).toBe(true);
  process.kill(parent.pid, 'SIGKILL');
  await until(() => !isAlive(inner));
});

test('a child that ends before it answers is reported with the end of its log', async () => {
  const child = run(`console.error('端口坏了'); process.exit(1)`);
  await expect(untilAnswers(child, 'http://127.0.0.1:9')).rejects.toThrow(/试验没有启动成功[^]*端口坏了/);
});
