import { test } from 'vitest';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { ReleaseReport } from '@yangguang/schemas';
import { emptyDelivery, merged } from './delivery.ts';

const at = (second: number) => `2026-11-21T06:03:${String(second).padStart(2, '0')}.000Z`;
const release = { number: 12, manifestHash: 'a'.repeat(64), at: at(9) };
const report = (...items: ReleaseReport['items']): ReleaseReport => ({ release, items, releases: [] });
const item = (stage: ReleaseReport['items'][number]['stage'], second: number) => ({
  seq: 1,
  stage,
  at: at(second),
  path: '/policies/2026-00001.html',
  reason: stage === 'quarantined' ? `原因 ${second}` : null,
});
const begun = emptyDelivery(1, 'a'.repeat(24));
const apply = (reports: ReleaseReport[]) => reports.reduce(merged, [begun]);

test('a change passes its stages and keeps the time of each', () => {
  expect(apply([report(item('received', 1)), report(item('rendered', 2)), report(item('live', 3))])).toEqual([
    {
      ...begun,
      received_at: at(1),
      rendered_at: at(2),
      live_at: at(3),
      shown_at: at(3),
      path: '/policies/2026-00001.html',
      release_number: 12,
    },
  ]);
});

test('reports in any order, and any of them twice, leave the same rows', () => {
  const reports = [
    item('received', 1),
    item('rendered', 2),
    item('quarantined', 3),
    item('quarantined', 5),
    item('live', 7),
    item('rolled-back', 8),
    item('live', 9),
    item('term-over', 10),
  ].map((one) => report(one));
  const expected = apply(reports);
  fc.assert(
    fc.property(fc.shuffledSubarray([...reports, ...reports], { minLength: 16 }), (shuffled) => {
      expect(apply(shuffled)).toEqual(expected);
    }),
  );
});

test('the reason of the latest quarantine is kept', () => {
  expect(apply([report(item('quarantined', 5)), report(item('quarantined', 3))])[0]?.quarantine_reason).toBe('原因 5');
});
