import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, deadlineOf, parsePublished, shanghaiDate, type PublishChange } from '@yangguang/schemas';
import type { Bundles } from '../../src/plugins/review/server/services/bundles.ts';
import type { Viewer } from '../../src/plugins/review/server/services/cases.ts';
import type { Interpretations } from '../../src/plugins/review/server/services/interpretations.ts';
import type { Schedules } from '../../src/plugins/review/server/services/schedules.ts';
import type { Place } from '../../src/plugins/review/server/services/store.ts';
import { startCms, type Cms } from '../harness.ts';
import {
  changesOf,
  cleanSheet,
  draftPolicy,
  edit,
  people,
  planInterpretation,
  publishedPolicy,
  reviewsOf,
  withheld,
} from '../records.ts';
import { newOfficer } from './officers.ts';

let cms: Cms;
let author: Viewer;
beforeAll(async () => {
  cms = await startCms();
  author = await newOfficer(cms, 'information-officer', '拟稿');
});
afterAll(() => cms.stop());

const bundles = (): Bundles => cms.strapi.plugin('review').service('bundles');
const interpretations = (): Interpretations => cms.strapi.plugin('review').service('interpretations');
const today = shanghaiDate(new Date());

async function interpretationOf(policy: Place): Promise<Place> {
  const uid = 'api::policy-interpretation.policy-interpretation';
  const { documentId } = await cms.strapi.documents(uid as never).create({
    data: {
      ...{ title: '《通知》政策解读', issuingOrgan: '云川市应急管理局', contentSource: '云川市应急管理局' },
      ...{ disclosureAttribute: 'proactive', topicCategory: 'work-safety', validityStatus: 'in-force' },
      ...{ formedDate: today, interpretationKind: 'text', policies: [policy.documentId] },
      body: '<p>开展检查的背景、依据和主要内容。</p>',
    } as never,
  });
  return { uid, documentId };
}

async function review(places: readonly Place[]): Promise<void> {
  for (const place of places) {
    await reviewsOf(cms).approve(place, people.head);
    await reviewsOf(cms).closeSheet(place, people.reviewer, cleanSheet);
  }
}

const sign = (place: Place, publishAt?: string) => reviewsOf(cms).sign(place, people.leader, { publishAt });

async function stateOf({ documentId }: Place): Promise<string> {
  return (await cms.strapi.db.connection('review_cases').where({ record_id: documentId }).first()).state;
}

async function indexNumberOf(place: Place): Promise<unknown> {
  return ((await changesOf(cms, place)) as PublishChange[])[0]?.record.indexNumber;
}

test('a policy and its interpretation go out together, and the feed names both in each (A-4, C-10)', async () => {
  const policy = await draftPolicy(cms, { interpretationRequired: true });
  const interpretation = await interpretationOf(policy);
  await bundles().submit(policy, [interpretation], author, {});
  await review([policy]);
  await expect(sign(policy)).rejects.toThrow(/一组|同组共 2 件/);
  await review([interpretation]);
  await sign(policy);
  const members = [policy, interpretation].map(({ documentId }) => documentId).sort();
  for (const place of [policy, interpretation]) {
    const [change] = (await changesOf(cms, place)) as [PublishChange];
    expect(change.approval.bundle?.members).toEqual(members);
    expect(parsePublished(change).id).toBe(place.documentId);
  }
  expect(((await changesOf(cms, policy)) as PublishChange[])[0]?.approval.interpretation).toEqual({ way: 'bundle' });
  // A later change of one of them is nobody else's.
  await edit(cms, policy, { summary: '另一种概述' });
  await reviewsOf(cms).submit(policy, author);
  await review([policy]);
  await sign(policy);
  const last = (await changesOf(cms, policy)).at(-1) as PublishChange;
  expect([last.approval.bundle, last.approval.interpretation]).toEqual([undefined, { way: 'public' }]);
});

test('a member that is sent back holds the others, comes back into its place, or the bundle is dissolved', async () => {
  const [first, second] = [await draftPolicy(cms), await draftPolicy(cms)];
  await bundles().submit(first, [second], author, {});
  await expect(bundles().submit(second, [first], author, {})).rejects.toThrow(/已经与其他信息一组送审/);
  await review([first]);
  await reviewsOf(cms).sendBack(second, people.head, '请补充');
  await expect(sign(first)).rejects.toThrow(/同组共 2 件/);
  await reviewsOf(cms).submit(second, author);
  await review([second]);
  await sign(second);
  for (const place of [first, second]) expect(await changesOf(cms, place)).toHaveLength(1);

  const [third, fourth] = [await draftPolicy(cms), await draftPolicy(cms)];
  await bundles().submit(third, [fourth], author, {});
  await review([third]);
  await bundles().dissolve(fourth, author);
  await sign(third);
  expect(await changesOf(cms, third)).toHaveLength(1);
  expect(await changesOf(cms, fourth)).toEqual([]);
});

test('a member is neither deleted nor withheld: the others would name what never comes (C-10)', async () => {
  const [kept, wanted] = [await draftPolicy(cms), await draftPolicy(cms)];
  await bundles().submit(kept, [wanted], author, {});
  const remove = () => cms.strapi.documents(wanted.uid as never).delete({ documentId: wanted.documentId });
  await expect(remove()).rejects.toThrow(/一组送审、一次公开，不能删除/);
  await edit(cms, wanted, withheld);
  await expect(reviewsOf(cms).submit(wanted, author)).rejects.toThrow(/不能与其他信息一组公开/);
  const alone = await draftPolicy(cms);
  await expect(bundles().submit(alone, [await draftPolicy(cms, withheld)], author, {})).rejects.toThrow(/一组公开/);
  await review([kept]);
  await expect(sign(kept)).rejects.toThrow(/同组共 2 件/);

  await bundles().dissolve(kept, author);
  await remove();
  await sign(kept);
  expect((await changesOf(cms, kept)) as PublishChange[]).toMatchObject([{ approval: { kind: 'review' } }]);
});

test('a bundle with one record that cannot be submitted is not submitted at all', async () => {
  const [whole, broken] = [await draftPolicy(cms), await draftPolicy(cms, { topicCategory: null })];
  await expect(bundles().submit(whole, [broken], author, {})).rejects.toThrow(/主题分类/);
  expect(await cms.strapi.db.connection('review_cases').where({ record_id: whole.documentId })).toEqual([]);
  expect((await bundles().view(cms.strapi.db.connection, whole, author)) ?? null).toBeNull();
});

test('a bundle signed for a later moment goes out whole or, when a member changed, not at all', async () => {
  const places = [await draftPolicy(cms), await draftPolicy(cms)] as [Place, Place];
  await bundles().submit(places[0], [places[1]], author, {});
  await review(places);
  await sign(places[0], new Date(Date.now() + 3_600_000).toISOString());
  await edit(cms, places[1], { summary: '换了一个字' });
  await cms.strapi.db
    .connection('review_schedules')
    .where({ state: 'waiting' })
    .update({ due_at: new Date(Date.now() - 1000).toISOString() });
  const schedules: Schedules = cms.strapi.plugin('review').service('schedules');
  await schedules.tick(new Date());
  for (const place of places) expect(await changesOf(cms, place)).toEqual([]);
  expect([await stateOf(places[0]), await stateOf(places[1])]).toEqual(['returned', 'draft']);
});

test('a save of one member in the moment when its bundle falls due holds all of it back (C-10)', async () => {
  const places = [await draftPolicy(cms), await draftPolicy(cms)] as [Place, Place];
  await bundles().submit(places[0], [places[1]], author, {});
  await review(places);
  await sign(places[0], new Date(Date.now() + 3_600_000).toISOString());
  await cms.strapi.db
    .connection('review_schedules')
    .where({ state: 'waiting' })
    .update({ due_at: new Date(Date.now() - 1000).toISOString() });
  const schedules: Schedules = cms.strapi.plugin('review').service('schedules');
  // What is due has been read when the save comes; what is done about it waits for the save.
  await Promise.all([schedules.tick(new Date()), edit(cms, places[0], { summary: '换了一个字' })]);
  for (const place of places) expect(await changesOf(cms, place)).toEqual([]);
  expect([await stateOf(places[0]), await stateOf(places[1])]).toEqual(['draft', 'returned']);
});

test('without interpretation a policy is signed only under a plan that is in time, a normative one also with a reason (R-POL-11, R-POL-12)', async () => {
  const required = await draftPolicy(cms, { interpretationRequired: true });
  await reviewsOf(cms).submit(required, author);
  await review([required]);
  await expect(sign(required)).rejects.toThrow(/三同步/);
  await planInterpretation(cms, required, addDays(deadlineOf('interpretation', today).date, 1));
  await expect(sign(required)).rejects.toThrow(/三同步/);
  await expect(interpretations().layDown(required, author, { way: 'exempt', note: '内容简单' })).rejects.toThrow(
    /勾选了“需要解读”/,
  );
  await planInterpretation(cms, required, today);
  await sign(required);
  const [planned] = (await changesOf(cms, required)) as [PublishChange];
  expect(planned.approval.interpretation).toEqual({ way: 'planned', date: today });

  const normative = await draftPolicy(cms, { isNormative: true });
  await reviewsOf(cms).submit(normative, author);
  await review([normative]);
  await expect(sign(normative)).rejects.toThrow(/三同步/);
  await interpretations().layDown(normative, author, { way: 'exempt', note: '仅废止旧文件，没有新的内容' });
  await sign(normative);
  expect(((await changesOf(cms, normative)) as PublishChange[])[0]?.approval.interpretation).toEqual({ way: 'exempt' });
});

test('a document that repeals another goes out with the mark on the original, in one bundle (R-SITE-10)', async () => {
  const original = await publishedPolicy(cms, { title: '旧办法' });
  const repealing = await draftPolicy(cms, {
    title: '新办法',
    relatedRecords: [{ indexNumber: await indexNumberOf(original), relation: 'repeals' }],
  });
  await reviewsOf(cms).submit(repealing, author);
  await review([repealing]);
  await expect(sign(repealing)).rejects.toThrow(/《旧办法》，原文件还没有标注/);
  await reviewsOf(cms).recall(repealing, author, '与原文件一组送审');

  await edit(cms, original, { validityStatus: 'repealed', repealedDate: today, repealedBy: '《新办法》' });
  expect(await bundles().candidates(cms.strapi.db.connection, repealing, author)).toMatchObject([
    { documentId: original.documentId, state: 'published' },
  ]);
  await bundles().submit(repealing, [original], author, {});
  await review([repealing, original]);
  await sign(repealing);
  expect(((await changesOf(cms, original)).at(-1) as PublishChange).record).toMatchObject({
    validityStatus: 'repealed',
  });
  expect(await changesOf(cms, repealing)).toHaveLength(1);

  // One that comes out only now is marked as well.
  const unseen = await draftPolicy(cms, { title: '未公开的旧办法' });
  const { indexNumber } = await cms.strapi.db
    .query(unseen.uid as never)
    .findOne({ where: { documentId: unseen.documentId } });
  const both = await draftPolicy(cms, { relatedRecords: [{ indexNumber, relation: 'repeals' }] });
  await bundles().submit(both, [unseen], author, {});
  await review([both, unseen]);
  await expect(sign(both)).rejects.toThrow(/《未公开的旧办法》，原文件还没有标注/);

  // Nor does it come out alone afterwards as if it were in force.
  await bundles().dissolve(both, author);
  await reviewsOf(cms).recall(unseen, author, '先公开新文件');
  await sign(both);
  await expect(reviewsOf(cms).submit(unseen, author)).rejects.toThrow(/已经公开的《.+》废止（或者修改）了该文件/);
  await edit(cms, unseen, { validityStatus: 'repealed', repealedDate: today, repealedBy: '《新办法》' });
  await reviewsOf(cms).submit(unseen, author);
  await review([unseen]);
  await sign(unseen);
  expect(await changesOf(cms, unseen)).toHaveLength(1);
  // Nor may the mark go again while what repealed it is public.
  await edit(cms, unseen, { validityStatus: 'in-force', repealedDate: null, repealedBy: null });
  await expect(reviewsOf(cms).submit(unseen, author)).rejects.toThrow(/还没有标注/);

  // One that takes effect later leaves the original in force until then.
  const still = await publishedPolicy(cms);
  const later = await draftPolicy(cms, {
    effectiveDate: addDays(today, 30),
    relatedRecords: [{ indexNumber: await indexNumberOf(still), relation: 'repeals' }],
  });
  await reviewsOf(cms).submit(later, author);
  await review([later]);
  await sign(later);
  expect(await changesOf(cms, later)).toHaveLength(1);
});

test('an original signed while what repeals it was not out is asked again when it goes out by the clock', async () => {
  const original = await draftPolicy(cms, { title: '待公开的旧办法' });
  const { indexNumber } = await cms.strapi.db
    .query(original.uid as never)
    .findOne({ where: { documentId: original.documentId } });
  await reviewsOf(cms).submit(original, author);
  await review([original]);
  await sign(original, '2099-01-01T01:00:00.000Z');
  await publishedPolicy(cms, { title: '新办法', relatedRecords: [{ indexNumber, relation: 'repeals' }] });
  await cms.strapi.db
    .connection('review_schedules')
    .where({ record_id: original.documentId })
    .update({ due_at: new Date().toISOString() });
  const schedules: Schedules = cms.strapi.plugin('review').service('schedules');
  await schedules.tick(new Date());
  expect(await changesOf(cms, original)).toEqual([]);
  const [row] = await cms.strapi.db.connection('review_schedules').where({ record_id: original.documentId });
  expect(row).toMatchObject({ state: 'failed', problem: expect.stringMatching(/《新办法》废止/) });
});
