import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { elevate } from '../elevation.ts';
import type { Publications } from '../../src/plugins/outbox/server/services/publications.ts';
import type * as Gate from '../../src/plugins/review/server/gate/documents.ts';
import { loadCompiled, startCms, type Cms } from '../harness.ts';
import {
  draftPolicy,
  edit,
  feedOf,
  people,
  policyDocument,
  publishedPolicy,
  reviewsOf,
  reviewUpToSignOff,
  withheld,
} from '../records.ts';
import type { Place } from '../../src/plugins/review/server/services/store.ts';
import { waysToPublish, waysToTamper, type WayOut } from './ways-out.ts';

let cms: Cms;
beforeAll(async () => {
  cms = await startCms({ listen: true });
  await elevate(cms);
});
afterAll(() => cms.stop());

/** Everything readers could get: the published rows and the head of the feed. */
async function publicState() {
  const rows = await cms.strapi.db
    .query(policyDocument as never)
    .findMany({ where: { publishedAt: { $notNull: true } }, orderBy: 'id' });
  return { rows, head: (await feedOf(cms)).head };
}

async function expectRefused({ attempt }: WayOut, place: Place): Promise<void> {
  const before = await publicState();
  const outcome = await attempt(cms, place);
  expect(await publicState()).toEqual(before);
  expect(outcome).toEqual({ refusal: expect.stringMatching(/(审签|签发|“撤回”).*。/) });
}

const records: [string, () => Promise<Place>][] = [
  ['a draft that nobody approved', () => draftPolicy(cms)],
  [
    'a record that waits for its signature',
    async () => {
      const place = await draftPolicy(cms);
      await reviewUpToSignOff(cms, place);
      return place;
    },
  ],
  [
    'a public record that was changed since it was signed',
    async () => {
      const place = await publishedPolicy(cms);
      await edit(cms, place, { summary: '签发之后的改动' });
      return place;
    },
  ],
  [
    'a record whose withholding was signed',
    async () => {
      const place = await draftPolicy(cms, withheld);
      await reviewUpToSignOff(cms, place);
      await reviewsOf(cms).sign(place, people.leader);
      return place;
    },
  ],
  [
    'a withheld record that was made 主动公开 since',
    async () => {
      const place = await draftPolicy(cms, withheld);
      await reviewUpToSignOff(cms, place);
      await reviewsOf(cms).sign(place, people.leader);
      await edit(cms, place, { disclosureAttribute: 'proactive', exemptionGround: null, exemptionReason: null });
      return place;
    },
  ],
];

describe.each(records)('%s is published by no way but its signature (B-1, E1)', (_name, make) => {
  test.each(waysToPublish)('$name', async (way) => {
    await expectRefused(way, await make());
  });
});

describe('what readers see is changed and taken away by no way but a decision (B-12)', () => {
  test.each(waysToTamper)('$name', async (way) => {
    await expectRefused(way, await publishedPolicy(cms));
  });
});

test('both locks hold, each by itself: the gate before anything is written, the feed whatever was', async () => {
  const { documentsGate } = loadCompiled('plugins/review/server/gate/documents') as typeof Gate;
  const [draft, live] = [await draftPolicy(cms), await publishedPolicy(cms)];
  const gateAlone = (action: string, { uid, documentId }: Place) =>
    documentsGate(cms.strapi)({ uid, action, params: { documentId } }, () => Promise.resolve('done'));
  await expect(gateAlone('publish', draft)).rejects.toThrow('未经签发');
  await expect(gateAlone('unpublish', live)).rejects.toThrow('不能直接取消发布');
  await expect(gateAlone('delete', live)).rejects.toThrow('不能直接删除');

  const feed: Publications = cms.strapi.plugin('outbox').service('publications');
  const now = new Date().toISOString();
  await expect(feed.publication(draft.uid, draft.documentId, now)).rejects.toThrow('未经签发');
  const was = { title: '', indexNumber: '' };
  await expect(feed.withdrawal(live.uid, live.documentId, was)).rejects.toThrow('不能直接取消发布');
});

test('bulk publishing many unapproved records leaves not one of them public, now or a moment later', async () => {
  const places = await Promise.all(Array.from({ length: 10 }, () => draftPolicy(cms)));
  const before = await publicState();
  const answer = await cms.fetch(`/content-manager/collection-types/${policyDocument}/actions/bulkPublish`, {
    method: 'POST',
    as: 'admin',
    body: JSON.stringify({ documentIds: places.map((place) => place.documentId) }),
  });
  expect(answer.status).toBe(403);
  // A straggler of the refused call would open a transaction of its own; this one queues behind it.
  await cms.strapi.db.transaction(async () => undefined);
  expect(await publicState()).toEqual(before);
});
