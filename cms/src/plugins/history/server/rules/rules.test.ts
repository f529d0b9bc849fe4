import { expect, test } from 'vitest';
import { milestonesByVersion, stateOf } from './milestones';
import { present, silenceMs } from './present';

test('a content that came back has its milestones at the version that held it then (A-5)', () => {
  const versions = [
    { number: 3, at: '2026-03-03', hash: 'a' },
    { number: 2, at: '2026-03-02', hash: 'b' },
    { number: 1, at: '2026-03-01', hash: 'a' },
  ];
  const mark = { account: '1', release: null, hash: 'a' };
  const milestones = milestonesByVersion(versions, [
    { ...mark, kind: 'submitted', at: '2026-03-04' },
    { ...mark, kind: 'signed', at: '2026-03-01T12' },
    { ...mark, kind: 'submitted', at: '2026-03-01T11' },
  ]);
  expect([...milestones].map(([number, list]) => [number, list.map(({ kind }) => kind)])).toEqual([
    [1, ['submitted', 'signed']],
    [3, ['submitted']],
  ]);
  expect(stateOf(milestones.get(1) ?? [])).toBe('signed');
  expect(stateOf([])).toBe('draft');
});

test('a window that says nothing any more is gone, the longest there comes first (A-14)', () => {
  const now = 1_000_000;
  const at = (seenAt: number, since: number) => ({ account: '1', seenAt, since });
  const there = [at(now - 1, 20), at(now - silenceMs + 1, 10)];
  expect(present([...there, at(now - silenceMs, 5)], now).map(({ since }) => since)).toEqual([10, 20]);
});
