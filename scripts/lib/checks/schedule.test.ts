import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runAll } from './schedule.ts';

async function order(tasks: { name: string; after?: string[] }[], width: number) {
  const events: string[] = [];
  let running = 0;
  let most = 0;
  await runAll(tasks, width, async ({ name }) => {
    most = Math.max(most, ++running);
    events.push(`+${name}`);
    for (let i = 0; i < 3; i++) await turn();
    events.push(`-${name}`);
    running--;
  });
  return { events: events.join(' '), most };
}

test('no more than the width run at a time, and all run', async () => {
  const { events, most } = await order([{ name: 'a' }, { name: 'b' }, { name: 'c' }], 2);
  expect(most).toBe(2);
  expect(events).toMatch(/^\+a \+b .*-c$/);
});

test('a task waits for those it names, and the others go ahead of it', async () => {
  const { events } = await order([{ name: 'a' }, { name: 'late', after: ['a'] }, { name: 'b' }], 2);
  expect(events).toMatch(/^\+a \+b -a .*\+late/);
});

test('tasks that wait for each other are an error, not an endless run', async () => {
  await expect(
    order(
      [
        { name: 'a', after: ['b'] },
        { name: 'b', after: ['a'] },
      ],
      2,
    ),
  ).rejects.toThrow(/a, b/);
});
