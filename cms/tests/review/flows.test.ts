import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { defaultFlow, parsePublished, type FlowStep, type PublishChange } from '@yangguang/schemas';
import type { Cases, CaseView, Viewer } from '../../src/plugins/review/server/services/cases.ts';
import type { Countersigners } from '../../src/plugins/review/server/services/countersigners.ts';
import type { Delegations } from '../../src/plugins/review/server/services/delegations.ts';
import type { QueuePage } from '../../src/plugins/review/server/services/queue.ts';
import type { FlowPage, Flows } from '../../src/plugins/review/server/services/flows.ts';
import type { Place } from '../../src/plugins/review/server/services/store.ts';
import { startCms, testRoles, type Account, type Cms } from '../harness.ts';
import { changesOf, cleanSheet, completePolicy, draftPolicy, edit, isPublic, reviewsOf } from '../records.ts';
import { newDepartment, newOfficer, officersOf, type Officers, worksFor } from './officers.ts';

let cms: Cms;
let legal: string;
let finance: string;
let lawyer: Viewer;
let treasurer: Viewer;
let officer: Officers;

beforeAll(async () => {
  cms = await startCms({ listen: true });
  legal = await newDepartment(cms, '政策法规科');
  finance = await newDepartment(cms, '规划财务科');
  lawyer = await newOfficer(cms, 'department-head', '郑法规');
  treasurer = await newOfficer(cms, 'department-head', '王财务');
  officer = await officersOf(cms);
  await countersigners().set(legal, [lawyer.account], officer.office.account);
  await countersigners().set(finance, [treasurer.account], officer.office.account);
});
afterAll(() => cms.stop());

const flows = (): Flows => cms.strapi.plugin('review').service('flows');
const countersigners = (): Countersigners => cms.strapi.plugin('review').service('countersigners');
const delegations = (): Delegations => cms.strapi.plugin('review').service('delegations');

const [draft, review, confidentiality, sign] = defaultFlow.steps as [FlowStep, FlowStep, FlowStep, FlowStep];
const asked = (departments: FlowStep['departments']): FlowStep => ({
  ...{ ...review, id: 'countersign', kind: 'countersign', label: '会签', departments },
});
/** Puts a flow into force for policy documents; the same again is no new version. */
async function lay(steps: FlowStep[]): Promise<number> {
  const { version, flow } = await flows().page('policy-document');
  if (JSON.stringify(flow) === JSON.stringify({ steps })) return version;
  return flows().lay(
    'policy-document',
    { flow: { steps }, note: '测试', baseVersion: version },
    officer.office.account,
  );
}
const layFixed = () => lay([draft, review, asked({ choice: 'fixed', ids: [legal, finance] }), confidentiality, sign]);

function viewOf(place: Place, viewer: Viewer): Promise<CaseView> {
  const cases: Cases = cms.strapi.plugin('review').service('cases');
  return cases.view(place, viewer);
}

async function submitted(): Promise<Place> {
  const place = await draftPolicy(cms);
  await reviewsOf(cms).submit(place, officer.author);
  return place;
}

describe('a flow is laid down', () => {
  const call = (as: Account, body: unknown) =>
    cms.fetch('/review/flows/policy-document', { as, method: 'POST', body: JSON.stringify(body) });
  const unsound = { steps: [draft, review, sign, asked({ choice: 'fixed', ids: ['x'.repeat(24)] })] };

  test('by the disclosure office and nobody else', async () => {
    for (const role of [...testRoles, 'admin'] as Account[]) {
      const answer = await call(role, { flow: unsound, note: '试', baseVersion: 0 });
      expect([role, answer.status]).toEqual([role, role === 'disclosure-office' ? 400 : 403]);
    }
  });

  test('only when it is sound; everything that is wrong is told at once, and nothing is kept', async () => {
    const answer = await call('disclosure-office', { flow: unsound, note: '试', baseVersion: 0 });
    const { error } = (await answer.json()) as { error: { message: string } };
    expect(error.message).toMatch(/有 3 处不符合要求/);
    for (const sentence of [/保密审查环节，现有 0 个/, /签发必须是最后/, /科室（x{24}）已不存在/])
      expect(error.message).toMatch(sentence);
    expect((await flows().page('policy-document')).version).toBe(0);
  });

  test('by the one who was faster; each version stays on file, and the database lets none be changed', async () => {
    const flow = { steps: [draft, { ...review, limitWorkingDays: 3 }, confidentiality, sign] };
    const first = await call('disclosure-office', { flow, note: '核稿限三个工作日', baseVersion: 0 });
    expect((await first.json()) as FlowPage).toMatchObject({
      version: 1,
      versions: [{ version: 1, note: '核稿限三个工作日', account: '吴公开' }],
    });
    const slower = await call('disclosure-office', { flow: defaultFlow, note: '改回', baseVersion: 0 });
    expect(slower.status).toBe(403);
    const knex = cms.strapi.db.connection;
    await expect(knex('review_flows').update({ note: '改' })).rejects.toThrow(/append-only/);
    await expect(knex('review_flows').delete()).rejects.toThrow(/append-only/);
    await lay(defaultFlow.steps);
    const { versions } = await flows().page('policy-document');
    expect(versions.map(({ version }) => version)).toEqual([2, 1]);
    expect(versions[1]?.flow).toEqual(flow);
  });

  test('with people who are officers: the administrator is nobody’s stand-in (R-SRC-03)', async () => {
    const { id } = await cms.user('admin');
    const steps = [draft, { ...review, limitWorkingDays: 3, standIn: String(id) }, confidentiality, sign];
    await expect(lay(steps)).rejects.toThrow(/代办人或上报对象不存在或已停用/);
    await expect(countersigners().set(legal, [String(id)], '1')).rejects.toThrow(/系统管理员（不参与审签）/);
  });
});

describe('departments countersign in parallel', () => {
  beforeEach(async () => {
    await layFixed();
  });

  test('in any order, all of them, before the confidentiality review; the feed names them', async () => {
    const place = await submitted();
    await reviewsOf(cms).approve(place, officer.head);
    expect((await viewOf(place, treasurer)).next).toMatchObject({
      ...{ action: 'countersign', label: '会签', isAllowed: true, department: '规划财务科' },
    });
    await reviewsOf(cms).countersign(place, treasurer);
    await expect(reviewsOf(cms).closeSheet(place, officer.reviewer, cleanSheet)).rejects.toThrow(/不在这一环节/);
    await expect(reviewsOf(cms).countersign(place, treasurer)).rejects.toThrow(/没有办理这一环节的权限/);
    await expect(reviewsOf(cms).countersign(place, officer.head)).rejects.toThrow(/没有办理这一环节的权限/);
    const view = await viewOf(place, lawyer);
    expect(view.steps.map(({ department, account, isOpen }) => [department, account, isOpen])).toEqual([
      [null, '钱拟稿', false],
      [null, '孙审核', false],
      ['规划财务科', '王财务', false],
      ['政策法规科', null, true],
      [null, null, false],
      [null, null, false],
    ]);
    await reviewsOf(cms).countersign(place, lawyer);
    await reviewsOf(cms).closeSheet(place, officer.reviewer, cleanSheet);
    await reviewsOf(cms).sign(place, officer.leader);
    const [change] = (await changesOf(cms, place)) as [PublishChange];
    const { version } = await flows().page('policy-document');
    expect(change.approval.flow).toEqual({ version, departments: [legal, finance] });
    expect(change.approval.steps.flatMap(({ department }) => department ?? [])).toEqual([finance, legal]);
    expect(parsePublished(change).id).toBe(place.documentId);
  });

  test('and any of them sends the record back with a reason', async () => {
    const place = await submitted();
    await reviewsOf(cms).approve(place, officer.head);
    await reviewsOf(cms).countersign(place, lawyer);
    await reviewsOf(cms).sendBack(place, treasurer, '经费数字与预算不符');
    expect((await viewOf(place, officer.author)).state).toBe('returned');
  });

  test('a record ends under the flow it was submitted under, whatever is laid down meanwhile', async () => {
    const place = await submitted();
    const { flowVersion } = await viewOf(place, officer.head);
    await lay(defaultFlow.steps);
    await reviewsOf(cms).approve(place, officer.head);
    const view = await viewOf(place, officer.head);
    expect([view.state, view.flowVersion]).toEqual(['countersigning', flowVersion]);
    const next = await submitted();
    await reviewsOf(cms).approve(next, officer.head);
    expect((await viewOf(next, officer.head)).state).toBe('confidentialityReview');
  });

  test('a record whose department has nobody to sign for it is not submitted', async () => {
    await countersigners().set(finance, [], officer.office.account);
    await expect(submitted()).rejects.toThrow(/规划财务科还没有会签人，未送审/);
    await countersigners().set(finance, [treasurer.account], officer.office.account);
    const rows = await cms.strapi.db.connection('review_countersigners').where({ department: finance });
    expect(rows.map(({ ended_at }: { ended_at: string | null }) => ended_at === null)).toEqual([false, true]);
  });

  test('both at the same moment both count', async () => {
    const place = await submitted();
    await reviewsOf(cms).approve(place, officer.head);
    await Promise.all([lawyer, treasurer].map((viewer) => reviewsOf(cms).countersign(place, viewer)));
    expect((await viewOf(place, officer.reviewer)).state).toBe('confidentialityReview');
  });
});

describe('the drafter names the departments', () => {
  beforeEach(async () => {
    await lay([draft, review, asked({ choice: 'drafter' }), confidentiality, sign]);
  });

  test('those are asked', async () => {
    const place = await draftPolicy(cms);
    expect((await viewOf(place, officer.author)).departmentChoices).toEqual([
      { value: legal, label: '政策法规科' },
      { value: finance, label: '规划财务科' },
    ]);
    await reviewsOf(cms).submit(place, officer.author, { departments: [finance] });
    await reviewsOf(cms).approve(place, officer.head);
    await expect(reviewsOf(cms).countersign(place, lawyer)).rejects.toThrow(/没有办理/);
    await reviewsOf(cms).countersign(place, treasurer);
    expect((await viewOf(place, officer.head)).state).toBe('confidentialityReview');
  });

  test('or none, and the step is passed over', async () => {
    const place = await submitted();
    await reviewsOf(cms).approve(place, officer.head);
    expect((await viewOf(place, officer.head)).state).toBe('confidentialityReview');
  });

  test('but not where the flow does not ask', async () => {
    await lay(defaultFlow.steps);
    const place = await draftPolicy(cms);
    await expect(reviewsOf(cms).submit(place, officer.author, { departments: [legal] })).rejects.toThrow(
      /没有由拟稿人选择的会签环节/,
    );
  });
});

describe('the drafter takes a record back before it is signed', () => {
  test('and nobody else does', async () => {
    const place = await submitted();
    await reviewsOf(cms).approve(place, officer.head);
    await expect(reviewsOf(cms).recall(place, officer.office, '再改')).rejects.toThrow(/只有送审人或者拟稿人/);
    await expect(reviewsOf(cms).recall(place, officer.head, '再改')).rejects.toThrow(/没有办理这一环节的权限/);
    expect((await viewOf(place, officer.author)).mayRecall).toBe(true);
    await reviewsOf(cms).recall(place, officer.author, '附件拿错了');
    const view = await viewOf(place, officer.author);
    expect([view.state, view.history[0]?.action, view.history[0]?.comment]).toEqual(['draft', 'recall', '附件拿错了']);
    await expect(reviewsOf(cms).closeSheet(place, officer.reviewer, cleanSheet)).rejects.toThrow(/不在这一环节/);
  });
});

describe('somebody on leave has a stand-in', () => {
  const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const days = { startsOn: '2026-01-01', endsOn: '2099-12-31', reason: '休假' };
  beforeEach(async () => {
    await lay(defaultFlow.steps);
  });

  test('who signs in his own name, marked 代, until the officer is back', async () => {
    await delegations().name(officer.leader.account, { to: lawyer.account, ...days });
    const place = await submitted();
    await reviewsOf(cms).approve(place, officer.head);
    await reviewsOf(cms).closeSheet(place, officer.reviewer, cleanSheet);
    expect((await viewOf(place, lawyer)).next).toMatchObject({ isAllowed: true, onBehalfOf: '周签发' });
    await reviewsOf(cms).sign(place, lawyer);
    const view = await viewOf(place, officer.author);
    expect(view.steps.at(-1)).toMatchObject({ account: '郑法规', onBehalfOf: '周签发' });
    const [change] = (await changesOf(cms, place)) as [PublishChange];
    expect(change.approval.steps.at(-1)).toMatchObject({
      account: lawyer.account,
      onBehalfOf: officer.leader.account,
    });
    const { delegations: list } = await delegations().page(officer.leader.account);
    await delegations().end(officer.leader.account, list[0]?.id ?? 0);
    const next = await submitted();
    await reviewsOf(cms).approve(next, officer.head);
    await reviewsOf(cms).closeSheet(next, officer.reviewer, cleanSheet);
    await expect(reviewsOf(cms).sign(next, lawyer)).rejects.toThrow(/没有办理这一环节的权限/);
    expect(await isPublic(cms, next)).toBe(false);
  });

  test('but not for a record in which either had a part (B-2)', async () => {
    const place = await submitted();
    await reviewsOf(cms).approve(place, lawyer);
    await reviewsOf(cms).closeSheet(place, officer.reviewer, cleanSheet);
    await delegations().name(officer.leader.account, { to: lawyer.account, ...days });
    await expect(reviewsOf(cms).sign(place, lawyer)).rejects.toThrow(/同一人不能办理两个环节/);

    const other = await submitted();
    await reviewsOf(cms).approve(other, officer.head);
    await delegations().name(officer.head.account, { to: officer.reviewer.account, ...days });
    await reviewsOf(cms).closeSheet(other, officer.reviewer, cleanSheet);
    expect((await viewOf(other, officer.author)).steps[2]?.onBehalfOf).toBeNull();
    for (const viewer of [officer.leader, officer.head])
      for (const { id, isMine, isEnded } of (await delegations().page(viewer.account)).delegations)
        if (isMine && !isEnded) await delegations().end(viewer.account, id);
  });

  test.each([
    ['himself', () => officer.author.account, days, /不能委托自己/],
    ['nobody', () => '999999', days, /不存在、已停用/],
    ['days that are over', () => lawyer.account, { ...days, endsOn: '2026-01-02' }, /已经过去/],
    [
      'days in the wrong order',
      () => lawyer.account,
      { ...days, startsOn: '2099-12-31', endsOn: '2099-01-01' },
      /早于/,
    ],
  ])('and does not name %s', async (_name, to, given, sentence) => {
    await expect(delegations().name(officer.author.account, { to: to(), ...given })).rejects.toThrow(sentence);
  });

  test('nor two at once; and nobody ends another’s', async () => {
    await delegations().name(officer.author.account, { to: lawyer.account, ...days, startsOn: today() });
    const twice = delegations().name(officer.author.account, { to: treasurer.account, ...days });
    await expect(twice).rejects.toThrow(/已经委托/);
    const mine = (await delegations().page(officer.author.account)).delegations[0];
    await expect(delegations().end(lawyer.account, mine?.id ?? 0)).rejects.toThrow(/没有这项委托/);
    await delegations().end(officer.author.account, mine?.id ?? 0);
  });
});

test('a step past its limit may be taken by its stand-in, and is told to whom the flow names (B-8)', async () => {
  const boss = officer.leader.account;
  const limits = { limitWorkingDays: 2, standIn: treasurer.account, escalateTo: boss };
  await lay([draft, { ...review, role: 'deputy-head', ...limits }, confidentiality, sign]);
  const place = await submitted();
  const overdueOf = async (as: Account) =>
    (
      (await (await cms.fetch('/review/queue?scope=overdue', { as })).json()) as { items: { documentId: string }[] }
    ).items.map(({ documentId }) => documentId);
  await expect(reviewsOf(cms).approve(place, treasurer)).rejects.toThrow(/没有办理/);
  expect((await viewOf(place, treasurer)).due).toMatchObject({ isOverdue: false });
  expect(await overdueOf('deputy-head')).toEqual([]);

  await cms.strapi.db
    .connection('review_cases')
    .where({ record_id: place.documentId })
    .update({ step_since: '2026-03-02T02:00:00.000Z' });
  expect((await viewOf(place, treasurer)).due).toEqual({ date: '2026-03-04', isOverdue: true });
  expect(await overdueOf('deputy-head')).toEqual([place.documentId]);
  expect(await overdueOf('disclosure-office')).toEqual([]);
  await reviewsOf(cms).approve(place, treasurer);
  const view = await viewOf(place, treasurer);
  expect(view.steps[1]).toMatchObject({ account: '王财务', isStandIn: true });
  expect(view.due).toBeNull();
  await lay(defaultFlow.steps);
});

describe('the queue', () => {
  const page = async (as: Account, query: string): Promise<QueuePage> =>
    (await (await cms.fetch(`/review/queue?pageSize=100&${query}`, { as })).json()) as QueuePage;
  const ids = async (as: Account, query: string) => (await page(as, query)).items.map(({ documentId }) => documentId);
  const since = (place: Place, step_since: string) =>
    cms.strapi.db.connection('review_cases').where({ record_id: place.documentId }).update({ step_since });

  test('names what is due first, late before all, and finds records by department and term', async () => {
    await lay([draft, { ...review, limitWorkingDays: 2 }, confidentiality, sign]);
    // Not in the order in which they were submitted.
    const [inTime, later, late] = [await submitted(), await submitted(), await submitted()];
    await since(late, '2026-03-02T02:00:00.000Z');
    await since(later, '2026-03-03T02:00:00.000Z');
    await edit(cms, inTime, { leadDepartment: legal });
    await worksFor(cms, (await cms.user('department-head')).id, legal);
    await reviewsOf(cms).submit(inTime, officer.author);
    const own = (list: string[]) => list.filter((id) => [inTime, late, later].some((one) => one.documentId === id));
    const order = [late, later, inTime].map(({ documentId }) => documentId);
    expect(own(await ids('department-head', 'scope=waiting'))).toEqual(order);
    const overdue = await page('department-head', 'scope=all&due=overdue');
    expect(overdue.items.map(({ due }) => due)).toEqual([
      { date: '2026-03-04', isOverdue: true },
      { date: '2026-03-05', isOverdue: true },
    ]);
    expect(await ids('department-head', `scope=all&department=${legal}`)).toEqual([inTime.documentId]);
    expect(await ids('department-head', `scope=all&department=${legal}&type=article`)).toEqual([]);
    expect(await ids('department-head', 'scope=all&due=overdue&department=none')).toEqual(order.slice(0, 2));
    expect((await cms.fetch('/review/queue?due=yesterday', { as: 'department-head' })).status).toBe(400);
    await lay(defaultFlow.steps);
  });

  test('says what each viewer may do to several at once; sheets and groups are none of it (R-SEC-01)', async () => {
    const place = await submitted();
    const bulk = async (as: Account) =>
      (await page(as, 'scope=all')).items.find(({ documentId }) => documentId === place.documentId)?.bulk;
    expect(await bulk('department-head')).toEqual(['approve', 'return']);
    expect(await bulk('deputy-head')).toEqual([]);
    await reviewsOf(cms).approve(place, officer.head);
    expect(await bulk('confidentiality-reviewer')).toEqual(['return']);
    await reviewsOf(cms).closeSheet(place, officer.reviewer, cleanSheet);
    expect(await bulk('deputy-head')).toEqual(['sign', 'return']);
    const cases = cms.strapi.db.connection('review_cases').where({ record_id: place.documentId });
    await cases.clone().update({ batch: 'a-group' });
    expect(await bulk('deputy-head')).toEqual(['return']);
    await cases.clone().update({ batch: null });
    await reviewsOf(cms).sendBack(place, officer.leader, '请核对数据');
    expect(await bulk('information-officer')).toEqual(['submit']);
    const [back] = (await page('information-officer', 'scope=waiting')).items.filter(
      ({ documentId }) => documentId === place.documentId,
    );
    expect(back?.setback).toEqual({ reason: '请核对数据', account: '周签发' });
    await lay([draft, review, asked({ choice: 'drafter' }), confidentiality, sign]);
    expect(await bulk('information-officer')).toEqual([]);
    await lay(defaultFlow.steps);
  });

  test('lists the drafts that somebody began and never submitted, to him alone', async () => {
    const { drafts: earlier } = await page('information-officer', 'scope=drafts');
    const answer = await cms.fetch('/content-manager/collection-types/api::policy-document.policy-document', {
      ...{ method: 'POST', as: 'information-officer' as const },
      body: JSON.stringify({ ...completePolicy, documentNumber: null, title: '还没写完的通知' }),
    });
    const { documentId } = ((await answer.json()) as { data: { documentId: string } }).data;
    const drafts = await page('information-officer', 'scope=drafts');
    expect(drafts.items[0]).toMatchObject({ documentId, title: '还没写完的通知', state: 'draft', bulk: ['submit'] });
    expect(drafts.drafts).toBe(earlier + 1);
    expect(await ids('information-officer', 'scope=drafts&type=article')).toEqual([]);
    expect(await ids('disclosure-office', 'scope=drafts')).toEqual([]);
    expect((await cms.fetch('/review/queue?scope=drafts', { as: 'deputy-head' })).status).toBe(403);
    await reviewsOf(cms).submit({ uid: 'api::policy-document.policy-document', documentId }, officer.author);
    expect(await ids('information-officer', 'scope=drafts')).not.toContain(documentId);
  });
});
