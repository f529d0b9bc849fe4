import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startDaemon } from '../daemon/daemon.ts';
import { sampleRecord } from '../testing/sample-record.ts';
import { startTestSite } from '../testing/test-publisher.ts';
import { percentile } from './percentile.ts';

test('figures tell of releases, of what waits and of alarms; health follows the alarms', async () => {
  const site = await startTestSite();
  site.letOut(sampleRecord('article', 1));
  site.letOut({ ...sampleRecord('article', 2), title: '' });
  const publisher = await site.open();
  const daemon = await startDaemon(publisher);
  const ask = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${daemon.wakePort}${path}`);
    return { status: response.status, type: response.headers.get('content-type') ?? '', text: await response.text() };
  };
  while (publisher.ledger.find(1)?.stageMs.verify === undefined) await wait(20);
  publisher.alarms.raise('records.held-back', '1');
  const { type, text } = await ask('/metrics');
  expect(type).toContain('text/plain');
  for (const line of [
    'yangguang_release 1',
    'yangguang_waiting_changes 0',
    'yangguang_quarantined_records 1',
    'yangguang_incremental 1',
  ])
    expect(text).toContain(`${line}\n`);
  expect(text).toContain('yangguang_alarm{code="records.held-back"} 1\n');
  expect(text).toMatch(/^yangguang_publish_to_live_seconds\{quantile="0.95"\} \d/m);
  for (const stage of ['render', 'switch', 'verify'])
    expect(text).toContain(`yangguang_stage_seconds_count{stage="${stage}"} 1\n`);
  expect(text).toMatch(/^process_resident_memory_bytes \d+/m);
  expect(text).toMatch(/^yangguang_self_check_timestamp_seconds \d/m);
  expect((await ask('/health')).status).toBe(200);
  // Not one that a publication clears: the daemon may be at the end of one.
  publisher.alarms.raise('publisher.lease-lost');
  const health = await ask('/health');
  expect([health.status, JSON.parse(health.text)]).toEqual([
    503,
    { isHealthy: false, release: 1, problems: ['publisher.lease-lost'] },
  ]);
  await daemon.stop();
  await site.close();
});

test('nearest rank', () => {
  expect([percentile([3, 1, 2], 0.5), percentile([3, 1, 2], 0.95), percentile([7], 0.5)]).toEqual([2, 3, 7]);
});
