import { expect, test } from 'vitest';
import type { ReleaseStatus } from '../server/services/deliveries.ts';
import { arrivalText, pollingMs, stagesOf } from './way.ts';

const signed: ReleaseStatus = {
  seq: 1,
  action: 'publish',
  signedAt: '2026-11-21T06:03:26.100Z',
  inFeedAt: '2026-11-21T06:03:26.140Z',
  receivedAt: null,
  renderedAt: null,
  liveAt: null,
  quarantine: null,
  rolledBackAt: null,
  termOverAt: null,
  url: null,
  releaseNumber: null,
  ledgerUrl: null,
};
const live = { ...signed, renderedAt: '2026-11-21T06:03:26.600Z', liveAt: '2026-11-21T06:03:27.000Z' };
const now = Date.parse('2026-11-21T06:03:30.000Z');

test('the stages are named in order and reached one after the other', () => {
  expect(stagesOf(signed).map(({ label, at }) => [label, at !== null])).toEqual([
    ['已签发', true],
    ['门户已收到', false],
    ['已生成', false],
    ['已上线', false],
  ]);
});

test('each stage tells how long it took since the one before', () => {
  const received = { ...live, receivedAt: '2026-11-21T06:03:26.300Z' };
  expect(stagesOf(received).map(({ tookMs }) => tookMs)).toEqual([null, 200, 300, 400]);
  expect(stagesOf(signed).map(({ tookMs }) => tookMs)).toEqual([null, null, null, null]);
});

test('arrival is told in Shanghai time with the seconds since the signature', () => {
  expect(arrivalText(signed)).toBeNull();
  expect(arrivalText(live)).toBe('14:03:27，签发后 0.9 秒');
  expect(arrivalText({ ...live, liveAt: '2026-11-21T06:10:27.000Z' })).toBe('14:10:27，签发后 7 分钟');
  expect(arrivalText({ ...live, action: 'withdraw' })).toBe('14:03:27，撤回后 0.9 秒');
});

test('a report that says live before it says rendered leaves no gap in the way', () => {
  expect(stagesOf({ ...live, renderedAt: null }).every(({ at }) => at !== null)).toBe(true);
});

test('the panel asks every second at first, seldom later, and not at all once the reader or an obstacle is reached', () => {
  expect(pollingMs(signed, now)).toBe(1000);
  expect(pollingMs(signed, now + 3_600_000)).toBe(15_000);
  expect(pollingMs(live, now)).toBe(0);
  expect(pollingMs({ ...signed, quarantine: { at: signed.inFeedAt, reason: '模板出错' } }, now)).toBe(0);
  expect(pollingMs(null, now)).toBe(0);
});
