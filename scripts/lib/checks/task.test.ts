import { expect, test } from 'vitest';
import { runTask } from './task.ts';

const run = (program: string) => runTask({ name: 'x', command: process.execPath, args: ['-e', program] }, process.env);

test('a program that ends well adds no test and no failure', async () => {
  expect(await run('console.log(1)')).toMatchObject({ passed: 0, failed: 0, output: '1\n' });
});

test('a program that ends badly is one failure, and all it printed is kept', async () => {
  expect(await run('console.log(1); console.error(2); process.exit(3)')).toMatchObject({
    failed: 1,
    output: expect.stringContaining('1\n2') as string,
  });
});
