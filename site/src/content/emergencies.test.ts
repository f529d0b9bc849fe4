import { expect, test } from 'vitest';
import { emergenciesOf, type EmergencyChange } from './emergencies.ts';

const signedAt = '2026-01-05T00:00:00.000Z';
const confirmBy = '2026-01-06T00:00:00.000Z';
const change = (seq: number, kind: EmergencyChange['kind'], at: string, id = 'a'): EmergencyChange => {
  const isAbout = kind === 'signed' || kind === 'confirmed';
  return { seq, id, kind, at, signedAt: isAbout ? signedAt : '', confirmBy: isAbout ? confirmBy : '' };
};
const signed = change(1, 'signed', signedAt);

test.each<[string, EmergencyChange[], string, string[]]>([
  ['waits until its hours are over', [signed], confirmBy, ['waiting']],
  ['is late from then on', [signed], '2026-01-06T00:00:00.001Z', ['overdue']],
  ['was confirmed in the last instant', [signed, change(2, 'confirmed', confirmBy)], '2027', ['in-time']],
  ['was confirmed late', [signed, change(2, 'confirmed', '2026-01-06T00:00:00.001Z')], '2027', ['late']],
  ['was withdrawn', [signed, change(2, 'withdrawn', confirmBy)], '2027', ['ended']],
  [
    'was confirmed and withdrawn later',
    [signed, change(2, 'confirmed', confirmBy), change(3, 'withdrawn', '2026-02')],
    '2027',
    ['in-time'],
  ],
  ['concerns its own record alone', [signed, change(2, 'withdrawn', confirmBy, 'b')], '', ['waiting']],
])('an emergency publication that %s', (_name, changes, moment, states) => {
  expect(emergenciesOf(changes, moment).map(({ state }) => state)).toEqual(states);
});

test('a second one takes the place of the first, and both are counted', () => {
  const again = { ...change(2, 'signed', signedAt), signedAt: '2026-01-05T06:00:00.000Z' };
  const found = emergenciesOf([signed, again, { ...again, seq: 3, kind: 'confirmed' }], '2027');
  expect(found.map(({ state }) => state)).toEqual(['ended', 'in-time']);
});
