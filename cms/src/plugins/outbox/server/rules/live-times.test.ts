import { expect, test } from 'vitest';
import { liveTimes } from './live-times.ts';

const signedAt = '2026-11-21T06:00:00.000Z';
const took = (ms: number) => ({ signedAt, liveAt: new Date(Date.parse(signedAt) + ms).toISOString() });

test.each([
  ['none', [], { count: 0, p50Ms: null, p95Ms: null }],
  ['one', [700], { count: 1, p50Ms: 700, p95Ms: 700 }],
  ['two', [900, 700], { count: 2, p50Ms: 700, p95Ms: 900 }],
  ['a clock that went back', [-5], { count: 1, p50Ms: 0, p95Ms: 0 }],
  ['a hundred', Array.from({ length: 100 }, (_, index) => 1000 - 10 * index), { count: 100, p50Ms: 500, p95Ms: 950 }],
  ['twenty with one slow', [...Array.from({ length: 19 }, () => 600), 60_000], { count: 20, p50Ms: 600, p95Ms: 600 }],
])('%s', (_name, times, expected) => expect(liveTimes(times.map(took))).toEqual(expected));
