import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCms, type Account, type Cms } from '../harness.ts';
import { cleanSheet, edit, isPublic, policyDocument } from '../records.ts';
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
  const { view } = await leaks(cms, as, documentId);
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
  expect(view.dictionary).toMatch(/^2026\.11\+[0-9a-f]{12}$/);
  const version = view.dictionary.split('+')[1] ?? '';
  const kept = await cms.strapi.db.connection('leak_dictionary_versions').where({ version }).first();
  expect(kept.terms).toContain('一号仓库');
  // The clerk of another role keeps no dictionary.
  const refused = await cms.fetch('/content-manager/collection-types/plugin::leak-gate.term', {
    as: 'information-officer',
    method: 'POST',
    body: JSON.stringify({ kind: 'public-contact', text: '138*' }),
  });
  expect(refused.status).toBe(403);
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
