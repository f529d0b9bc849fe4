import { afterAll, beforeAll, expect, test } from 'vitest';
import { FeedPage, parsePublished, type PublishChange } from '@yangguang/schemas';
import { startCms, testOutboxToken, type Cms } from '../harness.ts';
import {
  changesOf,
  draftPolicy,
  edit,
  feedOf,
  isPublic,
  people,
  publishedPolicy,
  reviewsOf,
  reviewUpToSignOff,
} from '../records.ts';

let cms: Cms;
beforeAll(async () => {
  cms = await startCms({ listen: true });
});
afterAll(() => cms.stop());

const token = testOutboxToken;
const get = (query: string) => cms.fetch(`/api/outbox/changes${query}`, { token });
const headOf = async (): Promise<number> => (await feedOf(cms)).head;
const documents = () => cms.strapi.documents('api::policy-document.policy-document');

test('the publisher reads the feed page by page: numbers 1, 2, 3 … and records that pass its own check', async () => {
  for (let i = 0; i < 5; i += 1) await publishedPolicy(cms);
  const seen: number[] = [];
  let after = 0;
  for (;;) {
    const page = FeedPage.parse(await (await get(`?after=${after}&limit=2`)).json());
    if (page.changes.length === 0) break;
    for (const change of page.changes) parsePublished(change as PublishChange);
    seen.push(...page.changes.map((change) => change.seq));
    after = page.next;
  }
  expect(seen).toEqual([1, 2, 3, 4, 5]);
  expect(FeedPage.parse(await (await get(`?after=${after}`)).json())).toMatchObject({ next: 5, head: 5, changes: [] });
});

test.each(['?after=-1', '?after=x', '?limit=0', '?limit=501', '?since=3'])(
  '%s is refused in Chinese',
  async (query) => {
    const answer = await get(query);
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { error: { message: string } }).error.message).toContain('变更流的请求参数有误');
  },
);

test('nobody reads the feed without its token, and the token reads nothing else', async () => {
  expect((await cms.fetch('/api/outbox/changes')).status).toBe(401);
  expect((await cms.fetch('/api/outbox/changes', { as: 'deputy-head' })).status).toBe(401);
  expect((await cms.fetch('/api/policy-documents', { token })).status).toBe(403);
});

test('saving, discarding and deleting drafts that nobody saw writes nothing', async () => {
  const live = await publishedPolicy(cms);
  const before = await headOf();
  const place = await draftPolicy(cms);
  await edit(cms, place, { summary: '改动' });
  await documents().delete({ documentId: place.documentId });
  await edit(cms, live, { summary: '改动' });
  await documents().discardDraft({ documentId: live.documentId });
  expect(await headOf()).toBe(before);
});

test('a live record cannot be deleted, by whom or what ever; once withdrawn it can, and no second row is written', async () => {
  const place = await publishedPolicy(cms);
  await expect(documents().delete({ documentId: place.documentId })).rejects.toThrow(/请先“撤回”并说明理由/);
  expect(await isPublic(cms, place)).toBe(true);
  await reviewsOf(cms).withdraw(place, people.leader, '不再适用');
  const before = await headOf();
  await documents().delete({ documentId: place.documentId });
  expect(await headOf()).toBe(before);
  expect((await changesOf(cms, place)).map((change) => change.action)).toEqual(['publish', 'withdraw']);
});

test('a failure after the row was written takes the row, the publication and the number back', async () => {
  const place = await draftPolicy(cms);
  await reviewUpToSignOff(cms, place);
  const before = await headOf();
  const work = cms.strapi.db.transaction(async () => {
    await reviewsOf(cms).sign(place, people.leader);
    throw new Error('power cut');
  });
  await expect(work).rejects.toThrow('power cut');
  expect(await headOf()).toBe(before);
  expect(await changesOf(cms, place)).toEqual([]);
  expect(await isPublic(cms, place)).toBe(false);
  await reviewsOf(cms).sign(place, people.leader);
  expect((await changesOf(cms, place))[0]?.seq).toBe(before + 1);
});

test('records signed at the same moment get one number each, without a gap', async () => {
  const places = await Promise.all(Array.from({ length: 12 }, () => draftPolicy(cms)));
  await Promise.all(places.map((place) => reviewUpToSignOff(cms, place)));
  const before = await headOf();
  await Promise.all(places.map((place) => reviewsOf(cms).sign(place, people.leader)));
  const { changes, head } = await feedOf(cms);
  expect(head).toBe(before + 12);
  expect(changes.map((change) => change.seq)).toEqual(Array.from({ length: head }, (_, index) => index + 1));
});
