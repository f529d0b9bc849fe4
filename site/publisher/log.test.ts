import { expect, test } from 'vitest';
import { levelOf } from './log.ts';

test.each([
  ['switched', 'info'],
  ['alarm-cleared', 'info'],
  ['notable', 'info'],
  ['sync-failed', 'warning'],
  ['not-live', 'warning'],
  ['release-discarded', 'warning'],
  ['alarms-not-kept', 'warning'],
  ['alarm-raised', 'error'],
  ['cycle-failed', 'error'],
  ['database-damaged', 'error'],
])('%s is told as %s', (event, level) => {
  expect(levelOf(event)).toBe(level);
});
