import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startChild } from '../processes/child.ts';
import { watchMemory } from './peak-memory.ts';

test('the peak counts what a child of the process took, also after it was given back, and the process apart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yangguang-memory-'));
  const inner = `const taken = Buffer.alloc(200 << 20, 1); setTimeout(() => process.exit(taken.length ? 0 : 1), 400)`;
  const program = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(inner)}])
    .on('exit', () => { console.log('free'); setInterval(() => {}, 1000) })`;
  const log = join(folder, 'log');
  const child = startChild({ name: '', args: ['-e', program], cwd: folder, env: {}, log });
  const peak = watchMemory(child.pid, 10);
  while (!readFileSync(log, 'utf8').includes('free')) await wait(20);
  await child.stop();
  const { mainMb, allMb } = peak();
  expect(allMb).toBeGreaterThan(200);
  expect(mainMb).toBeGreaterThan(0);
  expect(mainMb).toBeLessThan(allMb - 190);
});
