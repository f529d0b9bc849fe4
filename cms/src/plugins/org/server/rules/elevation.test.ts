import { expect, test } from 'vitest';
import { confirmIssue, elevationState, mayAsk, waitingMinutes } from './elevation.ts';

const now = Date.parse('2026-11-22T01:00:00Z');
const minutes = (count: number) => count * 60_000;
const asked = { account: '1', askedAtMs: now, decidedAtMs: null, isGranted: false, endsAtMs: null };
const granted = { ...asked, decidedAtMs: now, isGranted: true, endsAtMs: now + minutes(15) };

test.each([
  ['waits until it is decided', asked, minutes(waitingMinutes) - 1, 'waiting'],
  ['is void when nobody confirms in time', asked, minutes(waitingMinutes), 'void'],
  ['can be refused', { ...asked, decidedAtMs: now }, minutes(1), 'refused'],
  ['lasts as long as was asked', granted, minutes(15) - 1, 'active'],
  ['ends by the clock', granted, minutes(15), 'over'],
] as const)('an elevation %s', (_name, one, laterMs, state) => {
  expect(elevationState(one, now + laterMs)).toBe(state);
});

const system = { account: '1', office: 'system-administrator', state: 'waiting' } as const;
test.each([
  ['by whoever asked', { account: '1', office: 'system-administrator' }, 'own'],
  ['by another of the same office', { account: '2', office: 'system-administrator' }, 'same-office'],
  ['by somebody in no office', { account: '3', office: undefined }, 'same-office'],
  ['by the security administrator', { account: '4', office: 'security-administrator' }, null],
  ['by the audit administrator', { account: '5', office: 'audit-administrator' }, null],
] as const)('confirmed %s: %j', (_name, by, issue) => {
  expect(confirmIssue(system, by)).toBe(issue);
  expect(confirmIssue({ ...system, state: 'void' }, by)).toBe('not-waiting');
});

test('the audit administrator and officers do not ask', () => {
  expect([mayAsk('system-administrator'), mayAsk('audit-administrator'), mayAsk(undefined)]).toEqual([
    true,
    false,
    false,
  ]);
});
