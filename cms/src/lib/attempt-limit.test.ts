import { expect, test } from 'vitest';
import { allowedFailures, isLocked, lockMinutes, networkOf } from './attempt-limit.ts';

const now = Date.parse('2026-11-22T05:40:00Z');
const minutes = (count: number) => count * 60_000;
const failures = (count: number, address: string, ageMs = minutes(1)) =>
  Array.from({ length: count }, () => ({ atMs: now - ageMs, address }));

test('the last allowed failure locks, for as long as it is young (E5)', () => {
  expect(isLocked(failures(allowedFailures - 1, '10.0.0.8'), '10.0.0.8', now)).toBe(false);
  expect(isLocked(failures(allowedFailures, '10.0.0.8'), '10.0.0.8', now)).toBe(true);
  const old = failures(allowedFailures, '10.0.0.8', minutes(lockMinutes));
  expect(isLocked(old, '10.0.0.8', now)).toBe(false);
});

test('who guesses from elsewhere does not lock the owner out', () => {
  expect(isLocked(failures(100, '10.0.0.8'), '10.0.0.9', now)).toBe(false);
});

test.each([
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::5', '2001:db8:0:0'],
  ['::ffff:10.0.0.8', '10.0.0.8'],
  ['10.0.0.8', '10.0.0.8'],
])('%s is of the network %s: another address of the same customer is no way round', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
