import { expect, test } from 'vitest';
import { approvedIn, effectOf, shownIn, type Appearance, type ReleaseStep } from './history.ts';

const stepsOf = (...kinds: [ReleaseStep['kind'], number?][]) =>
  new Map(kinds.map(([kind, shows = null], index) => [index + 1, { number: index + 1, kind, shows }]));

/** Published in 1 (change 1) and 2 (change 5), rolled back to 1 by 3, forward by 4. */
const edited = stepsOf(['publish'], ['publish'], ['rollback', 1], ['roll-forward']);
const editedRecord: Appearance[] = [
  { release: 1, action: 'added', seq: 1 },
  { release: 2, action: 'changed', seq: 5 },
  { release: 3, action: 'changed', seq: null },
  { release: 4, action: 'changed', seq: null },
];

test('a rollback shows the version of its target, a roll-forward the latest that was let out', () => {
  expect([1, 2, 3, 4].map((release) => shownIn(edited, editedRecord, release))).toEqual([
    { seq: 1 },
    { seq: 5 },
    { seq: 1 },
    { seq: 5 },
  ]);
});

test('a record published while the site is rolled back is shown in its new version', () => {
  const steps = stepsOf(['publish'], ['publish'], ['rollback', 1], ['publish']);
  const record = [...editedRecord.slice(0, 3), { release: 4, action: 'changed', seq: 9 } as const];
  expect(shownIn(steps, record, 4)).toEqual({ seq: 9 });
});

test('a rollback may carry a new publication along', () => {
  const steps = stepsOf(['publish'], ['publish'], ['rollback', 1]);
  const record = [...editedRecord.slice(0, 2), { release: 3, action: 'changed', seq: 9 } as const];
  expect(shownIn(steps, record, 3)).toEqual({ seq: 9 });
});

test('a rollback to a rollback shows what that one showed', () => {
  const steps = stepsOf(['publish'], ['publish'], ['rollback', 1], ['publish'], ['rollback', 3]);
  const record: Appearance[] = [
    ...editedRecord.slice(0, 3),
    { release: 4, action: 'changed', seq: 9 },
    { release: 5, action: 'changed', seq: null },
  ];
  expect(shownIn(steps, record, 5)).toEqual({ seq: 1 });
  expect(approvedIn(record, 5)).toEqual({ seq: 9 });
});

test('a withdrawn record stays withdrawn, whatever is shown again (A12, A13)', () => {
  const steps = stepsOf(['publish'], ['publish'], ['rollback', 1]);
  const record: Appearance[] = [
    { release: 1, action: 'added', seq: 1 },
    { release: 2, action: 'withdrawn', seq: 3 },
    { release: 3, action: 'changed', seq: null },
  ];
  expect(shownIn(steps, record, 3)).toBe('withdrawn');
  expect(effectOf('withdrawn', { seq: 1 })).toBe('stays-withdrawn');
});

test.each([
  [{ seq: 5 }, { seq: 1 }, 'earlier'],
  [{ seq: 1 }, { seq: 5 }, 'later'],
  [{ seq: 5 }, 'absent', 'hidden'],
  [{ seq: 5 }, 'withdrawn', 'hidden'],
  ['absent', { seq: 5 }, 'back'],
  [{ seq: 5 }, { seq: 5 }, null],
  ['withdrawn', 'withdrawn', null],
  ['absent', 'absent', null],
] as const)('from %j to %j is %s', (now, then, effect) => expect(effectOf(now, then)).toBe(effect));
