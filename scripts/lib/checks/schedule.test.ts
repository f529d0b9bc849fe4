import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runAll } from './schedule.ts';

test('no more than the width run at a time, in the order of the list, and all run', async () => {
  const events: string[] = [];
  let running = 0;
  let most = 0;
  await runAll(['a', 'b', 'c'], 2, async (name) => {
    most = Math.max(most, ++running);
    events.push(`+${name}`);
    for (let i = 0; i < 3; i++) await turn();
    events.push(`-${name}`);
    running--;
  });
  expect(most).toBe(2);
  expect(events.join(' ')).toMatch(/^\+a \+b .*\+c.*-c$/);
});
