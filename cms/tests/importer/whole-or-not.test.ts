import { existsSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PublishChange } from '@yangguang/schemas';
import { exampleOf } from '@yangguang/schemas/examples';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ImportRequest } from '../../src/plugins/importer/server/import-request.ts';
import { emailOf, loadCompiled, startCms, type Cms } from '../harness.ts';
import { pdf } from '../leak-gate/poisoned.ts';
import { feedOf } from '../records.ts';
import { fileIn, importsOf, jsonLines, migration } from './imports.ts';

const { problemLine } = loadCompiled(
  'plugins/importer/server/cli/output',
) as typeof import('../../src/plugins/importer/server/cli/output.ts');

let cms: Cms;
beforeAll(async () => {
  cms = await startCms();
});
afterAll(() => cms.stop());

let counter = 0;
/** A complete policy document that nobody has yet, without index number. */
function policy(changes: Record<string, unknown> = {}): Record<string, unknown> {
  counter += 1;
  const { type: _type, id: _id, indexNumber: _number, ...example } = exampleOf('policy-document');
  const documentNumber = `云应急〔2025〕${counter}号`;
  return {
    ...example,
    title: `第${counter}份`,
    documentNumber,
    leadDepartment: null,
    catalogueNode: null,
    attachments: [],
    ...changes,
  };
}

async function run(records: readonly object[], more: Partial<ImportRequest> = {}) {
  const file = fileIn(cms, `${counter}.jsonl`, jsonLines(records));
  return importsOf(cms).run({ type: 'policy-document', file, ...more });
}
type Result = Awaited<ReturnType<typeof run>>;
const errors = ({ problems }: Result) => problems.filter(({ severity }) => severity === 'error').map(problemLine);

/** Everything that an import could leave behind. */
async function traces(): Promise<Record<string, unknown>> {
  const knex = cms.strapi.db.connection;
  const counts: Record<string, unknown> = {};
  for (const table of [
    'policy_documents',
    'files',
    'files_related_mph',
    'index_numbers',
    'review_cases',
    'review_decisions',
    'outbox_changes',
  ])
    counts[table] = (await knex(table).count('* as count'))[0];
  counts['index_number_counters'] = await knex('index_number_counters').select('*');
  counts['uploads'] = readdirSync(join(cms.folder, 'public', 'uploads')).filter((name) => name !== '.gitkeep');
  return counts;
}

test('characters that only look like the end of a line stay in the text (G5)', async () => {
  const title = '甲\u2028乙𠮷';
  const result = await run([policy({ title, body: '<p>一\u2029二</p>' })]);
  expect(errors(result)).toEqual([]);
  const stored = await cms.strapi.db
    .connection('policy_documents')
    .where({ document_id: result.records[0]?.documentId });
  expect(stored).toMatchObject([{ title: '甲 乙𠮷', body: '<p>一\u2029二</p>' }]);
});

test('one wrong row keeps the whole file out', async () => {
  const before = await traces();
  const result = await run([policy(), policy({ documentDate: '昨天' }), policy()]);
  expect(result).toMatchObject({ outcome: 'refused', read: 3, imported: 0, skipped: 1, errors: 1 });
  expect(await traces()).toEqual(before);
});

test('with skip-bad-rows the good rows come in, and the others are listed', async () => {
  const result = await run([policy(), policy({ documentDate: '昨天' }), policy()], { skipBadRows: true });
  expect(result).toMatchObject({ outcome: 'imported', read: 3, imported: 2, skipped: 1 });
  expect(result.records.map(({ row }) => row)).toEqual([1, 3]);
  expect(errors(result)).toEqual([
    '错误：第 2 行“documentDate”，内容“昨天”：不是日期，或日历上没有这一天。请写成 2026-11-21、2026/11/21 或 2026年11月21日，年份写四位。',
  ]);
});

test('a dry run writes nothing', async () => {
  const before = await traces();
  expect(await run([policy()], { dryRun: true, migration })).toMatchObject({
    outcome: 'checked',
    read: 1,
    imported: 0,
  });
  expect(await traces()).toEqual(before);
});

test.each([undefined, migration])(
  'a failure of the database in the middle takes everything back, files included (%j)',
  async (decision) => {
    const attachments = join(cms.folder, 'imports');
    fileIn(cms, '附件.pdf', await pdf());
    const records = Array.from({ length: 450 }, (_, index) =>
      policy(index === 440 ? { title: '断电' } : { attachments: ['附件.pdf'] }),
    );
    await cms.strapi.db.connection.raw(
      `create trigger fail_late before insert on policy_documents when new.title = '断电' begin select raise(abort, 'disk I/O error'); end`,
    );
    const before = await traces();
    await expect(run(records, { attachments, ...(decision && { migration: decision }) })).rejects.toThrow(
      'disk I/O error',
    );
    expect(await traces()).toEqual(before);
    await cms.strapi.db.connection.raw('drop trigger fail_late');
    const again = await run(records, { attachments, ...(decision && { migration: decision }) });
    expect(again).toMatchObject({ outcome: 'imported', imported: 450 });
  },
);

test('drafts are drafts: nothing of them is in the feed, and the officer counts as their author', async () => {
  const before = (await feedOf(cms)).head;
  const result = await run([policy()], { by: emailOf('information-officer') });
  expect((await feedOf(cms)).head).toBe(before);
  const { documentId } = result.records[0] ?? { documentId: '' };
  const draft = await cms.strapi
    .documents('api::policy-document.policy-document' as never)
    .findOne({ documentId, populate: ['createdBy'] } as never);
  expect(draft).toMatchObject({ publishedAt: null, createdBy: { email: emailOf('information-officer') } });
});

test('a migrated record keeps its index number and its first day; the next draft gets another number (R-POL-05)', async () => {
  const result = await run([policy({ indexNumber: 'YC012/2019-00900', firstPublishedAt: '2026年5月6日 09:30' })], {
    migration,
  });
  expect(errors(result)).toEqual([]);
  const { changes } = await feedOf(cms);
  const change = changes.find(({ id }) => id === result.records[0]?.documentId) as PublishChange;
  expect(change).toMatchObject({
    firstPublishedAt: '2026-05-06T01:30:00.000Z',
    publishedAt: '2026-05-06T01:30:00.000Z',
    approval: { kind: 'migration', decision: migration.decision },
  });
  expect(new Set(change.approval.steps.map(({ account }) => account)).size).toBe(2);
  expect(change.record['indexNumber']).toBe('YC012/2019-00900');
});

test('index numbers of migrated records: the wrong form, twice in the file, taken, and taken by the page they name', async () => {
  const result = await run(
    ['第一号', 'YC012/2019-00901', 'YC012/2019-00901', 'YC012/2019-00900', 'OLD01/2019-00900'].map((indexNumber) =>
      policy({ indexNumber }),
    ),
    { migration },
  );
  expect(errors(result)).toEqual([
    '错误：第 1 行“indexNumber”，内容“第一号”：索引号不符合“机构代码/年份-5 位流水号”的格式。请改成如 YC012/2026-00001 的形式；留空则由系统编制。',
    '错误：第 3 行“索引号”，内容“YC012/2019-00901”：与第 2 行的索引号相同。请删去重复的一行。',
    '错误：第 4 行“索引号”，内容“YC012/2019-00900”：索引号已被使用。索引号不得重复使用：请核对，或留空由系统编制。',
    '错误：第 5 行“索引号”，内容“OLD01/2019-00900”：索引号已被使用。索引号不得重复使用：请核对，或留空由系统编制。',
  ]);
});

test.each([
  [{ decision: ' ' }, '直接公开须写明迁移决定，并由两个账号分别经办和确认。'],
  [{ confirmedBy: migration.by.toUpperCase() }, '经办人和确认人是同一个账号'],
  [{ by: 'nobody@example.invalid' }, '没有邮箱为“nobody@example.invalid”的可用账号。'],
])('a migration needs a decision and two people (R-REG-17): %j', async (changes, message) => {
  const before = await traces();
  const result = await run([policy()], { migration: { ...migration, ...changes } });
  expect(errors(result)[0]).toContain(message);
  expect(await traces()).toEqual(before);
});

test('what is not to be disclosed proactively, lacks something, or lies in the future is not migrated', async () => {
  const result = await run(
    [
      policy({ disclosureAttribute: '依申请公开', exemptionGround: 'work-secret', exemptionReason: '内部' }),
      policy({ body: null }),
      policy({ firstPublishedAt: '2099-01-01' }),
    ],
    { migration },
  );
  expect(errors(result)).toEqual([
    '错误：第 1 行“disclosureAttribute”，内容“依申请公开”：公开属性不是“主动公开”，不能公开。请改为导入草稿，或核对公开属性。',
    '错误：第 2 行“正文”：必填内容为空。请填写“正文”。',
    '错误：第 3 行“firstPublishedAt”，内容“2099-01-01”：发布日期在今天之后。请填写当时实际公开的日期。',
  ]);
});

test('attachments come from the named folder only, and are what their names say', async () => {
  const attachments = join(cms.folder, 'imports');
  fileIn(cms, '网页.pdf', '<html><script>alert(1)</script></html>');
  fileIn(cms, '程序.exe', 'MZ');
  symlinkSync('/etc/passwd', join(attachments, '链接.txt'));
  const names = ['没有.pdf', '../../data.db', '网页.pdf', '程序.exe', '链接.txt'];
  const result = await run(
    names.map((name) => policy({ attachments: [name] })),
    { attachments },
  );
  expect(errors(result).map((line) => line.replace(/^.*?：.*?：/, ''))).toEqual([
    '没有找到附件文件“没有.pdf”。请核对文件名（含扩展名），并提供这个文件。',
    '没有找到附件文件“../../data.db”。请核对文件名（含扩展名），并提供这个文件。',
    '附件“网页.pdf”的类型不允许上传。请转为 PDF、OFD、Word、Excel 或图片。',
    '附件“程序.exe”的类型不允许上传。请转为 PDF、OFD、Word、Excel 或图片。',
    '没有找到附件文件“链接.txt”。请核对文件名（含扩展名），并提供这个文件。',
  ]);
  const none = await run([policy({ attachments: ['附件.pdf'] })]);
  expect(errors(none)[0]).toContain(
    '写了附件，但没有提供附件文件。请一并选择附件文件；用命令导入时以 --attachments 指定文件夹。',
  );
});

test('records of other files are named by key, and a record whose neighbour fell away falls too', async () => {
  const first = await run([policy({ key: 'p1' })]);
  expect(Object.keys(first.keys)).toEqual(['p1']);
  const { type: _type, id: _id, indexNumber: _number, ...interpretation } = exampleOf('policy-interpretation');
  const file = fileIn(
    cms,
    'i.jsonl',
    jsonLines([{ ...interpretation, leadDepartment: null, catalogueNode: null, policies: ['p1'] }]),
  );
  const second = await importsOf(cms).run({ type: 'policy-interpretation', file, keys: first.keys });
  expect(errors(second)).toEqual([]);
  expect(second).toMatchObject({ imported: 1 });
  expect(await cms.strapi.db.connection('policy_interpretations_policies_lnk').count('* as count')).toEqual([
    { count: 1 },
  ]);
});

test('the temporary file of an import is gone afterwards', async () => {
  const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('yangguang-import-'));
  const before = left();
  await run([policy()]);
  await run([policy({ documentDate: 'x' })]);
  expect(left().filter((name) => !before.includes(name) && existsSync(join(tmpdir(), name)))).toEqual([]);
});
