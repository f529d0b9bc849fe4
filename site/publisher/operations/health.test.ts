import type { PublisherStatus } from '@yangguang/schemas';
import { expect, test } from 'vitest';
import { healthOf } from './health.ts';

const now = new Date('2026-01-05T12:00:00Z');
const well: PublisherStatus = {
  ...{ release: 7, stage: null, isIncremental: true, waiting: { changes: 0, since: null } },
  ...{ quarantined: [], rolledBack: [], kept: [], alarms: [] },
};
const alarm = (code: string) => ({ code, message: '说明', since: '2026-01-05T11:00:00.000Z' });

test('a publisher with nothing wrong is well, also before its first release', () => {
  expect(healthOf(well, now)).toEqual({ isHealthy: true, release: 7, problems: [] });
  expect(healthOf({ ...well, release: null }, now).isHealthy).toBe(true);
});

test('a full disk makes it ill, a held back record does not', () => {
  expect(healthOf({ ...well, alarms: [alarm('records.held-back')] }, now).isHealthy).toBe(true);
  expect(healthOf({ ...well, alarms: [alarm('records.held-back'), alarm('disk.full')] }, now)).toMatchObject({
    ...{ isHealthy: false, problems: ['disk.full'] },
  });
});

test('a change that has waited for more than ten minutes makes it ill', () => {
  const waiting = (since: string) => healthOf({ ...well, waiting: { changes: 1, since } }, now).problems;
  expect(waiting('2026-01-05T11:50:01.000Z')).toEqual([]);
  expect(waiting('2026-01-05T11:49:59.000Z')).toEqual(['waiting']);
});
