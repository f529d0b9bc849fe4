import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  entryHash,
  entryText,
  isPaperSignedBy,
  readPaper,
  signerOf,
  verifierKey,
  type AuditEntry,
} from '@yangguang/schemas';
import type { CaseView } from '../../src/plugins/review/server/services/cases.ts';
import type { QueuePage } from '../../src/plugins/review/server/services/queue.ts';
import { startCms, testNames, testRoles, type Account, type Cms } from '../harness.ts';
import type { Evidence } from '../../src/plugins/review/server/services/evidence.ts';
import { entriesDuring, entriesOf, whileAuditFails } from '../audit/log.ts';
import { openPublisherPort, type PublisherPort } from '../outbox/publisher-port.ts';
import { cleanSheet, completePolicy, edit, noToAll, policyDocument, uploadText } from '../records.ts';
import { bulkCases } from './bulk-cases.ts';
import { guestCases } from './guest-cases.ts';
import { previewCases } from './preview-cases.ts';

const secret = 'whsec_dGVzdC1zZWNyZXQtdGVzdC1zZWNyZXQ=';
let cms: Cms;
let port: PublisherPort;
beforeAll(async () => {
  port = await openPublisherPort(secret);
  const env = {
    WEBHOOK_SECRET: secret,
    WEBHOOK_URL: port.url,
    PORTAL_URL: 'http://portal.invalid',
    BEHIND_PROXY: 'true',
  };
  cms = await startCms({ listen: true, env });
});
afterAll(async () => {
  await cms.stop();
  await port.close();
});

describe('the page of a draft (C-9)', () => previewCases(() => ({ cms, port })));
describe('one step on several records at once', () => bulkCases(() => ({ cms, port })));
describe('reviewers without an account (B-7)', () => guestCases(() => ({ cms, port })));

interface Answer {
  status: number;
  view: CaseView;
  message: string;
}

async function call(as: Account, documentId: string, step: string, body: unknown = {}): Promise<Answer> {
  const answer = await cms.fetch(`/review/cases/${policyDocument}/${documentId}${step && `/${step}`}`, {
    as,
    ...(step && { method: 'POST', body: JSON.stringify(body) }),
  });
  const json = (await answer.json()) as CaseView & { error?: { message: string } };
  return { status: answer.status, view: json, message: json.error?.message ?? '' };
}

async function create(data: Record<string, unknown> = {}): Promise<string> {
  const answer = await cms.fetch(`/content-manager/collection-types/${policyDocument}`, {
    method: 'POST',
    as: 'information-officer',
    body: JSON.stringify({ ...completePolicy, documentNumber: null, ...data }),
  });
  const json = (await answer.json()) as { data: { documentId: string } };
  return json.data.documentId;
}

async function queueOf(as: Account, query = ''): Promise<QueuePage> {
  return (await cms.fetch(`/review/queue${query}`, { as })).json() as Promise<QueuePage>;
}

const story = [
  ['information-officer', 'submit', {}],
  ['department-head', 'approve', { comment: '同意' }],
  ['confidentiality-reviewer', 'confidentiality', cleanSheet],
  ['deputy-head', 'sign', {}],
] as const;

async function walk(documentId: string, upTo: number): Promise<void> {
  for (const [role, step, body] of story.slice(0, upTo)) {
    const { status, message } = await call(role, documentId, step, body);
    expect([status, message]).toEqual([200, '']);
  }
}

test('four officers carry a record over HTTP to the public; each sees the step that waits for him', async () => {
  const id = await create();
  for (const [role, step, body] of story) {
    const { view } = await call(role, id, '');
    expect(view.next).toMatchObject({ isAllowed: true, blockedBy: null });
    expect((await call(role, id, step, body)).status).toBe(200);
  }
  const { view } = await call('department-head', id, '');
  expect(view).toMatchObject({ state: 'published', isLive: true, round: 1, issues: [] });
  expect(view.steps.map(({ step, account }) => [step, account])).toEqual([
    ['draft', testNames['information-officer']],
    ['department-review', testNames['department-head']],
    ['confidentiality-review', testNames['confidentiality-reviewer']],
    ['sign-off', testNames['deputy-head']],
  ]);
  expect(view.history.map((entry) => entry.action)).toEqual(['sign', 'clear', 'approve', 'submit']);
  expect(view.history[1]?.sheet).toEqual(cleanSheet);
});

test('whoever prefers a minimal answer is told nothing of the case; the step and its refusals are the same', async () => {
  const id = await create();
  const submit = (prefer: string) =>
    cms.fetch(`/review/cases/${policyDocument}/${id}/submit`, {
      ...{ method: 'POST', as: 'information-officer', headers: { prefer } },
      body: '{}',
    });
  const done = await submit('respond-async, return=minimal');
  expect([done.status, done.headers.get('preference-applied'), await done.text()]).toEqual([204, 'return=minimal', '']);
  expect((await call('information-officer', id, '')).view.state).toBe('departmentReview');
  const refused = await submit('return=minimal');
  expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining('该信息当前不在这一环节')]);
  await call('department-head', id, 'return', { reason: '再看看' });
  const shown = await submit('return=representation');
  expect([shown.status, ((await shown.json()) as CaseView).state]).toEqual([200, 'departmentReview']);
});

describe('papers of a record: 保密审查表 and 签发单 (B-4)', () => {
  const paperOf = (as: Account, id: string, kind: string) =>
    cms.fetch(`/review/evidence/${kind}/${policyDocument}/${id}`, { as });

  test('each file has its own answers; a sheet that leaves one out closes nothing (R-SEC-01)', async () => {
    const file = await uploadText(cms, '检查名单.txt', '甲企业');
    const id = await create({ attachments: [file.id] });
    await walk(id, 2);
    const refused = await call('confidentiality-reviewer', id, 'confidentiality', cleanSheet);
    expect([refused.status, refused.message]).toEqual([400, expect.stringContaining('没有逐项回答附件“检查名单.txt”')]);
    const { view } = await call('confidentiality-reviewer', id, '');
    const answers = { ...noToAll, tradeSecret: true };
    const attachments = view.attachments.map(({ sha256 }) => ({ sha256, answers }));
    const withoutBasis = await call('confidentiality-reviewer', id, 'confidentiality', { ...cleanSheet, attachments });
    expect(withoutBasis.message).toContain('须写明依据');
    const sheet = { ...cleanSheet, attachments, basis: '企业书面同意公开' };
    expect((await call('confidentiality-reviewer', id, 'confidentiality', sheet)).status).toBe(200);
    const paper = (await (await paperOf('deputy-head', id, 'sheet')).json()) as Evidence;
    expect(paper.steps.at(-1)?.sheet?.attachments).toEqual([
      { name: '检查名单.txt', sha256: view.attachments[0]?.sha256, answers },
    ]);
  });

  test('a paper names every step with its bytes and its entry of the log, and whoever takes it is on record', async () => {
    const id = await create();
    await walk(id, 4);
    await edit(cms, { uid: policyDocument, documentId: id }, { title: '签发之后改过的标题' });
    const entries = await entriesDuring(cms, async () => {
      const paper = (await (await paperOf('department-head', id, 'chain')).json()) as Evidence;
      expect(paper).toMatchObject({ isUnchanged: false, isOfDecision: true, round: 1 });
      expect(paper.head.title).toBe(completePolicy.title);
      expectSealed(paper);
      expect(paper.steps.map(({ action, account }) => [action, account])).toEqual([
        ['submit', testNames['information-officer']],
        ['approve', testNames['department-head']],
        ['clear', testNames['confidentiality-reviewer']],
        ['sign', testNames['deputy-head']],
        ['publish', testNames['deputy-head']],
      ]);
      const log = await entriesOf(cms, id);
      for (const step of paper.steps) {
        expect(step.hash).toBe(paper.hash);
        const entry = log.find(({ seq }) => seq === step.entry?.seq);
        expect(entry).toMatchObject({ action: `review.${step.action}`, details: { hash: step.hash } });
        expect(step.entry?.hash).toBe(entryHash(entryText(entry as AuditEntry)));
      }
    });
    expect(entries).toMatchObject([
      { action: 'evidence.chain', actor: { name: testNames['department-head'] }, subject: { id } },
    ]);
  });

  /** Whoever has the paper and the public key that releases print needs nothing else. */
  function expectSealed({ seal, hash, steps }: Evidence): void {
    const key = verifierKey(signerOf(seal.note.split('/paper\n')[0] ?? '', '5a'.repeat(32)));
    expect(isPaperSignedBy(seal.note, key)).toBe(true);
    expect(isPaperSignedBy(seal.note.replace(hash ?? '', 'a'.repeat(64)), key)).toBe(false);
    const lines = readPaper(seal.note) ?? [];
    expect(lines).toEqual(expect.arrayContaining([`标题：${completePolicy.title}`, `送审内容校验值：${hash}`]));
    for (const { account, entry } of steps)
      expect(lines.some((line) => line.includes(account) && line.includes(`第 ${entry?.seq} 条`))).toBe(true);
    expect(seal.picture).toMatch(/^data:image\/svg\+xml;base64,/);
  }

  test('what cannot be put on record is not shown (D13), and a kind that there is not is refused', async () => {
    const id = await create();
    await whileAuditFails(cms, async () => {
      const answer = await paperOf('deputy-head', id, 'sheet');
      expect(answer.status).toBe(500);
      expect(await answer.text()).not.toContain(completePolicy.title);
    });
    expect((await paperOf('deputy-head', id, 'other')).status).toBe(400);
    expect((await paperOf('audit-administrator', id, 'sheet')).status).toBe(403);
  });
});

describe('each step is for its role only; the administrator takes none', () => {
  const accounts: Account[] = [
    'admin',
    'information-officer',
    'department-head',
    'confidentiality-reviewer',
    'deputy-head',
  ];
  test.each(story.map(([role, step, body], index) => ({ role, step, body, index })))(
    '$step is for $role',
    async ({ role, step, body, index }) => {
      const id = await create();
      await walk(id, index);
      const { view: before } = await call('information-officer', id, '');
      for (const other of accounts.filter((account) => account !== role)) {
        const { status, message } = await call(other, id, step, body);
        expect([other, status, message]).toEqual([other, 403, expect.stringContaining('没有办理这一环节的权限')]);
      }
      expect((await call('information-officer', id, '')).view.state).toBe(before.state);
      expect((await call(role, id, step, body)).status).toBe(200);
    },
  );
});

test('an account with all roles of officers still cannot take two steps on one record (B-2)', async () => {
  const roles = await cms.strapi.db.query('admin::role').findMany({ where: { code: { $in: [...testRoles] } } });
  const reviewer = await cms.user('confidentiality-reviewer');
  const own = await cms.strapi.db.query('admin::user').findOne({ where: { id: reviewer.id }, populate: ['roles'] });
  const setRoles = (ids: number[]) =>
    cms.strapi.db.query('admin::user').update({ where: { id: reviewer.id }, data: { roles: ids } });
  const id = await create();
  await walk(id, 3);
  await setRoles(roles.map((role: { id: number }) => role.id));
  const { status, message } = await call('confidentiality-reviewer', id, 'sign');
  expect([status, message]).toEqual([403, expect.stringContaining('同一人不能办理两个环节')]);
  const { view } = await call('confidentiality-reviewer', id, '');
  expect(view.next).toMatchObject({ action: 'sign', isAllowed: false, blockedBy: 'took-step' });
  expect(view.mayReturn).toBe(false);
  await setRoles(own.roles.map((role: { id: number }) => role.id));
});

test('the case view tells the author everything that is missing, and that nothing is to be submitted twice', async () => {
  const id = await create({ body: null, topicCategory: null });
  const { view } = await call('information-officer', id, '');
  expect(view.issues.map(({ text }) => text)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^主题分类：/), expect.stringMatching(/^正文：/)]),
  );
  expect((await call('information-officer', id, 'submit')).status).toBe(400);
});

test.each([
  ['an empty reason', 'return', { reason: ' ' }, '请填写理由'],
  ['no reason', 'return', {}, '请填写理由'],
  ['a reason of 501 characters', 'return', { reason: '字'.repeat(501) }, '500 字以内'],
  ['an unknown field', 'approve', { approve: true }, 'approve'],
])('%s is refused in Chinese and nothing moves', async (_name, step, body, text) => {
  const id = await create();
  await walk(id, 1);
  const { status, message } = await call('department-head', id, step, body);
  expect([status, message]).toEqual([400, expect.stringContaining(text)]);
  expect((await call('department-head', id, '')).view.state).toBe('departmentReview');
});

test('a sheet with a yes and no basis is refused (R-SEC-02)', async () => {
  const id = await create();
  await walk(id, 2);
  const sheet = { answers: { ...noToAll, privacy: true }, conclusion: 'may-publish' };
  const { status, message } = await call('confidentiality-reviewer', id, 'confidentiality', sheet);
  expect([status, message]).toEqual([400, expect.stringContaining('须写明依据')]);
});

test('only whoever is to decide next sends a record back, with a reason that its author reads', async () => {
  const id = await create();
  await walk(id, 2);
  for (const other of ['department-head', 'deputy-head', 'disclosure-office', 'admin'] as const)
    expect([other, (await call(other, id, 'return', { reason: '再看看' })).status]).toEqual([other, 403]);
  const { view } = await call('confidentiality-reviewer', id, 'return', { reason: '请删去联系人手机号' });
  expect(view.state).toBe('returned');
  expect(view.history[0]).toMatchObject({ action: 'return', comment: '请删去联系人手机号' });
  expect(view.steps.filter((step) => step.at !== null)).toEqual([]);
});

test('the disclosure office or the leader withdraws, with a reason; nobody else', async () => {
  const id = await create();
  await walk(id, 4);
  expect((await call('department-head', id, 'withdraw', { reason: '有误' })).status).toBe(403);
  expect((await call('disclosure-office', id, 'withdraw', {})).status).toBe(400);
  const { view } = await call('disclosure-office', id, 'withdraw', { reason: '数据有误' });
  expect(view).toMatchObject({ state: 'withdrawn', isLive: false });
});

test('an unknown record or type is not found, and nobody reads cases without signing in', async () => {
  expect((await call('deputy-head', 'a'.repeat(24), '')).status).toBe(404);
  expect((await cms.fetch('/review/cases/plugin::upload.file/abc', { as: 'deputy-head' })).status).toBe(400);
  expect((await cms.fetch(`/review/cases/${policyDocument}/${'a'.repeat(24)}`)).status).toBe(401);
});

describe('the queue', () => {
  test('shows each officer what waits for him, until it does not', async () => {
    const id = await create({ title: '等待审核的通知' });
    await walk(id, 1);
    const waits = async (as: Account) => (await queueOf(as, '?pageSize=100')).items.map((item) => item.documentId);
    expect(await waits('department-head')).toContain(id);
    expect(await waits('deputy-head')).not.toContain(id);
    await call('department-head', id, 'approve');
    expect(await waits('department-head')).not.toContain(id);
    expect(await waits('confidentiality-reviewer')).toContain(id);
    await call('confidentiality-reviewer', id, 'return', { reason: '请修改' });
    expect(await waits('confidentiality-reviewer')).not.toContain(id);
    expect(await waits('information-officer')).toContain(id);
  });

  test('lists what is mine and under way, and filters by type and step', async () => {
    const id = await create({ title: '在办的通知' });
    await walk(id, 2);
    const mine = await queueOf('department-head', '?scope=mine&state=confidentialityReview&pageSize=100');
    expect(mine.items.find((item) => item.documentId === id)).toMatchObject({
      title: '在办的通知',
      typeLabel: '政策文件',
      state: 'confidentialityReview',
      nextAction: 'clear',
      submittedBy: testNames['information-officer'],
    });
    expect((await queueOf('department-head', '?scope=all&type=article')).total).toBe(0);
    expect((await queueOf('department-head', '?scope=all&state=withdrawn')).items.map((item) => item.state)).toEqual([
      'withdrawn',
    ]);
  });

  test('goes page by page', async () => {
    const first = await queueOf('department-head', '?scope=all&pageSize=2');
    const second = await queueOf('department-head', '?scope=all&pageSize=2&page=2');
    expect(first.items).toHaveLength(2);
    expect(first.items.map((item) => item.documentId)).not.toEqual(second.items.map((item) => item.documentId));
    expect(first.total).toBeGreaterThan(4);
  });

  test('forgets a deleted record', async () => {
    const id = await create();
    await walk(id, 1);
    await cms.strapi.documents(policyDocument as never).delete({ documentId: id });
    const { items } = await queueOf('department-head', '?scope=all&pageSize=100');
    expect(items.map((item) => item.documentId)).not.toContain(id);
  });

  test('tells the list column the states of all records that are not simply published', async () => {
    const [waiting, live] = [await create(), await create()];
    await walk(waiting, 1);
    await walk(live, 4);
    const answer = await cms.fetch(`/review/states/${policyDocument}`, { as: 'department-head' });
    const states = (await answer.json()) as Record<string, string>;
    expect(states[waiting]).toBe('departmentReview');
    expect(states[live]).toBeUndefined();
  });
});

test('a signature takes the moment of publication along; one that has passed or is none is refused in Chinese (A-6)', async () => {
  const id = await create();
  await walk(id, 3);
  for (const [publishAt, sentence] of [
    ['2026-01-01T09:00', '已经过去'],
    ['2026-02-30 09:00', '请填写日期和时刻'],
    ['明天', '请填写日期和时刻'],
  ]) {
    const { status, message } = await call('deputy-head', id, 'sign', { publishAt });
    expect([status, message]).toEqual([400, expect.stringContaining(sentence as string)]);
  }
  const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const { view } = await call('deputy-head', id, 'sign', { publishAt: `${day}T09:00` });
  expect(view).toMatchObject({ state: 'scheduled', maySchedule: true });
  expect(view.schedules).toMatchObject([
    { action: 'publish', dueAt: `${day}T01:00:00.000Z`, account: testNames['deputy-head'] },
  ]);
  expect((await call('information-officer', id, '')).view.maySchedule).toBe(false);
  expect((await call('information-officer', id, 'unschedule', { action: 'publish', reason: '不发' })).status).toBe(403);
  const back = await call('disclosure-office', id, 'unschedule', { action: 'publish', reason: '改由上级发布' });
  expect(back.view).toMatchObject({ state: 'returned', schedules: [] });
});
