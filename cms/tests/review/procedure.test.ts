import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentHash, parsePublished, type PublishChange } from '@yangguang/schemas';
import { loadCompiled, startCms, type Cms } from '../harness.ts';
import {
  changesOf,
  cleanSheet,
  draftPolicy,
  edit,
  isPublic,
  noToAll,
  people,
  publishedPolicy,
  reviewsOf,
  reviewUpToSignOff,
} from '../records.ts';
import type * as Store from '../../src/plugins/review/server/services/store.ts';
import type { Place } from '../../src/plugins/review/server/services/store.ts';

let cms: Cms;
beforeAll(async () => {
  cms = await startCms();
});
afterAll(() => cms.stop());

const stateOf = async ({ uid, documentId }: Place): Promise<string | undefined> => {
  const row = await cms.strapi.db.connection('review_cases').where({ uid, record_id: documentId }).first();
  return row?.state;
};

test('four people let a record out, and the feed carries their approval of exactly these bytes (R-SRC-03, B-3)', async () => {
  const place = await draftPolicy(cms);
  await reviewUpToSignOff(cms, place);
  expect(await isPublic(cms, place)).toBe(false);
  await reviewsOf(cms).sign(place, people.leader);

  expect(await isPublic(cms, place)).toBe(true);
  expect(await stateOf(place)).toBe('published');
  const [change] = (await changesOf(cms, place)) as [PublishChange];
  expect(change.approval).toMatchObject({ kind: 'review', hash: contentHash(change.record), decision: null });
  expect(change.approval.steps.map(({ step, account }) => [step, account])).toEqual([
    ['draft', people.author],
    ['department-review', people.head],
    ['confidentiality-review', people.reviewer],
    ['sign-off', people.leader],
  ]);
  expect(parsePublished(change).title).toBe(change.record.title);
});

test.each([
  ['the author approves', (place: Place) => reviewsOf(cms).approve(place, people.author)],
  ['a step is taken before its turn', (place: Place) => reviewsOf(cms).sign(place, people.leader)],
])('%s: refused in Chinese, nothing moves', async (_name, attempt) => {
  const place = await draftPolicy(cms);
  await reviewsOf(cms).submit(place, people.author);
  await expect(attempt(place)).rejects.toThrow(/未作任何更改/);
  expect(await stateOf(place)).toBe('departmentReview');
});

test('whoever reviewed cannot also sign', async () => {
  const place = await draftPolicy(cms);
  await reviewUpToSignOff(cms, place);
  await expect(reviewsOf(cms).sign(place, people.reviewer)).rejects.toThrow(/同一人不能办理两个环节/);
  expect(await isPublic(cms, place)).toBe(false);
});

test('the one who made the draft takes no other step, though somebody else submitted it', async () => {
  const creator = await cms.strapi.db.query('admin::user').create({
    data: { email: `maker@example.invalid`, firstname: '制作人', isActive: true },
  });
  const place = await draftPolicy(cms, { createdBy: creator.id });
  await reviewsOf(cms).submit(place, people.author);
  await expect(reviewsOf(cms).approve(place, String(creator.id))).rejects.toThrow(/您是该信息的拟稿人/);
});

test('of six people who approve at the same moment exactly one succeeds', async () => {
  const place = await draftPolicy(cms);
  await reviewsOf(cms).submit(place, people.author);
  const heads = ['201', '202', '203', '204', '205', '206'];
  const results = await Promise.allSettled(heads.map((head) => reviewsOf(cms).approve(place, head)));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await stateOf(place)).toBe('confidentialityReview');
});

test('of six first submissions of one record exactly one succeeds', async () => {
  const place = await draftPolicy(cms);
  const authors = ['301', '302', '303', '304', '305', '306'];
  const results = await Promise.allSettled(authors.map((author) => reviewsOf(cms).submit(place, author)));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('a save that changes the record cancels its approvals at once, one that changes nothing does not (B-3)', async () => {
  const place = await draftPolicy(cms);
  await reviewUpToSignOff(cms, place);
  await edit(cms, place, {});
  expect(await stateOf(place)).toBe('awaitingSignOff');
  await edit(cms, place, { summary: '换了一个字' });
  expect(await stateOf(place)).toBe('draft');
  await expect(reviewsOf(cms).sign(place, people.leader)).rejects.toThrow(/不在这一环节/);
});

test('a change behind the editor is found at the next step: refused, and the record is a draft again (B-3)', async () => {
  const place = await draftPolicy(cms);
  await reviewUpToSignOff(cms, place);
  await cms.strapi.db
    .query(place.uid as never)
    .update({ where: { documentId: place.documentId, publishedAt: null }, data: { title: '换掉的标题' } });
  await expect(reviewsOf(cms).sign(place, people.leader)).rejects.toThrow(/又有改动，此前的审批已失效/);
  expect(await stateOf(place)).toBe('draft');
  expect(await isPublic(cms, place)).toBe(false);
  await reviewUpToSignOff(cms, place);
  await reviewsOf(cms).sign(place, people.leader);
  expect((await changesOf(cms, place))[0]).toMatchObject({ record: { title: '换掉的标题' } });
});

test('somebody who judges what was on screen before a new submission is told to look again', async () => {
  const place = await draftPolicy(cms);
  await reviewsOf(cms).submit(place, people.author);
  const { hash: seenHash } = await cms.strapi.db
    .connection('review_cases')
    .where({ record_id: place.documentId })
    .first();
  await edit(cms, place, { summary: '看过之后的改动' });
  await reviewsOf(cms).submit(place, people.author);
  await expect(reviewsOf(cms).approve(place, people.head, { seenHash })).rejects.toThrow(/刷新页面/);
  expect(await stateOf(place)).toBe('departmentReview');
});

test('whoever was overtaken writes nothing, neither the case nor a decision', async () => {
  const { move, readFile } = loadCompiled('plugins/review/server/services/store') as typeof Store;
  const place = await draftPolicy(cms);
  const seen = await cms.strapi.db.transaction(({ trx }) => readFile(trx, place, null));
  await reviewsOf(cms).submit(place, people.author);
  const late = { action: 'submit' as const, account: people.head, hash: '0', at: new Date().toISOString() };
  expect(await cms.strapi.db.transaction(({ trx }) => move(cms.strapi, trx, place, seen, late))).toBeNull();
  const decisions = await cms.strapi.db.connection('review_decisions').where({ record_id: place.documentId });
  expect(decisions).toMatchObject([{ account: people.author }]);
});

test('a record sent back goes to its author and starts again without its old approvals', async () => {
  const place = await draftPolicy(cms);
  await reviewUpToSignOff(cms, place);
  await reviewsOf(cms).sendBack(place, people.leader, '请补充附件');
  expect(await stateOf(place)).toBe('returned');
  await reviewsOf(cms).submit(place, people.author);
  expect(await stateOf(place)).toBe('departmentReview');
});

test('the conclusion of the sheet decides: refer pauses, must-not-publish sends back (R-REG-17)', async () => {
  const referred = await draftPolicy(cms);
  await reviewsOf(cms).submit(referred, people.author);
  await reviewsOf(cms).approve(referred, people.head);
  const doubt = { answers: { ...noToAll, stateSecret: true }, attachments: [], basis: '是否涉密不明确' };
  await reviewsOf(cms).closeSheet(referred, people.reviewer, { ...doubt, conclusion: 'refer-to-authority' });
  expect(await stateOf(referred)).toBe('referredToAuthority');
  await expect(reviewsOf(cms).sign(referred, people.leader)).rejects.toThrow(/不在这一环节/);
  await reviewsOf(cms).closeSheet(referred, people.reviewer, cleanSheet);
  expect(await stateOf(referred)).toBe('awaitingSignOff');

  const refused = await draftPolicy(cms);
  await reviewsOf(cms).submit(refused, people.author);
  await reviewsOf(cms).approve(refused, people.head);
  await reviewsOf(cms).closeSheet(refused, people.reviewer, { ...doubt, conclusion: 'must-not-publish' });
  expect(await stateOf(refused)).toBe('returned');
});

test('an unfinished draft is refused with all its issues at once, in Chinese with the names of the fields', async () => {
  const place = await draftPolicy(cms, { body: null, topicCategory: null, summary: '防汛\u202e通知' });
  const refusal = await reviewsOf(cms)
    .submit(place, people.author)
    .catch((error: Error) => error);
  expect((refusal as Error).message).toContain('有 3 处不符合要求');
  expect((refusal as Error).message).toContain('正文');
  expect((refusal as Error).message).toContain('主题分类');
  expect((refusal as Error).message).toContain('含有不能显示的字符');
  expect(await stateOf(place)).toBeUndefined();
});

test('a published record goes round again only when it was changed, and stays public meanwhile', async () => {
  const place = await publishedPolicy(cms);
  await expect(reviewsOf(cms).submit(place, people.author)).rejects.toThrow(/没有改动/);
  await edit(cms, place, { summary: '更正后的概述' });
  await reviewUpToSignOff(cms, place);
  expect(await isPublic(cms, place)).toBe(true);
  await reviewsOf(cms).sign(place, people.leader);
  const changes = (await changesOf(cms, place)) as PublishChange[];
  expect(changes.map((change) => change.record.summary)).toEqual([null, '更正后的概述']);
  expect(changes[1]?.firstPublishedAt).toBe(changes[0]?.firstPublishedAt);
  expect(changes[1]?.publishedAt).not.toBe(changes[0]?.publishedAt);
});

test('a withdrawal takes the record off with its reason and authority, in one transaction with the feed row (B-12)', async () => {
  const place = await publishedPolicy(cms);
  await reviewsOf(cms).withdraw(place, people.leader, '内容有误，更正后重新公开');
  expect(await isPublic(cms, place)).toBe(false);
  expect(await stateOf(place)).toBe('withdrawn');
  const changes = await changesOf(cms, place);
  expect(changes.at(-1)).toMatchObject({
    action: 'withdraw',
    reason: '内容有误，更正后重新公开',
    authority: '云川市应急管理局',
    title: (changes[0] as PublishChange).record.title,
    indexNumber: (changes[0] as PublishChange).record.indexNumber,
  });
  await expect(reviewsOf(cms).withdraw(place, people.leader, '再来一次')).rejects.toThrow(/没有公开/);
});

test('a withdrawal during a new round ends that round too', async () => {
  const place = await publishedPolicy(cms);
  await edit(cms, place, { summary: '更正后的概述' });
  await reviewUpToSignOff(cms, place);
  await reviewsOf(cms).withdraw(place, people.leader, '内容有误');
  await expect(reviewsOf(cms).sign(place, people.leader)).rejects.toThrow(/不在这一环节/);
  expect(await isPublic(cms, place)).toBe(false);
});

test('a withdrawn record can be let out again by a new round and keeps its first publication (V-01)', async () => {
  const place = await publishedPolicy(cms);
  await reviewsOf(cms).withdraw(place, people.leader, '暂时撤下');
  await reviewUpToSignOff(cms, place);
  await reviewsOf(cms).sign(place, people.leader);
  const [first, , again] = (await changesOf(cms, place)) as [PublishChange, unknown, PublishChange];
  expect(again.firstPublishedAt).toBe(first.firstPublishedAt);
});

test('a correction of what is public tells its readers what and why, and earlier notes stay (B-12)', async () => {
  const place = await publishedPolicy(cms);
  const submit = () => reviewsOf(cms).submit(place, people.author);
  await edit(cms, place, { body: '<p>各县（区）应急管理局：请于五月底前完成检查。</p>' });
  await expect(submit()).rejects.toThrow(/更正说明：公开后改动了“正文”，请增加一行，写明更正了什么、为什么更正/);
  const note = { date: '2026-03-05', note: '正文中的完成期限有误，由四月底更正为五月底。' };
  await edit(cms, place, { changeNotes: [note] });
  await reviewUpToSignOff(cms, place);
  await reviewsOf(cms).sign(place, people.leader);
  expect((await changesOf(cms, place)).at(-1)).toMatchObject({ record: { changeNotes: [note] } });

  await edit(cms, place, { changeNotes: [], summary: '没有更正过' });
  await expect(submit()).rejects.toThrow(/已经向公众说明的更正不能删改/);
});
