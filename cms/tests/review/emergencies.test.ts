import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentHash, emergencyConfirmHours, parsePublished, type PublishChange } from '@yangguang/schemas';
import { canonicalRecord } from '../../src/lib/canonical-record.ts';
import type { Items } from '../../src/plugins/deadlines/server/services/items.ts';
import type { Reminders } from '../../src/plugins/deadlines/server/services/reminders.ts';
import type { Cases, CaseView, Viewer } from '../../src/plugins/review/server/services/cases.ts';
import type { Emergencies } from '../../src/plugins/review/server/services/emergencies.ts';
import type { EmergencySignersService } from '../../src/plugins/review/server/services/emergency-signers.ts';
import type { Queue } from '../../src/plugins/review/server/services/queue.ts';
import type { Place } from '../../src/plugins/review/server/services/store.ts';
import { entriesOf } from '../audit/log.ts';
import { openMailbox, type Mailbox } from '../deadlines/mailbox.ts';
import { emailOf, startCms, type Cms } from '../harness.ts';
import { changesOf, cleanSheet, edit, isPublic, noToAll, reviewsOf, uploadText, warning } from '../records.ts';
import { newOfficer, officersOf, type Officers } from './officers.ts';

const article = 'api::article.article';
const HOUR = 3_600_000;

let cms: Cms;
let mailbox: Mailbox;
let officer: Officers;
let second: Viewer;
beforeAll(async () => {
  mailbox = await openMailbox();
  cms = await startCms({ listen: true, env: { SMTP_URL: mailbox.url, MAIL_FROM: 'yangguang@example.invalid' } });
  officer = await officersOf(cms);
  second = await newOfficer(cms, 'deputy-head', '第二位领导');
  await signers().set([officer.leader.account], officer.office.account);
});
afterAll(async () => {
  await cms?.stop();
  await mailbox?.close();
});

const emergencies = (): Emergencies => cms.strapi.plugin('review').service('emergencies');
const signers = (): EmergencySignersService => cms.strapi.plugin('review').service('emergencySigners');
const viewOf = (place: Place, by: Viewer): Promise<CaseView> =>
  (cms.strapi.plugin('review').service('cases') as Cases).view(place, by);

async function draft(data: Record<string, unknown> = {}): Promise<Place> {
  const made = { ...warning, createdBy: Number(officer.author.account), ...data };
  const { documentId } = await cms.strapi.documents(article as never).create({ data: made as never });
  return { uid: article, documentId };
}

/** Signs what is on the signer's screen. */
async function urgently(place: Place, by = officer.leader, change: object = {}): Promise<void> {
  const { emergency } = await viewOf(place, by);
  const note = { reason: '今夜有特大暴雨', sheet: cleanSheet, seenHash: emergency?.draftHash ?? '', ...change };
  await emergencies().publish(place, by, note);
}

async function confirm(place: Place, by: Viewer, change: object = {}): Promise<void> {
  const { emergency } = await viewOf(place, by);
  await emergencies().confirm(place, by, { sheet: cleanSheet, seenHash: emergency?.waiting?.hash ?? '', ...change });
}

async function lastPublication(place: Place): Promise<PublishChange> {
  const last = (await changesOf(cms, place)).at(-1);
  if (last?.action !== 'publish') throw new Error('not published');
  return last;
}

const waitingFor = async (by: Viewer): Promise<string[]> => {
  const queue: Queue = cms.strapi.plugin('review').service('queue');
  const { items } = await queue.list({ scope: 'waiting', page: 1, pageSize: 100 }, by);
  return items.filter(({ isToConfirm }) => isToConfirm).map(({ documentId }) => documentId);
};

const rowOf = (place: Place) => cms.strapi.db.connection('review_emergencies').where({ record_id: place.documentId });

test('one authorised leader lets a warning out; a second person confirms the same bytes (B-11)', async () => {
  const place = await draft();
  await urgently(place);
  expect(await isPublic(cms, place)).toBe(true);
  const first = await lastPublication(place);
  expect(first.approval).toMatchObject({
    kind: 'emergency',
    steps: [
      { step: 'draft', account: officer.author.account },
      { step: 'sign-off', account: officer.leader.account },
    ],
    emergency: { reason: '今夜有特大暴雨' },
  });
  const [, signature] = first.approval.steps;
  const hours = (Date.parse(first.approval.emergency?.confirmBy ?? '') - Date.parse(signature?.at ?? '')) / HOUR;
  expect(hours).toBe(emergencyConfirmHours);
  for (const by of [officer.reviewer, second]) expect(await waitingFor(by)).toContain(place.documentId);
  for (const by of [officer.leader, officer.author, officer.head])
    expect(await waitingFor(by)).not.toContain(place.documentId);

  await confirm(place, officer.reviewer);
  const last = await lastPublication(place);
  expect(last).toMatchObject({ hash: first.hash, publishedAt: first.publishedAt, record: first.record });
  expect(last.approval.emergency?.confirmation?.account).toBe(officer.reviewer.account);
  expect(parsePublished(last)).toEqual(parsePublished(first));
  expect(await waitingFor(second)).not.toContain(place.documentId);
  const view = await viewOf(place, officer.author);
  expect(view.steps.map(({ label, at }) => [label, at !== null])).toEqual([
    ['拟稿', true],
    ['紧急签发', true],
    ['复核', true],
  ]);
  const actions = (await entriesOf(cms, place.documentId)).map(({ action }) => action);
  expect(actions.filter((action) => action.startsWith('review.'))).toEqual([
    'review.emergency',
    'review.publish',
    'review.confirm',
  ]);
});

describe('who may not let out alone', () => {
  test.each<[string, () => Viewer, RegExp]>([
    ['a leader who is not named', () => second, /不是紧急签发人/],
    ['who is no leader', () => officer.reviewer, /不是紧急签发人/],
    ['the disclosure office that names them', () => officer.office, /不是紧急签发人/],
  ])('%s', async (_name, by, sentence) => {
    const place = await draft();
    const seenHash = (await viewOf(place, officer.leader)).emergency?.draftHash;
    await expect(urgently(place, by(), { seenHash })).rejects.toThrow(sentence);
    expect(await changesOf(cms, place)).toEqual([]);
  });

  test('the one who made the draft, nor a stand-in of a named leader', async () => {
    const own = await draft({ createdBy: Number(officer.leader.account) });
    await expect(urgently(own)).rejects.toThrow(/拟稿人/);
    const today = new Date(Date.now() + 8 * HOUR).toISOString().slice(0, 10);
    const row = { from_account: officer.leader.account, to_account: second.account, named_at: today, reason: '出差' };
    await cms.strapi.db.connection('review_delegations').insert({ ...row, starts_on: today, ends_on: today });
    await expect(urgently(await draft(), second)).rejects.toThrow(/不能委托代办/);
    await cms.strapi.db.connection('review_delegations').where({ to_account: second.account }).delete();
  });

  test('only those who may sign at all can be named, and naming is on record', async () => {
    await expect(signers().set([officer.reviewer.account], officer.office.account)).rejects.toThrow(/没有签发权限/);
    expect((await cms.fetch('/review/emergency-signers', { as: 'deputy-head' })).status).toBe(403);
    const body = JSON.stringify({ accounts: [officer.leader.account] });
    const answer = await cms.fetch('/review/emergency-signers', { as: 'disclosure-office', method: 'POST', body });
    expect(await answer.json()).toMatchObject({ accounts: [officer.leader.account] });
    const named = (await entriesOf(cms)).filter(({ action }) => action === 'emergency.signers');
    expect(named.map(({ details }) => details['accounts'])).toEqual([
      [officer.leader.account],
      [officer.leader.account],
    ]);
  });
});

describe('what does not go out by one signature', () => {
  test.each<[string, Record<string, unknown>, object, RegExp]>([
    ['a notice', { section: 'notice' }, {}, /只有“预警信息”和“事故快报”/],
    ['what lacks a field', { body: null }, {}, /不符合要求/],
    ['a telephone number of a person', { body: '<p>联系人张某，手机13800138000。</p>' }, {}, /手机/],
    [
      'a warning that is not to be disclosed',
      { disclosureAttribute: 'on-request', exemptionGround: 'work-secret', exemptionReason: '内部' },
      {},
      /不进入门户网站/,
    ],
    [
      'a sheet that says no',
      {},
      {
        sheet: {
          ...cleanSheet,
          answers: { ...noToAll, workSecret: true },
          conclusion: 'must-not-publish',
          basis: '涉密',
        },
      },
      /结论只能是/,
    ],
    ['other content than was on screen', {}, { seenHash: 'a'.repeat(64) }, /内容又有改动/],
  ])('%s', async (_name, data, change, sentence) => {
    const place = await draft(data);
    const seenHash = contentHash(await canonicalRecord(cms.strapi, place.uid, place.documentId));
    await expect(urgently(place, officer.leader, { seenHash, ...change })).rejects.toThrow(sentence);
    expect([await changesOf(cms, place), await rowOf(place)]).toEqual([[], []]);
  });

  test('a file for which the leader did not answer', async () => {
    const place = await draft({ attachments: [(await uploadText(cms, '路线.txt', '转移路线')).id] });
    await expect(urgently(place)).rejects.toThrow(/没有逐项回答附件/);
  });
});

describe('the second person', () => {
  test.each<[string, () => Viewer, RegExp]>([
    ['is not the signer', () => officer.leader, /不能由您复核/],
    ['is not the author, whatever he may', () => ({ ...officer.author, can: () => true }), /不能由您复核/],
    ['has an office that looks at what goes out', () => officer.head, /没有办理这一环节的权限/],
  ])('%s', async (_name, by, sentence) => {
    const place = await draft();
    await urgently(place);
    await expect(confirm(place, by())).rejects.toThrow(sentence);
    expect(await changesOf(cms, place)).toHaveLength(1);
  });

  test('confirms what went out, also while a later draft is on its way, and only once', async () => {
    const place = await draft();
    await urgently(place);
    await edit(cms, place, { body: '<p>降雨减弱。</p>' });
    await confirm(place, second);
    expect((await lastPublication(place)).record['body']).toBe(warning.body);
    await expect(confirm(place, officer.reviewer)).rejects.toThrow(/没有等待复核/);
    expect(await changesOf(cms, place)).toHaveLength(2);
  });

  test('may withdraw it instead; nothing is left to confirm', async () => {
    const place = await draft();
    await urgently(place);
    for (const by of [officer.leader, officer.head])
      await expect(emergencies().withdraw(place, by, '预警解除')).rejects.toThrow(/复核|权限/);
    // Not by his office: the confidentiality reviewer withdraws nothing else.
    await expect(reviewsOf(cms).withdraw(place, officer.reviewer, '预警解除')).rejects.toThrow(/权限/);
    await emergencies().withdraw(place, officer.reviewer, '预警解除');
    expect((await changesOf(cms, place)).at(-1)).toMatchObject({ action: 'withdraw', reason: '预警解除' });
    expect(await rowOf(place)).toMatchObject([{ state: 'withdrawn', ended_by: officer.reviewer.account }]);
    await expect(confirm(place, officer.reviewer)).rejects.toThrow(/没有等待复核/);
  });

  test('a later warning of the record takes over the hours that are left; a reviewed version ends them', async () => {
    const place = await draft();
    await urgently(place);
    const [{ confirm_by: until }] = await rowOf(place);
    await edit(cms, place, {
      title: '暴雨红色预警（更新）',
      changeNotes: [{ date: '2026-11-22', note: '预警升级为红色' }],
    });
    await urgently(place);
    expect(await rowOf(place)).toMatchObject([{ state: 'replaced' }, { state: 'waiting', confirm_by: until }]);
    await edit(cms, place, { summary: '预警摘要' });
    const reviews = reviewsOf(cms);
    await reviews.submit(place, officer.author);
    await reviews.approve(place, officer.head);
    await reviews.closeSheet(place, officer.reviewer, cleanSheet);
    await reviews.sign(place, officer.leader);
    expect((await rowOf(place)).map(({ state }: { state: string }) => state)).toEqual(['replaced', 'replaced']);
  });
});

test('what nobody looked at in time stays up, is on record, on the board and told by mail at once', async () => {
  const place = await draft();
  await urgently(place);
  const [{ id, confirm_by: until }] = await rowOf(place);
  const late = new Date(Date.parse(until) + 1000);
  const items: Items = cms.strapi.plugin('deadlines').service('items');
  const item = async (now: Date) =>
    (await items.list(now, place.documentId)).find(({ clock }) => clock === 'emergencyConfirmation');
  expect(await item(new Date())).toMatchObject({ left: 23, unit: 'hour', group: 'today' });
  expect(await item(late)).toMatchObject({ left: -1, group: 'overdue', light: 'red' });
  await emergencies().tick(late);
  await emergencies().tick(late);
  const told = (await entriesOf(cms, place.documentId)).filter(({ action }) => action === 'emergency.overdue');
  expect(told).toHaveLength(1);
  expect(await isPublic(cms, place)).toBe(true);

  const reminders: Reminders = cms.strapi.plugin('deadlines').service('reminders');
  const letters = () => mailbox.received.filter(({ messageId }) => messageId.includes(`emergency-${id}-`));
  // Sunday at night.
  await reminders.tick(new Date('2026-11-22T15:00:00.000Z'));
  await reminders.tick(new Date('2026-11-22T15:01:00.000Z'));
  const open = letters().map(({ to }) => to);
  expect(open.toSorted()).toEqual([emailOf('confidentiality-reviewer'), expect.stringMatching(/^officer-/)]);
  await reminders.tick(new Date('2026-11-29T15:00:00.000Z'));
  const overdue = letters()
    .slice(open.length)
    .map(({ to }) => to);
  expect(overdue).toEqual(expect.arrayContaining([emailOf('deputy-head'), emailOf('disclosure-office')]));
});

test('the routes take it over HTTP, and nothing without what was on screen', async () => {
  const place = await draft();
  const path = `/review/cases/${place.uid}/${place.documentId}`;
  const send = async (as: 'deputy-head' | 'confidentiality-reviewer', step: string, body: object) =>
    (await cms.fetch(`${path}/${step}`, { as, method: 'POST', body: JSON.stringify(body) })).status;
  const seen = (await viewOf(place, officer.leader)).emergency?.draftHash;
  expect(await send('deputy-head', 'emergency', { reason: '暴雨', sheet: cleanSheet })).toBe(400);
  expect(await send('deputy-head', 'emergency', { sheet: cleanSheet, seenHash: seen })).toBe(400);
  expect(
    await send('confidentiality-reviewer', 'emergency', { reason: '暴雨', sheet: cleanSheet, seenHash: seen }),
  ).toBe(403);
  expect(await send('deputy-head', 'emergency', { reason: '暴雨', sheet: cleanSheet, seenHash: seen })).toBe(200);
  expect(await send('confidentiality-reviewer', 'confirm', { sheet: cleanSheet, seenHash: seen })).toBe(200);
});
