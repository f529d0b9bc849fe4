import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DueItem } from '../../src/plugins/deadlines/server/rules/due-item.ts';
import type { Items } from '../../src/plugins/deadlines/server/services/items.ts';
import { newDepartment } from '../review/officers.ts';
import type { Viewer } from '../../src/plugins/deadlines/server/rules/visible.ts';
import type { ScoreService } from '../../src/plugins/deadlines/server/services/scores.ts';
import type { Place } from '../../src/plugins/review/server/services/store.ts';
import { exampleOf } from '@yangguang/schemas/examples';
import { startCms, type Cms } from '../harness.ts';
import { draftPolicy, edit, people, publishedPolicy, reviewsOf, reviewUpToSignOff } from '../records.ts';
import { draftOf, letOut } from './records.ts';

let cms: Cms;
beforeAll(async () => {
  cms = await startCms();
});
afterAll(() => cms?.stop());

const itemsOn = (day: string, documentId?: string): Promise<DueItem[]> =>
  (cms.strapi.plugin('deadlines').service('items') as Items).list(new Date(`${day}T10:00:00+08:00`), documentId);
const clocksOf = async (documentId: string, day: string) =>
  (await itemsOn(day, documentId)).map(({ clock, dueDate, left, group }) => [clock, dueDate, left, group]);

describe('twenty working days to publish (R-REG-26, R-SRC-16)', () => {
  test('run from the day the information was formed, over the National Day, until it is public', async () => {
    const { documentId } = await draftPolicy(cms, { formedDate: '2026-09-18' });
    expect(await clocksOf(documentId, '2026-10-20')).toEqual([['proactive', '2026-10-22', 2, 'week']]);
    expect(await clocksOf(documentId, '2026-10-22')).toEqual([['proactive', '2026-10-22', 0, 'today']]);
    expect(await clocksOf(documentId, '2026-10-26')).toEqual([['proactive', '2026-10-22', -2, 'overdue']]);
  });

  test('end with publication, and begin again when the information is formed anew', async () => {
    const place = await publishedPolicy(cms, { formedDate: '2026-03-02' });
    expect(await clocksOf(place.documentId, '2026-11-20')).toEqual([]);
    await edit(cms, place, { formedDate: '2026-11-02' });
    expect(await clocksOf(place.documentId, '2026-11-20')).toEqual([['proactive', '2026-11-30', 6, 'later']]);
  });

  test('rest for what was withdrawn, and for what is not proactive', async () => {
    const place = await publishedPolicy(cms);
    await reviewsOf(cms).withdraw(place, people.leader, '数据有误');
    expect(await clocksOf(place.documentId, '2026-11-20')).toEqual([]);
    const withheld = await draftPolicy(cms, {
      disclosureAttribute: 'on-request',
      exemptionGround: 'third-party-rights',
      exemptionReason: '依申请提供',
    });
    expect((await clocksOf(withheld.documentId, '2026-04-01')).map(([clock]) => clock)).toEqual(['reassessment']);
  });

  test('a year that is not in the calendar is shown first, with what to do about it', async () => {
    const { documentId } = await draftPolicy(cms, { formedDate: '2014-05-05' });
    const [item] = await itemsOn('2026-11-20', documentId);
    expect(item).toMatchObject({ dueDate: null, left: null, group: 'overdue', light: 'red' });
    expect(item?.problem).toContain('位置：2014年');
    await cms.strapi.documents('api::policy-document.policy-document').delete({ documentId });
  });

  test('a count into a year without notice is marked provisional', async () => {
    const { documentId } = await draftPolicy(cms, { formedDate: '2026-12-10' });
    expect(await itemsOn('2026-12-11', documentId)).toMatchObject([{ dueDate: '2027-01-07', provisional: true }]);
  });
});

describe('three working days to interpret (R-SRC-07, R-POL-12)', () => {
  test('run from the first publication of a policy that asks for it, until an interpretation of it is public', async () => {
    const policy = await publishedPolicy(cms, { interpretationRequired: true });
    const today = new Date();
    const items: Items = cms.strapi.plugin('deadlines').service('items');
    const [item] = await items.list(today, policy.documentId);
    expect(item).toMatchObject({ clock: 'interpretation', audience: 'department', group: expect.any(String) });
    expect(item?.start).toBe(new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(today));

    const interpretation = await draftOf(cms, 'policy-interpretation', { policies: [policy.documentId] });
    expect(await items.list(today, policy.documentId)).toHaveLength(1);
    await letOut(cms, interpretation);
    expect(await items.list(today, policy.documentId)).toEqual([]);
  });

  test('the policy’s next version does not lose its interpretation', async () => {
    const policy = await publishedPolicy(cms, { interpretationRequired: true });
    await letOut(cms, await draftOf(cms, 'policy-interpretation', { policies: [policy.documentId] }));
    await edit(cms, policy, { summary: '更正后的概述' });
    await letOut(cms, policy);
    expect(await itemsOn('2026-11-23', policy.documentId)).toEqual([]);
  });

  test('do not run for a policy that asks for none', async () => {
    const policy = await publishedPolicy(cms, { interpretationRequired: false });
    expect(await itemsOn('2026-11-23', policy.documentId)).toEqual([]);
  });
});

describe('accidents (R-SRC-08, R-ACC-09, R-ACC-10)', () => {
  test('a report that was approved and is not public becomes overdue after twenty working days', async () => {
    const report = await draftOf(cms, 'accident-report', { approvalDate: '2026-09-18', occurredDate: '2026-06-01' });
    expect(await clocksOf(report.documentId, '2026-10-22')).toEqual([['accidentReport', '2026-10-22', 0, 'today']]);
  });

  test('ten months after the case was closed its rectification review is due within two more', async () => {
    const dates = { approvalDate: '2025-10-10', closedDate: '2025-11-20', reviewReportDate: null };
    const report = await draftOf(cms, 'accident-report', { ...dates, occurredDate: '2025-06-01' });
    await letOut(cms, report);
    expect(await clocksOf(report.documentId, '2026-09-19')).toEqual([]);
    expect(await clocksOf(report.documentId, '2026-09-20')).toEqual([
      ['rectificationReview', '2026-11-20', 61, 'later'],
    ]);
    await edit(cms, report, { reviewReportDate: '2026-10-01' });
    expect(await clocksOf(report.documentId, '2026-11-01')).toHaveLength(1);
    await letOut(cms, report);
    expect(await clocksOf(report.documentId, '2026-11-01')).toEqual([]);
  });
});

test('budgets have twenty plain days from the reply, by level (R-BUD-01, R-BUD-02)', async () => {
  const ofUnit = await draftOf(cms, 'budget-disclosure', { financeReplyDate: '2026-01-25', entityLevel: 'unit' });
  const own = await draftOf(cms, 'budget-disclosure', { financeReplyDate: '2026-01-25', entityLevel: 'department' });
  expect(await clocksOf(ofUnit.documentId, '2026-02-10')).toEqual([['unitBudget', '2026-02-14', 4, 'week']]);
  expect(await clocksOf(own.documentId, '2026-02-10')).toEqual([['budget', '2026-02-14', 4, 'week']]);
});

test('a consultation wants its feedback twenty working days after it ended (R-SRC-12, R-POL-16)', async () => {
  const consultation = await draftOf(cms, 'article', { section: 'public-consultation' });
  await letOut(cms, consultation);
  const [item] = await itemsOn('2026-11-23', consultation.documentId);
  expect(item?.clock).toBe('consultationFeedback');
  const wait = Date.parse(item?.start ?? '') - Date.now();
  expect(Math.round(wait / 86_400_000)).toBeGreaterThanOrEqual(29);

  const relatedRecords = [{ indexNumber: item?.indexNumber, relation: 'see' }];
  await letOut(cms, await draftOf(cms, 'article', { section: 'public-consultation-result', relatedRecords }));
  expect(await itemsOn('2026-11-23', consultation.documentId)).toEqual([]);
});

describe('figures of every period (R-SRC-09, R-SRC-10, R-ACC-15, D-11)', () => {
  const missing = async (day: string) =>
    (await itemsOn(day)).flatMap(({ clock, title, dueDate, department, documentId }) =>
      clock === 'accidentStatistics' ? [[title, dueDate, department, documentId]] : [],
    );
  const ofMonth = (month: string, title: string, data: Record<string, unknown> = {}) =>
    draftOf(cms, 'accident-statistics', { month, title, cutOffDate: '2026-09-30', formedDate: '2026-10-08', ...data });
  let july: Place;
  let section: string;

  test('nothing is missed before anything was public; a month that is being drafted has its days', async () => {
    expect(await missing('2026-11-20')).toEqual([]);
    july = await ofMonth('2026年7月', '2026年7月事故统计');
    expect(await clocksOf(july.documentId, '2026-07-31')).toEqual([]);
    expect(await clocksOf(july.documentId, '2026-08-01')).toEqual([['accidentStatistics', '2026-08-28', 20, 'later']]);
    expect(await clocksOf(july.documentId, '2026-08-31')).toEqual([
      ['accidentStatistics', '2026-08-28', -1, 'overdue'],
    ]);
  });

  test('each month that ended since the first one is missed until its record is public', async () => {
    ({ documentId: section } = await draftOf(cms, 'department', { title: '调查统计科' }));
    await edit(cms, july, { leadDepartment: section });
    await letOut(cms, july);
    expect(await missing('2026-08-31')).toEqual([]);
    expect(await missing('2026-10-01')).toEqual([
      ['2026年8月事故统计', '2026-09-28', '调查统计科', ''],
      ['2026年9月事故统计', '2026-11-03', '调查统计科', ''],
    ]);
    const september = await ofMonth('2026-09', '2026年9月事故统计');
    expect((await missing('2026-10-01'))[1]).toEqual(['2026年9月事故统计', '2026-11-03', null, september.documentId]);
    await letOut(cms, september);
    expect((await missing('2026-10-01')).map(([title]) => title)).toEqual(['2026年8月事故统计']);
  });

  test('a second record of a month that is public is refused, at submission and at signing', async () => {
    const other = await ofMonth('2026-09', '2026年9月事故统计（修订）');
    await expect(letOut(cms, other)).rejects.toThrow(
      /^2026年9月的事故统计已经公开（《2026年9月事故统计》，索引号 \S+），同一时期只能公开一条/,
    );
    const [one, two] = [await ofMonth('2026-06', '2026年6月事故统计'), await ofMonth('2026-06', '2026年6月统计')];
    for (const place of [one, two]) await reviewUpToSignOff(cms, place);
    await reviewsOf(cms).sign(one, people.leader);
    await expect(reviewsOf(cms).sign(two, people.leader)).rejects.toThrow('同一时期只能公开一条');
    // Behind the procedure stands the database, for two that are signed in the same instant.
    const rows = cms.strapi.db.connection('accident_statistics_records').whereNotNull('published_at');
    await expect(rows.where({ document_id: one.documentId }).update({ month: '2026-09' })).rejects.toThrow(
      /UNIQUE constraint failed: accident_statistics_records.month/,
    );
    await reviewsOf(cms).recall(two, people.author, '重复');
    await cms.strapi.documents(two.uid as never).delete({ documentId: two.documentId });
  });

  test('a month that was withdrawn is missing again, also the first one', async () => {
    const [june] = (await itemsOn('2026-10-01')).filter(({ title }) => title === '2026年6月事故统计');
    expect(june).toBeUndefined();
    const first: { document_id: string } = await cms.strapi.db
      .connection('accident_statistics_records')
      .where({ month: '2026-06' })
      .first();
    const place = { uid: july.uid, documentId: first.document_id };
    await reviewsOf(cms).withdraw(place, people.leader, '数据有误');
    await reviewsOf(cms).withdraw(july, people.leader, '数据有误');
    expect((await missing('2026-10-01')).map(([title, due, , id]) => [title, due, id])).toEqual([
      ['2026年6月事故统计', '2026-07-28', place.documentId],
      ['2026年7月事故统计', '2026-08-28', july.documentId],
      ['2026年8月事故统计', '2026-09-28', ''],
    ]);
    expect(await clocksOf(july.documentId, '2026-08-28')).toEqual([['accidentStatistics', '2026-08-28', 0, 'today']]);
  });

  test('figures of permits name permits whose guides are public, and are missed by the quarter', async () => {
    const draft = await draftOf(cms, 'permit-statistics', {});
    await expect(letOut(cms, draft)).rejects.toThrow(
      '各事项办理情况，第 1 行“许可事项”：没有名为“危险化学品经营许可证核发”的已公开许可事项',
    );
    const permitRows = exampleOf('permit-statistics').permitRows.slice(0, 1);
    await edit(cms, draft, { permitRows });
    const requiredMaterials = exampleOf('permit-item').requiredMaterials.map((row) => ({ ...row, templateFile: null }));
    await letOut(cms, await draftOf(cms, 'permit-item', { requiredMaterials }));
    await letOut(cms, draft);
    const quarters = (await itemsOn('2026-10-08')).filter(({ clock }) => clock === 'permitStatistics');
    expect(quarters.map(({ title, dueDate }) => [title, dueDate])).toEqual([
      ['2026年第二季度行政许可办理情况', '2026-07-28'],
      ['2026年第三季度行政许可办理情况', '2026-11-03'],
    ]);
  });

  test('what was published in time or late counts for the score of the section (A-13)', async () => {
    const scores = cms.strapi.plugin('deadlines').service('scores') as ScoreService;
    const viewer = { seesAll: true, departments: [] } as unknown as Viewer;
    const before = (await scores.list(viewer, new Date())).sections.find(({ label }) => label === '调查统计科');
    const august = await ofMonth('2026-08', '2026年8月事故统计', { leadDepartment: section });
    await letOut(cms, august);
    const after = (await scores.list(viewer, new Date())).sections.find(({ label }) => label === '调查统计科');
    const doneOf = (score: typeof after) => (score?.inTime ?? 0) + (score?.late ?? 0);
    expect(doneOf(after) - doneOf(before)).toBe(1);
  });
});

describe('steps of the procedure (B-8)', () => {
  test('wait from the day the record came to them, for whoever may take them', async () => {
    const place = await draftPolicy(cms, { formedDate: '2026-11-20' });
    await reviewsOf(cms).submit(place, people.author);
    const items: Items = cms.strapi.plugin('deadlines').service('items');
    const step = (await items.list(new Date(), place.documentId)).find(({ clock }) => clock === 'reviewStep');
    expect(step).toMatchObject({ task: '科室审核', permission: 'approve', workingDays: 2, audience: 'step' });
    await reviewsOf(cms).approve(place, people.head);
    const next = (await items.list(new Date(), place.documentId)).find(({ clock }) => clock === 'reviewStep');
    expect(next).toMatchObject({ task: '保密审查', permission: 'confidentiality' });
  });
});

describe('what is withheld (R-REG-18, R-SRC-05)', () => {
  let documentId = '';
  beforeEach(async () => {
    const data = {
      disclosureAttribute: 'not-disclosed',
      exemptionGround: 'process-information',
      exemptionReason: '过程稿',
    };
    ({ documentId } = await draftPolicy(cms, { ...data, formedDate: '2025-11-30' }));
  });
  const confirm = (day: string, reason = '仍在讨论中') =>
    cms.strapi
      .plugin('deadlines')
      .service('confirmations')
      .add('reassessment', documentId, '7', reason, new Date(`${day}T10:00:00+08:00`)) as Promise<void>;

  test('is assessed after twelve months, and again twelve months after that', async () => {
    expect(await clocksOf(documentId, '2026-11-30')).toEqual([['reassessment', '2026-11-30', 0, 'today']]);
    await confirm('2026-11-30');
    expect(await clocksOf(documentId, '2026-12-01')).toEqual([['reassessment', '2027-11-30', 364, 'later']]);
    await confirm('2027-11-15');
    expect(await clocksOf(documentId, '2027-11-16')).toEqual([['reassessment', '2028-11-15', 365, 'later']]);
  });

  test('cannot be confirmed where no such clock runs', async () => {
    const place = await publishedPolicy(cms);
    documentId = place.documentId;
    await expect(confirm('2026-11-30')).rejects.toThrow('没有找到正在计算的这一期限');
  });
});

test('guide and catalogue are looked at again after the sections of the bureau changed (R-REG-12)', async () => {
  const day = 86_400_000;
  const table = (name: string) => cms.strapi.db.connection(name);
  await letOut(cms, await draftOf(cms, 'disclosure-guide', {}));
  await letOut(cms, await draftOf(cms, 'department', {}));
  const names = async () => (await itemsOn('2026-11-23')).map(({ clock }) => clock);
  expect(await names()).not.toContain('guideRefresh');
  await table('disclosure_guides')
    .update({ published_at: Date.now() - 40 * day })
    .whereNotNull('published_at');
  expect(await names()).toContain('guideRefresh');
  expect(await names()).not.toContain('catalogueRefresh');
  await cms.strapi
    .plugin('deadlines')
    .service('confirmations')
    .add('guideRefresh', '', '7', '已核对', new Date(Date.now() + day));
  expect(await names()).not.toContain('guideRefresh');
});

test('an item of the negative list is looked at again twelve months after the last time (R-SRC-13)', async () => {
  const days = { formedDate: '2025-11-24', checkedDate: '2025-12-15' };
  const place = await draftOf(cms, 'negative-list-item', {
    ...days,
    leadDepartment: await newDepartment(cms, '办公室'),
  });
  await letOut(cms, place);
  const on = async (day: string) =>
    (await clocksOf(place.documentId, day)).filter(([name]) => name === 'negativeListCheck');
  expect(await on('2026-11-14')).toEqual([]);
  expect(await on('2026-11-15')).toEqual([['negativeListCheck', '2026-12-15', 30, 'later']]);
  expect(await on('2026-12-16')).toEqual([['negativeListCheck', '2026-12-15', -1, 'overdue']]);
});
