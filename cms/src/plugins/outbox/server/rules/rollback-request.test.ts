import { expect, test } from 'vitest';
import { lapsesAfterMs, refusalToConfirm, stateAt, type Asked } from './rollback-request.ts';

const asked: Asked = { state: 'pending', asked_by: '1', asked_at: '2026-11-21T06:00:00.000Z', seen_release: 9 };
const now = Date.parse(asked.asked_at);
const attempt = { account: '2', newestRelease: 9, now: now + 1000 };

test('a second person confirms what both have seen', () => {
  expect(refusalToConfirm(asked, attempt)).toBeNull();
});

test.each([
  ['same-person', asked, { ...attempt, account: '1' }],
  ['site-changed', asked, { ...attempt, newestRelease: 10 }],
  ['lapsed', asked, { ...attempt, now: now + lapsesAfterMs }],
  ['not-pending', { ...asked, state: 'done' }, attempt],
  ['not-pending', { ...asked, state: 'sending' }, attempt],
  ['not-pending', { ...asked, state: 'refused' }, attempt],
] as const)('%s', (refusal, request, tried) => expect(refusalToConfirm(request, tried)).toBe(refusal));

test('only what waits lapses', () => {
  expect(stateAt(asked, now + lapsesAfterMs - 1)).toBe('pending');
  expect(stateAt(asked, now + lapsesAfterMs)).toBe('lapsed');
  expect(stateAt({ ...asked, state: 'done' }, now + 2 * lapsesAfterMs)).toBe('done');
});
