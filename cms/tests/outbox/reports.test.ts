import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReleaseReport, ReportItem } from '@yangguang/schemas';
import type { ReleaseStatus } from '../../src/plugins/outbox/server/services/deliveries.ts';
import type { Place } from '../../src/plugins/review/server/services/store.ts';
import { startCms, testOutboxToken, type Cms } from '../harness.ts';
import { changesOf, feedOf, publishedPolicy } from '../records.ts';

let cms: Cms;
beforeAll(async () => {
  cms = await startCms({ listen: true, env: { PORTAL_URL: 'http://127.0.0.1:8080' } });
});
afterAll(() => cms.stop());

const at = (second: number) => `2026-11-21T06:03:${String(second).padStart(2, '0')}.000Z`;
const release = { number: 7, manifestHash: 'b'.repeat(64), at: at(9) };
const send = (body: unknown) =>
  cms.fetch('/api/outbox/reports', { method: 'POST', body: JSON.stringify(body), token: testOutboxToken });

async function report(place: Place, ...stages: [ReportItem['stage'], number][]): Promise<number> {
  const seq = (await changesOf(cms, place)).at(-1)?.seq ?? 0;
  const items = stages.map(([stage, second]) => ({
    seq,
    stage,
    at: at(second),
    path: '/policies/2026-00001.html',
    reason: stage === 'quarantined' ? '模板不能生成该记录' : null,
  }));
  return (await send({ release, items, releases: [] } satisfies ReleaseReport)).status;
}

async function statusOf(place: Place): Promise<ReleaseStatus | null> {
  const answer = await cms.fetch(`/outbox/status/${place.documentId}`, { as: 'information-officer' });
  return ((await answer.json()) as { status: ReleaseStatus | null }).status;
}

test('the officer sees the way of a record to the reader, stage by stage (C-2)', async () => {
  const place = await publishedPolicy(cms);
  expect(await statusOf(place)).toMatchObject({ action: 'publish', receivedAt: null, liveAt: null, url: null });
  expect(await report(place, ['received', 1], ['rendered', 2])).toBe(204);
  expect(await statusOf(place)).toMatchObject({ receivedAt: at(1), renderedAt: at(2), liveAt: null });
  expect(await report(place, ['live', 3])).toBe(204);
  expect(await statusOf(place)).toMatchObject({
    liveAt: at(3),
    quarantine: null,
    releaseNumber: 7,
    url: 'http://127.0.0.1:8080/policies/2026-00001.html',
  });
});

test('a quarantined record shows why, until it goes live after all (C-8)', async () => {
  const place = await publishedPolicy(cms);
  await report(place, ['quarantined', 4]);
  expect(await statusOf(place)).toMatchObject({ quarantine: { at: at(4), reason: '模板不能生成该记录' } });
  await report(place, ['live', 6]);
  expect(await statusOf(place)).toMatchObject({ quarantine: null, liveAt: at(6) });
});

test('a record that was never let out has no way to show', async () => {
  expect(await statusOf({ uid: '', documentId: 'a'.repeat(24) })).toBeNull();
});

test('a report that names a change the feed does not have is refused whole', async () => {
  const place = await publishedPolicy(cms);
  const known = (await changesOf(cms, place)).at(-1)?.seq ?? 0;
  const unknown = (await feedOf(cms)).head + 1;
  const item = { stage: 'live', at: at(1), path: '/policies/2026-00001.html', reason: null };
  const answer = await send({ release, items: [known, unknown].map((seq) => ({ ...item, seq })) });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain(`第 ${unknown} 号变更`);
  expect(await statusOf(place)).toMatchObject({ liveAt: null });
});

test('a report in another form is refused, and nobody reports without the token', async () => {
  expect((await send({ release, items: [{ seq: 1, stage: 'arrived' }] })).status).toBe(400);
  const answer = await cms.fetch('/api/outbox/reports', { method: 'POST', body: '{}' });
  expect(answer.status).toBe(401);
});
