import { expect, test } from 'vitest';
import { typedDay } from './typed-day.ts';

test.each(['2026-11-22', '2026/11/22', '2026年11月22日', '20261122', ' 2026.11.22 '])('%s is a day', (text) => {
  expect(typedDay(text)).toBe('2026-11-22');
});

test('nothing is nothing, and what is no day is said to be none', () => {
  expect(typedDay('  ')).toBe('');
  for (const text of ['昨天', '2026-02-30', '2026-13-01', '11-22']) expect(typedDay(text)).toBeNull();
});
