import { afterAll, beforeAll, expect, test } from 'vitest';
import { elevate } from './elevation.ts';
import { loadCompiled, startCms, type Cms } from './harness.ts';

const { keepIndexNumbers } = loadCompiled('lib/record-writes') as typeof import('../src/lib/record-writes.ts');

const uid = 'api::policy-document.policy-document';
const form = `/content-manager/collection-types/${uid}`;
let cms: Cms;
beforeAll(async () => {
  cms = await startCms({ listen: true });
  await elevate(cms);
});
afterAll(() => cms.stop());

type Stored = { documentId: string; indexNumber: string; body: string | null } & Record<string, unknown>;
const documents = () => cms.strapi.documents(uid);
const draft = (data: Record<string, unknown> = {}) =>
  ({ data: { title: '关于开展安全生产检查的通知', disclosureAttribute: 'proactive', ...data } }) as never;
const create = async (data?: Record<string, unknown>) => (await documents().create(draft(data))) as unknown as Stored;
const find = async (documentId: string) => (await documents().findOne({ documentId })) as unknown as Stored;
/** A token with every right on content, as a careless administrator could make one. */
async function fullToken(): Promise<string> {
  const token = await cms.strapi
    .service('admin::api-token')
    .create({ name: `test ${Math.random()}`, type: 'full-access', kind: 'content-api', lifespan: null });
  return token.accessKey;
}

test('index numbers follow one another within the year, also for parallel drafts (R-POL-05)', async () => {
  const parallel = await Promise.all(Array.from({ length: 12 }, () => create({ formedDate: '2019-03-01' })));
  expect(parallel.map((record) => record.indexNumber).sort()).toEqual(
    Array.from({ length: 12 }, (_, i) => `YC012/2019-${String(i + 1).padStart(5, '0')}`),
  );
});

test('the number of a deleted record, and of a draft that failed, is not given to another record in a wrong way', async () => {
  const first = await create({ formedDate: '2018-01-01' });
  await documents().delete({ documentId: first.documentId });
  await expect(create({ formedDate: '2018-01-01', title: '长'.repeat(300) })).rejects.toThrow();
  const next = await create({ formedDate: '2018-01-01' });
  expect([first.indexNumber, next.indexNumber]).toEqual(['YC012/2018-00001', 'YC012/2018-00002']);
});

test('a migrated record keeps its number, the counter steps over it, and nobody else gets it', async () => {
  const migrate = (indexNumber: string) => keepIndexNumbers(() => create({ indexNumber }));
  const migrated = await migrate('YC012/2017-00001');
  expect(migrated.indexNumber).toBe('YC012/2017-00001');
  expect((await create({ formedDate: '2017-05-01' })).indexNumber).toBe('YC012/2017-00002');
  await expect(migrate('YC012/2017-00001')).rejects.toThrow('索引号 YC012/2017-00001 已被使用');
  await expect(migrate('第一号')).rejects.toThrow('不是索引号');
});

test('a copy is another record with another number', async () => {
  const original = await create();
  const copy = await documents().clone({ documentId: original.documentId });
  const entries = copy?.entries as unknown as Stored[] | undefined;
  const number = entries?.[0]?.indexNumber;
  expect(number).toMatch(/^YC012\/\d{4}-\d{5}$/);
  expect(number).not.toBe(original.indexNumber);
});

test('no way changes an index number: document service, content manager, REST', async () => {
  const { documentId, indexNumber } = await create();
  const other = 'YC012/2016-00077';
  await expect(documents().update({ documentId, data: { indexNumber: other } as never })).rejects.toThrow('终身不变');
  for (const as of ['information-officer', 'admin'] as const)
    await cms.fetch(`${form}/${documentId}`, {
      method: 'PUT',
      body: JSON.stringify({ title: '改', indexNumber: other }),
      as,
    });
  await cms.fetch(`/api/policy-documents/${documentId}?status=draft`, {
    method: 'PUT',
    body: JSON.stringify({ data: { indexNumber: other } }),
    token: await fullToken(),
  });
  expect((await find(documentId)).indexNumber).toBe(indexNumber);
});

test('no form and no plugin brings an index number of its own choice', async () => {
  await expect(create({ indexNumber: 'YC012/2015-00001' })).rejects.toThrow('索引号由系统编制');
  const body = JSON.stringify({ title: '新', disclosureAttribute: 'proactive', indexNumber: 'YC012/2015-00001' });
  await cms.fetch(form, { method: 'POST', body, as: 'admin' });
  await cms.fetch('/api/policy-documents?status=draft', {
    method: 'POST',
    body: JSON.stringify({ data: JSON.parse(body) }),
    token: await fullToken(),
  });
  expect(await documents().count({ filters: { indexNumber: 'YC012/2015-00001' } as never })).toBe(0);
});

test('a draft without disclosure attribute is refused in Chinese; nothing is stored (A-2)', async () => {
  const before = await documents().count({});
  const answer = await cms.fetch(form, {
    method: 'POST',
    body: JSON.stringify({ title: '无公开属性' }),
    as: 'information-officer',
  });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('请选择“公开属性”');
  const { documentId } = await create();
  await expect(documents().update({ documentId, data: { disclosureAttribute: null } as never })).rejects.toThrow(
    '公开属性',
  );
  expect(await documents().count({})).toBe(before + 1);
});

test('what the bureau file knows is filled in, and what the officer wrote stays', async () => {
  const filled = await create();
  expect([filled.issuingOrgan, filled.contentSource, filled.validityStatus]).toEqual([
    '云川市应急管理局',
    '云川市应急管理局',
    'in-force',
  ]);
  expect((await create({ issuingOrgan: '云川市安全生产监督管理局' })).issuingOrgan).toBe('云川市安全生产监督管理局');
});

test('rich text is cleaned when it is stored, by every way', async () => {
  const dirty = '<h1>一</h1><p onclick="x()" style="color:red">正文<script>alert(1)</script></p>';
  const clean = '<h2>一</h2><p>正文</p>';
  const record = await create({ body: dirty, createdBy: (await cms.user('information-officer')).id });
  expect(record.body).toBe(clean);
  const answer = await cms.fetch(`${form}/${record.documentId}`, {
    method: 'PUT',
    body: JSON.stringify({ body: `<a href="javascript:alert(1)">点</a>${dirty}` }),
    as: 'information-officer',
  });
  expect(answer.status).toBe(200);
  expect((await find(record.documentId)).body).not.toMatch(/javascript|script|onclick|style/);
});

test('a document number typed with the wrong brackets is stored in its normal form (A-3)', async () => {
  const { documentId } = await create({ documentNumber: '云应急规[2026]3号' });
  expect((await find(documentId)).documentNumber).toBe('云应急规〔2026〕3号');
});

test('the database itself holds one index number and one published document number; the loser is told in Chinese', async () => {
  // Plain SQL, because the gate lets no published row through by any other way.
  const insert = (row: Record<string, unknown>) => cms.strapi.db.connection('policy_documents').insert(row);
  const row = { title: '甲', published_at: Date.now(), document_number: '云应急〔2026〕3号' };
  await insert({ ...row, document_id: 'a'.repeat(24), index_number: 'YC012/2014-00001' });
  const twin = { ...row, document_id: 'b'.repeat(24) };
  await expect(insert({ ...twin, index_number: 'YC012/2014-00002' })).rejects.toThrow(/UNIQUE/);
  await expect(insert({ ...twin, document_number: null, index_number: 'YC012/2014-00001' })).rejects.toThrow(/UNIQUE/);
});

test('who loses the race for a number is told which field clashed, in Chinese', async () => {
  const number = 'YC012/2013-00001';
  const rival = { title: '甲', documentId: 'c'.repeat(24), indexNumber: number, publishedAt: null };
  await cms.strapi.db.query(uid).create({ data: rival });
  await expect(create({ formedDate: '2013-01-01' })).rejects.toThrow('“索引号”已被另一条记录使用');
});
