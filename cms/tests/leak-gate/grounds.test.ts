import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DictionaryPage } from '../../src/plugins/leak-gate/server/services/dictionary.ts';
import type { TaskPage } from '../../src/plugins/leak-gate/server/services/tasks.ts';
import type { Evidence } from '../../src/plugins/review/server/services/evidence.ts';
import { entriesDuring, entriesOf } from '../audit/log.ts';
import { startCms, type Account, type Cms } from '../harness.ts';
import { cleanSheet, edit, isPublic, policyDocument, publishedPolicy } from '../records.ts';
import { citizenNumber, created, leaks, withNumber } from './findings.ts';

let cms: Cms;
beforeAll(async () => {
  cms = await startCms({ listen: true });
});
afterAll(() => cms.stop());

async function step(as: Account, documentId: string, name: string, body: unknown = {}): Promise<[number, string]> {
  const path = `/review/cases/${policyDocument}/${documentId}/${name}`;
  const answer = await cms.fetch(path, { as, method: 'POST', body: JSON.stringify(body) });
  return [answer.status, ((await answer.json()) as { error?: { message: string } }).error?.message ?? ''];
}

async function ground(documentId: string, as: Account = 'confidentiality-reviewer') {
  // What is looked at and by whom are two things: the findings are those that the reviewer sees.
  const { view } = await leaks(cms, 'confidentiality-reviewer', documentId);
  return leaks(cms, as, documentId, 'ground', {
    finding: view.findings[0]?.key,
    ground: 'consent',
    reason: '当事人书面同意公开',
    seenHash: view.hash,
  });
}

const place = (documentId: string) => ({ uid: policyDocument, documentId });
const reviewed = [
  ['department-head', 'approve', {}],
  ['confidentiality-reviewer', 'confidentiality', cleanSheet],
] as const;

test('a finding holds a draft back until a named officer states the legal ground; then it goes out, on record (A-11)', async () => {
  const id = await created(cms, { body: withNumber });
  const before = await leaks(cms, 'information-officer', id);
  expect(before.view).toMatchObject({
    mayGround: false,
    mayMask: true,
    findings: [{ severity: 'error', ground: null, text: expect.stringContaining('正文，第 11 字起') }],
  });
  expect(JSON.stringify(before.view)).not.toContain(citizenNumber);
  expect(await step('information-officer', id, 'submit')).toEqual([
    400,
    expect.stringContaining('泄密检查发现 1 处问题'),
  ]);

  const { view } = await ground(id);
  expect(view.findings[0]?.ground).toMatchObject({ code: 'consent', reason: '当事人书面同意公开', account: '李保密' });
  expect(await step('information-officer', id, 'submit')).toEqual([200, '']);
  for (const [as, name, body] of reviewed) expect(await step(as, id, name, body)).toEqual([200, '']);
  expect(await step('deputy-head', id, 'sign')).toEqual([200, '']);
  expect(await isPublic(cms, place(id))).toBe(true);
  const rows = await cms.strapi.db.connection('leak_grounds').where({ record_id: id });
  expect(rows).toEqual([
    expect.objectContaining({ ground: 'consent', dictionary: expect.stringMatching(/^2026\.11/) }),
  ]);
});

test('one changed character, and the ground is void (B-3)', async () => {
  const id = await created(cms, { body: withNumber });
  await ground(id);
  await edit(cms, place(id), { summary: '换了一个字' });
  expect((await leaks(cms, 'confidentiality-reviewer', id)).view.findings[0]?.ground).toBeNull();
  expect((await step('information-officer', id, 'submit'))[1]).toContain('泄密检查发现 1 处问题');
});

test.each([
  ['information-officer', 403, '没有办理这一环节的权限'],
  ['department-head', 403, '没有办理这一环节的权限'],
  ['admin', 403, '没有办理这一环节的权限'],
] as const)('%s states no ground', async (as, status, sentence) => {
  const id = await created(cms, { body: withNumber });
  expect(await ground(id, as)).toMatchObject({ status, message: expect.stringContaining(sentence) });
});

test('nobody states a ground for a draft of his own, of content he has not seen, or for what is not there', async () => {
  const own = await created(cms, { body: withNumber });
  const reviewer = await cms.user('confidentiality-reviewer');
  const row = await cms.strapi.db.query(policyDocument as never).findOne({ where: { documentId: own } });
  await cms.strapi.db
    .query(policyDocument as never)
    .update({ where: { id: row.id }, data: { createdBy: reviewer.id } as never });
  expect((await ground(own)).message).toContain('您是该信息的拟稿人');

  const id = await created(cms, { body: withNumber });
  const { view } = await leaks(cms, 'confidentiality-reviewer', id);
  const given = { ground: 'consent', reason: '同意', seenHash: view.hash, finding: 'privacy.landline|body|||0|0' };
  expect((await leaks(cms, 'confidentiality-reviewer', id, 'ground', given)).message).toContain('没有找到该处问题');
  const other = { ...given, finding: view.findings[0]?.key, seenHash: '0'.repeat(64) };
  expect((await leaks(cms, 'confidentiality-reviewer', id, 'ground', other)).message).toContain('刚刚有改动');
  expect((await leaks(cms, 'confidentiality-reviewer', id, 'ground', { ...other, reason: ' ' })).message).toContain(
    '请写明理由',
  );
});

test('one click masks the draft, tables included, and it can be submitted (脱敏)', async () => {
  const id = await created(cms, {
    body: `${withNumber}<p>电话138<strong>0000</strong>1234</p>`,
    summary: '车牌赣C·12345',
    changeNotes: [{ date: '2026-03-02', note: '更正联系人手机13800001234' }],
  });
  const { view } = await leaks(cms, 'information-officer', id);
  expect(view.findings).toHaveLength(4);
  expect((await leaks(cms, 'department-head', id, 'mask', { seenHash: view.hash })).message).toContain(
    '不能修改该信息',
  );
  const masked = await leaks(cms, 'information-officer', id, 'mask', { seenHash: view.hash });
  expect(masked.view.findings).toEqual([]);
  const draft = await cms.strapi.documents(policyDocument as never).findOne({ documentId: id });
  expect(draft).toMatchObject({
    body: '<p>当事人王某，身份证号110***********002X。</p><p>电话138<strong>****</strong>1234</p>',
    summary: '车牌赣C·1***5',
    changeNotes: [{ date: '2026-03-02', note: '更正联系人手机138****1234' }],
  });
  expect(await step('information-officer', id, 'submit')).toEqual([200, '']);
  expect((await leaks(cms, 'information-officer', id, 'mask', { seenHash: masked.view.hash })).message).toContain(
    '没有可以脱敏的内容',
  );
});

test('an entry made after the submission stops the signature (A-10)', async () => {
  const id = await created(cms, { body: '<p>地点在一号仓库旁。</p>' });
  expect(await step('information-officer', id, 'submit')).toEqual([200, '']);
  for (const [as, name, body] of reviewed) expect(await step(as, id, name, body)).toEqual([200, '']);
  const made = await cms.fetch('/content-manager/collection-types/plugin::leak-gate.term', {
    as: 'disclosure-office',
    method: 'POST',
    body: JSON.stringify({ kind: 'sensitive-word', text: '一号仓库' }),
  });
  expect(made.status).toBe(201);
  expect(await step('deputy-head', id, 'sign')).toEqual([400, expect.stringContaining('含有不宜公开的字样“一号仓库”')]);
  expect(await isPublic(cms, place(id))).toBe(false);
  const { view } = await leaks(cms, 'confidentiality-reviewer', id);
  expect(view.dictionary).toMatch(/^2026\.11\.\d\+[0-9a-f]{12}$/);
  // What decided is in the log: what let it in, the change, and what stopped it.
  const entries = await entriesOf(cms);
  const of = (action: string) => entries.filter((entry) => entry.action === action).at(-1)?.details['dictionary'];
  expect(of('review.submit')).toMatch(/^2026\.11\.\d$/);
  expect(of('attempt.refused')).toBe(view.dictionary);
  expect(entries.find(({ details }) => details['version'] === view.dictionary)).toMatchObject({
    action: 'leak.dictionary',
    actor: { name: '吴公开' },
    details: { before: of('review.submit'), entries: 1 },
  });
  // The clerk of another role keeps no dictionary.
  const refused = await cms.fetch('/content-manager/collection-types/plugin::leak-gate.term', {
    as: 'information-officer',
    method: 'POST',
    body: JSON.stringify({ kind: 'public-contact', text: '138*' }),
  });
  expect(refused.status).toBe(403);
});

test('every dictionary stays on file for ever, with who changed what; a built-in entry can be passed over (A-10)', async () => {
  const clerk = { as: 'disclosure-office' } as const;
  const entry = '/content-manager/collection-types/plugin::leak-gate.term';
  const send = (path: string, method: string, body?: unknown) =>
    cms.fetch(path, { ...clerk, method, ...(body !== undefined && { body: JSON.stringify(body) }) });
  const pageOf = async (as: Account) => {
    const answer = await cms.fetch('/leak-gate/dictionary', { as });
    return [answer.status, (await answer.json()) as DictionaryPage] as const;
  };
  const before = (await pageOf('disclosure-office'))[1].versions.length;
  const made = await send(entry, 'POST', { kind: 'wrong-hotline', text: '12369', right: '12350' });
  const { data } = (await made.json()) as { data: { documentId: string } };
  const id = await created(cms, { body: '<p>请拨打12369或者12358举报。</p>' });
  expect((await leaks(cms, 'information-officer', id)).view.findings.map(({ text }) => text)).toEqual([
    '正文，第 4 字起：热线号码“12369”有误，应为“12350”（安全生产举报电话为“12350”），请更正。',
    '正文，第 11 字起：热线号码“12358”有误，应为“12350”（安全生产举报电话为“12350”），请更正。',
  ]);
  await send(`${entry}/${data.documentId}`, 'PUT', { kind: 'passed-word', text: '12358', right: null });
  expect((await leaks(cms, 'information-officer', id)).view.findings).toEqual([]);
  await send(`${entry}/${data.documentId}`, 'DELETE');
  const [status, page] = await pageOf('confidentiality-reviewer');
  expect([status, page.versions.length]).toEqual([200, before + 3]);
  expect(page.versions.slice(0, 3)).toMatchObject([
    { account: '吴公开', added: [], removed: [{ kind: 'passed-word', text: '12358' }] },
    { account: '吴公开', added: [{ kind: 'passed-word' }], removed: [{ kind: 'wrong-hotline', text: '12369' }] },
    { account: '吴公开', added: [{ kind: 'wrong-hotline', text: '12369', right: '12350' }], removed: [] },
  ]);
  expect(page.versions[0]?.version).toBe(page.version);
  expect((await pageOf('information-officer'))[0]).toBe(403);
  const knex = cms.strapi.db.connection;
  await expect(knex('leak_dictionaries').delete()).rejects.toThrow('append-only');
  await expect(knex('leak_dictionaries').update({ own: '[]' })).rejects.toThrow('append-only');
});

describe('risks of putting together are the reviewer’s to answer, and hold nothing back (B-5)', () => {
  const small =
    '<table><tr><th>乡镇</th><th>救助人数</th></tr><tr><td>白石镇</td><td>3</td></tr><tr><td>柳河镇</td><td>56</td></tr></table>';
  const tasksOf = async (as: Account, state = 'open'): Promise<TaskPage> =>
    (await cms.fetch(`/leak-gate/tasks?state=${state}&pageSize=100`, { as })).json() as Promise<TaskPage>;
  const answer = (id: number, as: Account) =>
    cms.fetch(`/leak-gate/tasks/${id}/answer`, {
      as,
      method: 'POST',
      body: JSON.stringify({ ground: 'not-a-leak', reason: '人数以乡镇为单位，不能认出个人' }),
    });

  test('a small group raises one task at submission; the answer is kept and printed', async () => {
    const id = await created(cms, { body: small });
    const entries = await entriesDuring(cms, () => step('information-officer', id, 'submit'));
    expect(entries.map(({ action }) => action)).toEqual(['leak.task', 'review.submit']);
    await expect(cms.strapi.db.connection('leak_tasks').delete()).rejects.toThrow('append-only');
    const [task] = (await tasksOf('confidentiality-reviewer')).items.filter(({ documentId }) => documentId === id);
    expect(task).toMatchObject({
      moment: 'submit',
      answer: null,
      text: expect.stringContaining('“白石镇”的“救助人数”为 3'),
    });
    expect((await cms.fetch('/leak-gate/tasks', { as: 'department-head' })).status).toBe(403);
    for (const [as, name, body] of reviewed) expect(await step(as, id, name, body)).toEqual([200, '']);
    expect((await answer(task?.id ?? 0, 'department-head')).status).toBe(403);
    expect((await answer(task?.id ?? 0, 'confidentiality-reviewer')).status).toBe(200);
    expect(await (await answer(task?.id ?? 0, 'confidentiality-reviewer')).text()).toContain('刚刚已由他人答复');
    await expect(cms.strapi.db.connection('leak_grounds').delete()).rejects.toThrow('append-only');
    expect(await step('deputy-head', id, 'sign')).toEqual([200, '']);
    const [answered] = (await tasksOf('confidentiality-reviewer', 'answered')).items;
    expect(answered?.answer).toMatchObject({ account: '李保密', reason: '人数以乡镇为单位，不能认出个人' });
    const paper = await cms.fetch(`/review/evidence/sheet/${policyDocument}/${id}`, { as: 'deputy-head' });
    expect(((await paper.json()) as Evidence).grounds).toMatchObject([
      { finding: expect.stringContaining('白石镇'), reason: '人数以乡镇为单位，不能认出个人', account: '李保密' },
    ]);
  });

  test('what became public in between is a task at the signature, and the record goes out', async () => {
    const firm = '云川市东山化工有限公司';
    const id = await created(cms, { body: `<p>对${firm}罚款3万元，对其法定代表人孙某罚款1万元。</p>` });
    expect(await step('information-officer', id, 'submit')).toEqual([200, '']);
    for (const [as, name, body] of reviewed) expect(await step(as, id, name, body)).toEqual([200, '']);
    await publishedPolicy(cms, { title: '许可公告', body: `<p>${firm}，法定代表人：孙立新，许可经营。</p>` });
    expect(await step('deputy-head', id, 'sign')).toEqual([200, '']);
    expect(await isPublic(cms, place(id))).toBe(true);
    const tasks = (await tasksOf('confidentiality-reviewer')).items.filter(({ documentId }) => documentId === id);
    expect(tasks).toMatchObject([{ moment: 'publish', text: expect.stringContaining('与已公开的《许可公告》') }]);
  });

  test('content that was changed before it went out is nobody’s task any more', async () => {
    const id = await created(cms, { body: small });
    await step('information-officer', id, 'submit');
    await edit(cms, place(id), { body: '<p>没有表格。</p>' });
    const open = (await tasksOf('confidentiality-reviewer')).items;
    expect(open.filter(({ documentId }) => documentId === id)).toEqual([]);
  });
});

test('a check that cannot be made refuses like one that found something (D13)', async () => {
  const id = await created(cms);
  const knex = cms.strapi.db.connection;
  await knex.schema.renameTable('leak_grounds', 'leak_grounds_away');
  try {
    expect((await step('information-officer', id, 'submit'))[1]).toContain('泄密检查没有完成');
  } finally {
    await knex.schema.renameTable('leak_grounds_away', 'leak_grounds');
  }
  expect(await step('information-officer', id, 'submit')).toEqual([200, '']);
});
