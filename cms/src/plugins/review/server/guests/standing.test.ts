import { expect, test } from 'vitest';
import { standingOf, type Situation } from './standing.ts';

const asked = { round: 2, step_id: 'sign', hash: 'a', expires_at: '2026-11-25T16:00:00.000Z' };
const there: Situation = { round: 2, step: 'sign', hash: 'a' };
const before = new Date('2026-11-25T15:59:59.999Z');
const opened = { event: 'opened' as const };

test('an invitation lives until its last instant has passed, and no longer (B-7)', () => {
  expect(standingOf(asked, [], there, before)).toBe('waiting');
  expect(standingOf(asked, [opened], there, before)).toBe('opened');
  expect(standingOf(asked, [opened], there, new Date(asked.expires_at))).toBe('expired');
});

test.each<[string, Situation]>([
  ['another round', { ...there, round: 3 }],
  ['another step', { ...there, step: 'review' }],
  ['no step at all', { ...there, step: null }],
  ['another content', { ...there, hash: 'b' }],
])('%s overtakes it', (_name, situation) => {
  expect(standingOf(asked, [opened], situation, before)).toBe('overtaken');
});

test('what was answered stays answered, whatever comes after', () => {
  const later = new Date('2027-01-01T00:00:00Z');
  expect(standingOf(asked, [opened, { event: 'answered' }], { ...there, step: null }, later)).toBe('answered');
  expect(standingOf(asked, [{ event: 'revoked' }], { ...there, round: 9 }, later)).toBe('revoked');
});
