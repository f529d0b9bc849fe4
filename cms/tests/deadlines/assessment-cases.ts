import { Workbook } from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Results } from '../../src/plugins/assessment/server/services/results.ts';
import type { RoundList, RoundView } from '../../src/plugins/assessment/server/services/views.ts';
import type { Members } from '../../src/plugins/org/server/services/members.ts';
import type { Reminders } from '../../src/plugins/deadlines/server/services/reminders.ts';
import { emailOf, loadCompiled, type Account, type Cms } from '../harness.ts';
import { draftPolicy, publishedPolicy } from '../records.ts';
import { newOfficer } from '../review/officers.ts';
import type { Mailbox } from './mailbox.ts';
import { draftOf } from './records.ts';

interface World {
  cms: Cms;
  mailbox: Mailbox;
  /** The information officer works for it. */
  section: string;
}

/** The yearly assessment of sections, in a system that sends mail (R-SRC-17). */
export function assessmentCases(world: () => World): void {
  const { clock } = loadCompiled('lib/clock') as typeof import('../../src/lib/clock.ts');
  const { now } = clock;
  const goTo = (instant: string) => {
    clock.now = () => new Date(`${instant}+08:00`);
  };
  const call = (as: Account, method: 'GET' | 'POST', path: string, body?: unknown) =>
    world().cms.fetch(`/assessment/rounds${path}`, {
      ...{ as, method },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const view = async (as: Account): Promise<RoundView> =>
    (await (await call(as, 'GET', `/${round}`)).json()) as RoundView;
  const table = (name: string) => world().cms.strapi.db.connection(name);
  const results = (): Results => world().cms.strapi.plugin('assessment').service('results');
  const entriesOf = async (action: string): Promise<unknown[]> => {
    const rows: { entry: string }[] = await table('audit_entries').where({ action }).orderBy('seq');
    return rows.map(({ entry }) => (JSON.parse(entry) as { details: unknown }).details);
  };
  /** A record of the section that was let out on a day. */
  const signedOn = async (day: string) => {
    const place = await publishedPolicy(world().cms, { leadDepartment: inspection, formedDate: '2026-06-01' });
    await table('outbox_deliveries')
      .where({ record_id: place.documentId })
      .update({ signed_at: `${day}T02:00:00.000Z` });
  };
  const score = (department: string, head: string, points: number, as: Account = 'disclosure-office') =>
    call(as, 'POST', `/${round}/entries`, { department, head, points, reason: '抽查记录' });
  let round = 0;
  let quiet = '';
  let inspection = '';

  describe('sections are assessed every year (R-SRC-17)', () => {
    beforeAll(async () => {
      inspection = (await draftOf(world().cms, 'department', { title: '检查科' })).documentId;
      const members: Members = world().cms.strapi.plugin('org').service('members');
      await members.assign(String((await world().cms.user('department-head')).id), [inspection], '1');
      quiet = (await draftOf(world().cms, 'department', { title: '后勤科' })).documentId;
      await signedOn('2026-06-10');
      await signedOn('2026-09-10');
      for (const formedDate of ['2025-11-03', '2026-04-01'])
        await draftPolicy(world().cms, { leadDepartment: inspection, formedDate });
      goTo('2026-12-01T08:00:00');
    });
    afterAll(() => {
      clock.now = now;
    });

    test('fifteen days after the notice at the earliest, which reaches the head of each section once', async () => {
      const plan = { year: 2026, note: '请准备台账。' };
      const early = await call('disclosure-office', 'POST', '', { ...plan, assessOn: '2026-12-15' });
      expect([early.status, await early.text()]).toEqual([400, expect.stringContaining('最早可定在 2026-12-16')]);
      expect((await call('deputy-head', 'POST', '', { ...plan, assessOn: '2026-12-16' })).status).toBe(403);
      expect(await table('assessment_rounds')).toEqual([]);

      const made = await call('disclosure-office', 'POST', '', { ...plan, assessOn: '2026-12-16' });
      expect(made.status).toBe(200);
      const { id, told } = (await made.json()) as RoundView;
      round = id;
      expect(told).toEqual([
        { section: '危化科', people: ['钱拟稿'] },
        { section: '检查科', people: ['孙审核'] },
        { section: '后勤科', people: [] },
      ]);
      const again = await call('disclosure-office', 'POST', '', { ...plan, assessOn: '2026-12-31' });
      expect(await again.text()).toContain('2026 年度考核已经发出通知');

      const reminders: Reminders = world().cms.strapi.plugin('deadlines').service('reminders');
      for (const minute of ['08:01', '08:02']) await reminders.tick(new Date(`2026-12-01T${minute}:00+08:00`));
      expect(world().mailbox.received.map(({ to }) => to)).toEqual([
        emailOf('information-officer'),
        emailOf('department-head'),
      ]);
      expect(world().mailbox.received[0]?.body).toContain('2026-12-16');
      const list = (await (await call('department-head', 'GET', '')).json()) as RoundList;
      expect(list.rounds).toMatchObject([{ year: 2026, assessOn: '2026-12-16', state: 'announced', own: [] }]);
      expect(await view('department-head')).toMatchObject({ note: '请准备台账。', sections: null, canScore: false });
      expect(await entriesOf('assessment.announce')).toMatchObject([{ year: 2026, told: 2 }]);
    });

    test('what the clocks tell of that year is computed, everything else is given with a reason', async () => {
      const [, inspected, logistics] = (await view('disclosure-office')).sections ?? [];
      // Due in this year: one done in time, one late, one not done; the draft of the year before does not count.
      expect(inspected?.heads[0]).toMatchObject({ points: 13, facts: { inTime: 1, late: 1, overdue: 1 } });
      expect(logistics?.heads.map(({ points }) => points)).toEqual([null, null, null, null]);
      expect((await score(inspection, 'proactive', 40)).status).toBe(400);
      expect((await score(inspection, 'onRequest', 20, 'department-head')).status).toBe(403);
      expect(await (await score(inspection, 'onRequest', 21)).text()).toContain('0 至 20');
      expect((await score('x'.repeat(24), 'onRequest', 20)).status).toBe(400);
      expect((await score(inspection, 'onRequest', 15)).status).toBe(200);
      expect((await score(inspection, 'onRequest', 20)).status).toBe(200);
      expect(await entriesOf('assessment.enter')).toMatchObject([
        { head: 'onRequest', before: null, after: 15 },
        { head: 'onRequest', before: 15, after: 20 },
      ]);
      await expect(table('assessment_entries').update({ points: 1 })).rejects.toThrow(/append-only/);
    });

    test('is closed on its day, when nothing is missing, and cannot be changed from then on', async () => {
      const close = () => call('disclosure-office', 'POST', `/${round}/close`, {});
      expect(await (await close()).text()).toContain('在此之前不能办结');
      goTo('2026-12-16T10:00:00');
      expect(await (await close()).text()).toContain('检查科的“服务承诺”、检查科的“投诉处理”、后勤科的“主动公开”');
      for (const head of ['onRequest', 'servicePromise', 'complaints'] as const) await score(world().section, head, 20);
      for (const head of ['servicePromise', 'complaints'] as const) await score(inspection, head, 20);
      for (const head of ['proactive', 'onRequest', 'servicePromise'] as const) await score(quiet, head, 20);
      const { account } = await newOfficer(world().cms, 'deputy-head', '赵评分');
      const given = { department: quiet, head: 'complaints', points: 20, reason: '无投诉' } as const;
      await results().enter(round, given, account, clock.now());
      expect((await close()).status).toBe(200);
      expect(await entriesOf('assessment.close')).toMatchObject([
        {
          before: { state: 'announced' },
          after: {
            state: 'closed',
            results: [
              { total: 60, grade: 'basicallyQualified' },
              { total: 73, grade: 'basicallyQualified' },
              { total: 80, grade: 'qualified' },
            ],
          },
        },
      ]);
      expect(await (await score(quiet, 'onRequest', 1)).text()).toContain('已经办结或者取消');
      const row = { ...given, round, account, at: 'now' };
      await expect(table('assessment_entries').insert(row)).rejects.toThrow(/closed/);
      await expect(table('assessment_rounds').where({ id: round }).update({ state: 'announced' })).rejects.toThrow(
        /closed/,
      );
      await expect(table('assessment_results').delete()).rejects.toThrow(/append-only/);
      const confirm = results().confirm(round, account, '同意', clock.now());
      await expect(confirm).rejects.toThrow(/您参与了这次考核/);
    });

    test('becomes known to a section once another person confirmed it: its own result and no other', async () => {
      const take = (as: Account, department?: string) =>
        call(as, 'GET', `/${round}/workbook${department ? `?department=${department}` : ''}`);
      expect((await view('department-head')).sections).toBeNull();
      expect((await take('department-head', inspection)).status).toBe(403);
      expect((await call('disclosure-office', 'POST', `/${round}/confirm`, { comment: '同意' })).status).toBe(403);
      expect((await call('deputy-head', 'POST', `/${round}/confirm`, { comment: '同意' })).status).toBe(200);
      const { sections } = await view('department-head');
      expect(sections?.map(({ name, total, grade }) => [name, total, grade])).toEqual([['检查科', 73, '基本合格']]);
      expect((await view('deputy-head')).sections).toHaveLength(3);
      for (const department of [quiet, undefined]) expect((await take('department-head', department)).status).toBe(403);
      expect((await call('department-head', 'GET', `/${round}/paper?department=${quiet}`)).status).toBe(403);

      const workbook = new Workbook();
      await workbook.xlsx.load(await (await take('department-head', inspection)).arrayBuffer());
      const cells = workbook.worksheets[0]?.getColumn(1).values.filter((value) => typeof value === 'string');
      expect(cells).toEqual(expect.arrayContaining(['主动公开', '依申请公开', '服务承诺', '投诉处理', '等次']));
      expect((await take('disclosure-office')).status).toBe(200);
      expect(await entriesOf('assessment.export')).toMatchObject([{ department: inspection }, { department: null }]);
    });
  });
}
