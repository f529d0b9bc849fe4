import { afterAll, beforeAll, expect, test } from 'vitest';
import { parsePublished, type PublishChange } from '@yangguang/schemas';
import type { Migrations } from '../../src/plugins/review/server/services/migrations.ts';
import { emailOf, startCms, type Cms } from '../harness.ts';
import { changesOf, draftPolicy, edit, isPublic, people, publishedPolicy, reviewsOf } from '../records.ts';

let cms: Cms;
beforeAll(async () => {
  cms = await startCms();
});
afterAll(() => cms.stop());

const migrations = (): Migrations => cms.strapi.plugin('review').service('migrations');
const decision = '2026 年第 3 次局长办公会议定：原网站已公开信息整体迁移';
const accounts = [emailOf('disclosure-office'), emailOf('deputy-head')] as const;

test('a record that was public before is published under the decision, by two named accounts', async () => {
  const place = await draftPolicy(cms);
  await migrations().recordMigration(place.uid, place.documentId, { decision, accounts });
  const [change] = (await changesOf(cms, place)) as [PublishChange];
  const ids = await Promise.all([cms.user('disclosure-office'), cms.user('deputy-head')]);
  expect(change.approval).toMatchObject({ kind: 'migration', decision });
  expect(change.approval.steps.map(({ step, account }) => [step, account])).toEqual(
    ids.map((user) => ['migration', String(user.id)]),
  );
  expect(parsePublished(change).id).toBe(place.documentId);
});

test.each([
  ['one account twice', { decision, accounts: [accounts[0], accounts[0].toUpperCase()] as const }, '两个不同的账号'],
  ['an unknown account', { decision, accounts: [accounts[0], 'nobody@example.invalid'] as const }, '不存在或已停用'],
  ['no decision', { decision: ' ', accounts }, '决定依据'],
])('%s: refused in Chinese, nothing is published', async (_name, given, text) => {
  const place = await draftPolicy(cms);
  await expect(migrations().recordMigration(place.uid, place.documentId, given)).rejects.toThrow(text);
  expect(await isPublic(cms, place)).toBe(false);
  expect(await changesOf(cms, place)).toEqual([]);
});

test('what does not go to the portal or lacks something is not migrated either', async () => {
  for (const data of [
    { disclosureAttribute: 'not-disclosed', exemptionGround: 'work-secret', exemptionReason: '工作秘密' },
    { body: null },
  ]) {
    const place = await draftPolicy(cms, data);
    await expect(migrations().recordMigration(place.uid, place.documentId, { decision, accounts })).rejects.toThrow();
    expect(await isPublic(cms, place)).toBe(false);
  }
});

test('a migrated record is changed only by the procedure afterwards', async () => {
  const place = await draftPolicy(cms);
  await migrations().recordMigration(place.uid, place.documentId, { decision, accounts });
  await edit(cms, place, { summary: '迁移之后的更正' });
  const publish = cms.strapi.documents(place.uid as never).publish({ documentId: place.documentId });
  await expect(publish).rejects.toThrow(/未经签发/);
  await reviewsOf(cms).submit(place, people.author);
});

test('a record in the procedure is not published by a migration past its reviewers', async () => {
  const place = await draftPolicy(cms);
  await reviewsOf(cms).submit(place, people.author);
  await expect(migrations().recordMigration(place.uid, place.documentId, { decision, accounts })).rejects.toThrow(
    /不在这一环节/,
  );
  const live = await publishedPolicy(cms);
  await expect(migrations().recordMigration(live.uid, live.documentId, { decision, accounts })).rejects.toThrow(
    /不在这一环节/,
  );
});
