import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

// In a process of its own: this one's heap holds what the test runner needs.
const program = `
  import { getHeapStatistics } from 'node:v8';
  import { collectGarbage } from ${JSON.stringify(`file://${join(import.meta.dirname, 'memory.ts')}`)};
  let pages = Array.from({ length: 2_000_000 }, (_, index) => ({ index, path: 'p' + index }));
  const before = getHeapStatistics().total_heap_size;
  pages = undefined;
  collectGarbage();
  console.log(getHeapStatistics().total_heap_size / before);
`;

test('what a step of a full build has left behind goes back to the system', () => {
  const args = ['--input-type=module', '--eval', program];
  expect(Number(execFileSync(process.execPath, args, { encoding: 'utf8' }))).toBeLessThan(0.2);
});
