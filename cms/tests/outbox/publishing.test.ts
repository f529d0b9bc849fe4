import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Publishing } from '../../src/plugins/outbox/server/services/publishing.ts';
import type { ReleasePage, ReleasedView } from '../../src/plugins/outbox/server/services/releases.ts';
import type { ReleaseStatus } from '../../src/plugins/outbox/server/services/deliveries.ts';
import type { Place } from '../../src/plugins/review/server/services/store.ts';
import { startCms, type Account, type Cms } from '../harness.ts';
import { cleanSheet, draftPolicy, edit, people, publishedPolicy, reviewsOf, reviewUpToSignOff } from '../records.ts';
import { openPublisherPort, quietStatus, type PublisherPort } from './publisher-port.ts';
import { at, finished, path, released, seqOf, tell, tellStage } from './releases.ts';

const secret = 'whsec_dGVzdC1zZWNyZXQtdGVzdC1zZWNyZXQ=';
let cms: Cms;
let port: PublisherPort;
beforeAll(async () => {
  port = await openPublisherPort(secret);
  cms = await startCms({
    listen: true,
    env: { WEBHOOK_SECRET: secret, WEBHOOK_URL: port.url, PORTAL_URL: 'http://portal.invalid' },
  });
});
afterAll(async () => {
  await cms.stop();
  await port.close();
});

async function get<T>(address: string, as: Account = 'disclosure-office'): Promise<T> {
  const answer = await cms.fetch(address, { as });
  expect(answer.status).toBe(200);
  return (await answer.json()) as T;
}
const overview = (as?: Account) => get<Publishing>('/outbox/publishing', as);
const releasesOf = async (as?: Account) => (await get<ReleasePage>('/outbox/releases', as)).items;
const recordsOf = async (number: number, as?: Account) =>
  (await get<{ records: ReleasedView[] }>(`/outbox/releases/${number}`, as)).records;
const queuedIds = async (as?: Account) => (await overview(as)).queue.items.map(({ documentId }) => documentId);
const statusOf = async (place: Place) =>
  (await get<{ status: ReleaseStatus }>(`/outbox/status/${place.documentId}`)).status;

/** A record that the accounts of this system took through the procedure. */
async function publishedByOfficers(): Promise<Place> {
  const place = await draftPolicy(cms);
  const account = async (name: Account) => String((await cms.user(name)).id);
  await reviewsOf(cms).submit(place, await account('information-officer'));
  await reviewsOf(cms).approve(place, await account('department-head'));
  await reviewsOf(cms).closeSheet(place, await account('confidentiality-reviewer'), cleanSheet);
  await reviewsOf(cms).sign(place, await account('deputy-head'));
  return place;
}

test('a signed change waits in the queue with its stage until the portal has answered with it (C-2)', async () => {
  const place = await publishedPolicy(cms);
  const stages = [];
  stages.push((await overview()).queue.items.at(-1));
  await tellStage(cms, place, 'received', at(1));
  stages.push((await overview()).queue.items.at(-1));
  await tellStage(cms, place, 'rendered', at(2), 1);
  stages.push((await overview()).queue.items.at(-1));
  const change = { documentId: place.documentId, title: '关于开展危险化学品安全专项检查的通知', action: 'publish' };
  expect(stages).toMatchObject([
    { ...change, stage: 'signed' },
    { ...change, stage: 'received' },
    { ...change, stage: 'rendered' },
  ]);
  await tellStage(cms, place, 'live', at(3), 1);
  expect(await queuedIds()).not.toContain(place.documentId);
});

test('a change that a newer one of the same record overtook is waited for no longer', async () => {
  const place = await publishedPolicy(cms);
  await edit(cms, place, { summary: '改动' });
  await reviewUpToSignOff(cms, place);
  await reviewsOf(cms).sign(place, people.leader);
  await tellStage(cms, place, 'live', at(4), 1);
  expect(await queuedIds()).not.toContain(place.documentId);
});

test('a release tells what it changed, who signed each and how long each stage took', async () => {
  const place = await publishedByOfficers();
  const seq = await seqOf(cms, place);
  await tellStage(cms, place, 'live', at(22), 2);
  await tell(cms, { releases: [finished(2, [released(place, seq)])] });
  expect((await releasesOf())[0]).toEqual({
    ...{ number: 2, at: at(20), kind: 'publish', shows: null, liveAt: at(22) },
    pages: { changed: 7, removed: 0 },
    counts: { added: 1, changed: 0, withdrawn: 0 },
    stageMs: { sync: 12, render: 180, search: 40, write: 90, switch: 3, verify: 25 },
    ledgerUrl: 'http://portal.invalid/releases/2.html',
    titles: ['关于开展专项检查的通知'],
  });
  expect(await recordsOf(2)).toMatchObject([
    { documentId: place.documentId, action: 'added', signers: ['周签发'], url: `http://portal.invalid${path}` },
  ]);
});

test('a withdrawal is listed under who withdrew it', async () => {
  const place = await publishedByOfficers();
  await reviewsOf(cms).withdraw(place, String((await cms.user('disclosure-office')).id), '不再适用');
  const gone = released(place, await seqOf(cms, place), { action: 'withdrawn', title: 'YC012/2026-00001' });
  await tell(cms, { releases: [finished(3, [gone])] });
  const title = '关于开展危险化学品安全专项检查的通知';
  expect(await recordsOf(3)).toMatchObject([{ action: 'withdrawn', title, signers: ['吴公开'] }]);
});

test('a release told again, in whatever order, is one release and stays live', async () => {
  const place = await publishedPolicy(cms);
  const live = finished(4, [released(place, await seqOf(cms, place))]);
  const { verify: _verify, ...before } = live.stageMs;
  for (const release of [{ ...live, stageMs: before, liveAt: null }, live, { ...live, stageMs: before, liveAt: null }])
    await tell(cms, { releases: [release] });
  const stored = (await releasesOf()).filter(({ number }) => number === 4);
  expect(stored).toMatchObject([{ liveAt: live.liveAt, stageMs: live.stageMs }]);
  expect(await recordsOf(4)).toHaveLength(1);
});

test('a release that is not live yet is not called live', async () => {
  await tell(cms, { releases: [{ ...finished(5, []), liveAt: null }] });
  expect((await releasesOf())[0]).toMatchObject({ number: 5, liveAt: null });
});

test('the week is told from signature to reader; who waits for nobody, as a migration does, is not counted', async () => {
  const before = (await overview()).week.count;
  const place = await publishedPolicy(cms);
  await tellStage(cms, place, 'live', new Date(Date.now() + 700).toISOString(), 5);
  expect((await overview()).week).toMatchObject({ count: before + 1, p95Ms: expect.any(Number) });
});

test('a quarantined record is listed with the reason, and no longer once it is live (C-8)', async () => {
  const place = await publishedPolicy(cms);
  await tellStage(cms, place, 'quarantined', at(30));
  const held = (await overview()).held.items;
  expect(held).toMatchObject([{ documentId: place.documentId, reason: '模板不能生成该记录', at: at(30) }]);
  expect(await queuedIds()).not.toContain(place.documentId);
  await tellStage(cms, place, 'live', at(31), 5);
  expect((await overview()).held.items).toEqual([]);
});

test('officers see the records in which they had a part, those who oversee see all', async () => {
  const theirs = await publishedByOfficers();
  const foreign = await publishedPolicy(cms, { createdBy: null });
  const records = [released(theirs, await seqOf(cms, theirs)), released(foreign, await seqOf(cms, foreign))];
  await tell(cms, { releases: [finished(6, records), finished(7, [released(foreign, null)])] });
  for (const officer of ['information-officer', 'department-head', 'confidentiality-reviewer'] as const) {
    expect(await queuedIds(officer)).toContain(theirs.documentId);
    expect(await queuedIds(officer)).not.toContain(foreign.documentId);
    expect((await recordsOf(6, officer)).map(({ documentId }) => documentId)).toEqual([theirs.documentId]);
    expect((await releasesOf(officer)).map(({ number }) => number)).not.toContain(7);
  }
  for (const overseer of ['disclosure-office', 'deputy-head', 'admin'] as const) {
    expect(await queuedIds(overseer)).toEqual(expect.arrayContaining([theirs.documentId, foreign.documentId]));
    expect(await recordsOf(6, overseer)).toHaveLength(2);
  }
  expect((await cms.fetch('/outbox/publishing')).status).toBe(401);
});

test('the publisher speaks for itself; alarms are for those who oversee it', async () => {
  const alarm = { code: 'release.mismatch', message: '增量结果与完整生成不一致', since: at(1) };
  port.status = { ...quietStatus, isIncremental: false, alarms: [alarm] };
  expect((await overview()).publisher).toEqual({ isReachable: true, status: port.status });
  expect((await overview('information-officer')).publisher).toMatchObject({ status: { alarms: [] } });
  port.status = quietStatus;
});

test('a publisher that does not answer, or not as one, is shown as unreachable', async () => {
  process.env.WEBHOOK_URL = 'http://127.0.0.1:1/';
  expect((await overview()).publisher).toMatchObject({
    isReachable: false,
    problem: expect.stringContaining('联系不上发布程序'),
  });
  process.env.WEBHOOK_URL = port.url;
  port.status = { release: 'x' } as never;
  expect((await overview()).publisher).toMatchObject({ isReachable: false });
  port.status = quietStatus;
});

test('a record shown in an earlier version is told so until something newer is live', async () => {
  const place = await publishedPolicy(cms);
  await tellStage(cms, place, 'live', at(40), 8);
  await tellStage(cms, place, 'rolled-back', at(50), 9);
  expect((await overview()).rolledBack.items).toMatchObject([{ documentId: place.documentId, at: at(50) }]);
  expect((await statusOf(place)).rolledBackAt).toBe(at(50));

  await edit(cms, place, { summary: '改动' });
  await reviewUpToSignOff(cms, place);
  await reviewsOf(cms).sign(place, people.leader);
  expect((await statusOf(place)).rolledBackAt).toBe(at(50));
  await tellStage(cms, place, 'live', at(60), 10);
  expect((await statusOf(place)).rolledBackAt).toBeNull();
  expect((await overview()).rolledBack.items).toEqual([]);
});

test('a roll-forward that is live ends what was rolled back', async () => {
  const place = await publishedPolicy(cms);
  await tellStage(cms, place, 'live', at(70), 11);
  await tellStage(cms, place, 'rolled-back', at(80), 12);
  await tell(cms, { releases: [{ ...finished(13, [], { kind: 'roll-forward' }), liveAt: null }] });
  expect((await overview()).rolledBack.items).toHaveLength(1);
  await tell(cms, { releases: [finished(13, [], { kind: 'roll-forward' })] });
  expect((await overview()).rolledBack.items).toEqual([]);
});

test('a record whose time of display is over is told so, until something newer is let out; nothing is waited for', async () => {
  const place = await publishedPolicy(cms);
  await tellStage(cms, place, 'term-over', at(90), 14);
  expect(await statusOf(place)).toMatchObject({ termOverAt: at(90), liveAt: at(90) });
  const { items } = (await overview()).queue;
  expect(items.map(({ documentId }) => documentId)).not.toContain(place.documentId);

  await edit(cms, place, { summary: '延长公示' });
  await reviewUpToSignOff(cms, place);
  await reviewsOf(cms).sign(place, people.leader);
  expect((await statusOf(place)).termOverAt).toBeNull();
});
