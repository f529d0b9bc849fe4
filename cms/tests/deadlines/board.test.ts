import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMonths, shanghaiDate } from '@yangguang/schemas';
import type { Scores } from '../../src/plugins/deadlines/server/services/scores.ts';
import type { Board } from '../../src/plugins/deadlines/server/services/board.ts';
import type { Explanation } from '../../src/plugins/deadlines/server/services/explanations.ts';
import type { Items } from '../../src/plugins/deadlines/server/services/items.ts';
import type { Reassessments } from '../../src/plugins/review/server/services/reassessments.ts';
import type { Overview } from '../../src/plugins/org/server/services/members.ts';
import { startCms, type Account, type Cms } from '../harness.ts';
import { draftPolicy, people, policyDocument, publishedPolicy, reviewsOf, withheld } from '../records.ts';
import { draftOf } from './records.ts';

let cms: Cms;
let office: string;
let mines: string;
beforeAll(async () => {
  cms = await startCms({ listen: true });
  office = (await draftOf(cms, 'department', { title: '办公室' })).documentId;
  mines = (await draftOf(cms, 'department', { title: '矿山科' })).documentId;
  await draftPolicy(cms, { title: '办公室的文件', leadDepartment: office, createdBy: null });
  await draftPolicy(cms, { title: '矿山科的文件', leadDepartment: mines, createdBy: null });
  await draftPolicy(cms, { title: '没有科室的文件', createdBy: null });
});
afterAll(() => cms?.stop());

async function boardOf(as: Account, query = ''): Promise<Board> {
  const answer = await cms.fetch(`/deadlines/board?pageSize=500${query}`, { as });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Board;
}
const titlesOf = async (as: Account, query = '') => (await boardOf(as, query)).items.map(({ title }) => title);
const put = (as: Account, account: number, departments: string[]) =>
  cms.fetch(`/org/members/${account}`, { method: 'PUT', as, body: JSON.stringify({ departments }) });

/** What the audit log has of an action. */
async function entriesOf(action: string): Promise<unknown[]> {
  const rows: { entry: string }[] = await cms.strapi.db.connection('audit_entries').where({ action }).orderBy('seq');
  return rows.map(({ entry }) => (JSON.parse(entry) as { details: unknown }).details);
}

describe('who sees what (F-6)', () => {
  test('an officer sees what his section is in charge of, and is told when he has none', async () => {
    const { id } = await cms.user('information-officer');
    expect((await put('disclosure-office', id, [])).status).toBe(200);
    expect(await boardOf('information-officer')).toMatchObject({ items: [], hasNoDepartment: true });
    expect((await put('disclosure-office', id, [mines])).status).toBe(200);
    const board = await boardOf('information-officer');
    expect(board.items.map(({ title }) => title)).toEqual(['矿山科的文件']);
    expect(board).toMatchObject({ hasNoDepartment: false, seesAll: false, mayConfirm: false });
    expect(board.departments).toEqual([{ value: mines, label: '矿山科' }]);
    expect(await entriesOf('members.assign')).toMatchObject([
      { account: String(id), departments: [] },
      { account: String(id), departments: [mines] },
    ]);
  });

  test('who made a draft sees it in whatever section', async () => {
    const answer = await cms.fetch(`/content-manager/collection-types/${policyDocument}`, {
      method: 'POST',
      as: 'confidentiality-reviewer',
    });
    expect(answer.status).toBe(403);
    const created = await cms.fetch(`/content-manager/collection-types/${policyDocument}`, {
      method: 'POST',
      as: 'information-officer',
      body: JSON.stringify({ title: '代办公室起草', disclosureAttribute: 'proactive', formedDate: '2026-03-02' }),
    });
    expect(created.status).toBe(201);
    expect(await titlesOf('information-officer')).toContain('代办公室起草');
  });

  test('the leader and the disclosure office see all, and can look at one section', async () => {
    for (const account of ['deputy-head', 'disclosure-office'] as const) {
      expect(await titlesOf(account)).toEqual(
        expect.arrayContaining(['办公室的文件', '矿山科的文件', '没有科室的文件']),
      );
      expect(await titlesOf(account, `&department=${office}`)).toEqual(['办公室的文件']);
      expect(await titlesOf(account, '&department=none')).not.toContain('矿山科的文件');
    }
  });

  test('a step is seen by who may take it: the review of a section within it, the others in the whole bureau', async () => {
    const place = await draftPolicy(cms, { title: '送审的文件', leadDepartment: office });
    await reviewsOf(cms).submit(place, people.author);
    const sees = async (account: Account) => (await titlesOf(account, '&clock=reviewStep')).includes('送审的文件');
    expect(await sees('department-head')).toBe(false);
    await put('disclosure-office', (await cms.user('department-head')).id, [office]);
    expect(await sees('department-head')).toBe(true);
    expect(await sees('confidentiality-reviewer')).toBe(false);
    await reviewsOf(cms).approve(place, people.head);
    expect(await sees('confidentiality-reviewer')).toBe(true);
  });

  test('the counts are those of the lists, group by group (R-CLK-02)', async () => {
    const { counts, total } = await boardOf('disclosure-office');
    for (const group of ['overdue', 'today', 'week', 'later'] as const)
      expect((await boardOf('disclosure-office', `&group=${group}`)).total).toBe(counts[group]);
    expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(total);
  });
});

test('a deadline is explained day by day, with its legal ground (E-3)', async () => {
  const answer = await cms.fetch('/deadlines/explanations?clock=proactive&start=2026-09-18', { as: 'department-head' });
  const explanation = (await answer.json()) as Explanation;
  expect(explanation).toMatchObject({
    dueDate: '2026-10-22',
    length: 20,
    legalGround: expect.stringContaining('第二十六条'),
  });
  expect(explanation.days).toHaveLength(35);
  const step = '/deadlines/explanations?clock=reviewStep&start=2026-11-20&state=signOff&workingDays=2';
  expect(await (await cms.fetch(step, { as: 'department-head' })).json()).toMatchObject({ dueDate: '2026-11-24' });
});

test('the board counts the next look at a withheld record by what the office set, not by a length of its own (R-REG-18)', async () => {
  const { strapi } = cms;
  const reassessments: Reassessments = strapi.plugin('review').service('reassessments');
  const items: Items = strapi.plugin('deadlines').service('items');
  const place = await draftPolicy(cms, { title: '依申请公开的文件', ...withheld, formedDate: '2026-01-15' });
  const dueOn = async () =>
    (await items.list(new Date('2026-03-01T01:00:00Z'), place.documentId)).find(({ clock }) => clock === 'reassessment')
      ?.dueDate;
  const explained = async () => {
    const path = '/deadlines/explanations?clock=reassessment&start=2026-01-15';
    return (await (await cms.fetch(path, { as: 'disclosure-office' })).json()) as Explanation;
  };
  const account = String((await cms.user('disclosure-office')).id);
  for (const [months, date] of [
    [12, '2027-01-15'],
    [6, '2026-07-15'],
  ] as const) {
    await reassessments.setMonths(months, account);
    expect([(await reassessments.page()).months, await dueOn()]).toEqual([months, date]);
    expect(await explained()).toMatchObject({ dueDate: date, length: months });
  }
  await reassessments.setMonths(12, account);
});

test('a year that is not in the calendar is told in Chinese, with the year', async () => {
  const answer = await cms.fetch('/deadlines/explanations?clock=proactive&start=2011-05-05', { as: 'deputy-head' });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('2011年');
});

describe('refusals', () => {
  test.each([
    ['/deadlines/board?group=soon', 'group'],
    ['/deadlines/board?pageSize=501', 'pageSize'],
    ['/deadlines/explanations?clock=proactive&start=2026-02-30', 'start'],
    ['/deadlines/records/api::policy-document.policy-document/x', 'documentId'],
  ])('%s is told in Chinese and names its place', async (path, place) => {
    const answer = await cms.fetch(path, { as: 'deputy-head' });
    expect(answer.status).toBe(400);
    const { error } = (await answer.json()) as { error: { message: string } };
    expect(error.message).toContain('提交的内容不完整或格式有误');
    expect(error.message).toContain(place);
  });

  test('nobody without the permission assigns sections or confirms; nobody unknown is assigned', async () => {
    const { id } = await cms.user('information-officer');
    expect((await put('information-officer', id, [office])).status).toBe(403);
    expect((await put('disclosure-office', 999_999, [office])).status).toBe(404);
    expect((await put('disclosure-office', id, ['x'.repeat(24)])).status).toBe(400);
    const overview = (await (await cms.fetch('/org/members', { as: 'disclosure-office' })).json()) as Overview;
    expect(overview.accounts.find(({ account }) => account === String(id))?.departments).toEqual([mines]);
    const body = JSON.stringify({ clock: 'guideRefresh', documentId: '', reason: '已核对' });
    for (const as of ['admin', 'deputy-head'] as const)
      expect((await cms.fetch('/deadlines/confirmations', { method: 'POST', as, body })).status).toBe(403);
  });
});

test('a withheld record is confirmed with a reason, and rests for twelve months', async () => {
  const data = {
    disclosureAttribute: 'on-request',
    exemptionGround: 'third-party-rights',
    exemptionReason: '含第三方信息',
    formedDate: '2024-03-01',
  };
  const { documentId } = await draftPolicy(cms, data);
  const confirm = (reason: string) =>
    cms.fetch('/deadlines/confirmations', {
      method: 'POST',
      as: 'disclosure-office',
      body: JSON.stringify({ clock: 'reassessment', documentId, reason }),
    });
  expect((await confirm(' ')).status).toBe(400);
  expect((await confirm('第三方仍不同意公开')).status).toBe(204);
  expect(await entriesOf('deadline.confirm')).toEqual([{ clock: 'reassessment', record: documentId }]);
  const answer = await cms.fetch(`/deadlines/records/${policyDocument}/${documentId}`, { as: 'disclosure-office' });
  const { items } = (await answer.json()) as Board;
  expect(items).toMatchObject([{ clock: 'reassessment', group: 'later' }]);
});

test('a section is scored by what it did in time, what came late and what is overdue, re-assessment included (A-13)', async () => {
  const section = (await draftOf(cms, 'department', { title: '危化科' })).documentId;
  const scoresOf = async (as: Account) => {
    const answer = await cms.fetch('/deadlines/scores', { as });
    expect(answer.status).toBe(200);
    return ((await answer.json()) as Scores).sections;
  };
  const score = async () => (await scoresOf('disclosure-office')).find(({ value }) => value === section);
  expect(await score()).toBeUndefined();
  const today = shanghaiDate(new Date());
  await publishedPolicy(cms, { leadDepartment: section, formedDate: today });
  expect(await score()).toMatchObject({ score: 100, inTime: 1, late: 0, overdue: 0 });
  // What was formed long ago came late.
  await publishedPolicy(cms, { leadDepartment: section, formedDate: '2026-01-05' });
  expect(await score()).toMatchObject({ score: 50, inTime: 1, late: 1 });
  const [looked] = await Promise.all([
    draftPolicy(cms, { ...withheld, leadDepartment: section, formedDate: addMonths(today, -13) }),
    draftPolicy(cms, { ...withheld, leadDepartment: section, formedDate: addMonths(today, -14) }),
  ]);
  expect(await score()).toMatchObject({ score: 25, overdue: 2, reassessmentsOverdue: 2 });
  const body = JSON.stringify({ clock: 'reassessment', documentId: looked.documentId, reason: '第三方仍不同意' });
  const kept = await cms.fetch('/deadlines/confirmations', { method: 'POST', as: 'disclosure-office', body });
  expect(kept.status).toBe(204);
  expect(await score()).toMatchObject({ score: 25, inTime: 1, late: 2, overdue: 1, reassessmentsOverdue: 1 });
  // The lowest first; an officer sees that of his own section.
  const all = (await scoresOf('deputy-head')).map((one) => one.score ?? 101);
  expect(all).toEqual(all.toSorted((a, b) => a - b));
  const own = await scoresOf('information-officer');
  expect(own.map(({ value }) => value)).toEqual([mines]);
});
