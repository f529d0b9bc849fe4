import { join } from 'node:path';
import { contentHash, contentTypes, parsePublished, type ContentType, type PublishChange } from '@yangguang/schemas';
import { exampleOf, type ExampleName } from '@yangguang/schemas/examples';
import { beforeAll, expect, test } from 'vitest';
import type { Migrations } from '../../src/plugins/review/server/services/migrations.ts';
import { loadCompiled, startCms, type Cms } from '../harness.ts';
import { docx, paragraph, pdf, workbook } from '../leak-gate/poisoned.ts';
import { feedOf } from '../records.ts';
import { fileIn, importsOf, jsonLines, migration } from './imports.ts';

const { keepIndexNumbers } = loadCompiled('lib/record-writes') as typeof import('../../src/lib/record-writes.ts');
const { canonicalRecord } = loadCompiled('lib/canonical-record') as typeof import('../../src/lib/canonical-record.ts');

/** What others refer to comes first. */
const order = ['department', 'catalogue-node', 'policy-document', 'accident-report'];
const rank = (type: ContentType) => (order.includes(type.name) ? order.indexOf(type.name) : order.length);
const types = [...contentTypes].sort((a, b) => rank(a) - rank(b));
const files = { pdf: await pdf(), docx: await docx(paragraph('附件内容')), xlsx: await workbook(() => undefined) };

interface Result {
  tables: Record<string, unknown[]>;
  records: unknown[];
  feed: unknown[];
}

/** The file of a type: its example, naming the examples of other types. */
function recordsOf(type: ContentType): Record<string, unknown>[] {
  const { type: _type, id: _id, ...example } = exampleOf(type.name as ExampleName) as Record<string, unknown>;
  const references = Object.fromEntries(
    Object.keys(type.fields).flatMap((field): [string, unknown][] => {
      const kind = type.kind(field);
      if (kind.kind !== 'reference' && kind.kind !== 'references') return [];
      // Only what is there already can be named.
      const isThere = types.findIndex(({ name }) => name === kind.target) < types.indexOf(type);
      const named = isThere ? [indexNumberOf(kind.target)] : [];
      return [[field, kind.kind === 'references' ? named : (named[0] ?? null)]];
    }),
  );
  const first = { ...example, ...references, attachments: names(example['attachments']) };
  return type.name === 'article' ? [first, besideDraft(first)] : [first];
}

/** A public record that names a draft: readers do not see the link, officers do. */
function besideDraft(record: Record<string, unknown>): Record<string, unknown> {
  return {
    ...record,
    title: '关于机构调整的说明',
    indexNumber: 'YC012/2020-00077',
    leadDepartment: draftDepartment.title,
  };
}
const draftDepartment = { title: '筹建中的科室', disclosureAttribute: 'proactive', formedDate: '2020-03-01' };

const names = (attachments: unknown) => (attachments as { name: string }[]).map(({ name }) => name);
const indexNumberOf = (name: string) => exampleOf(name as ExampleName).indexNumber;

/** documentIds of the first way, used again by the second, so that the two can be held against each other. */
const ids = new Map<string, string>();

async function throughImporter(cms: Cms): Promise<void> {
  const attachments = join(cms.folder, 'imports');
  const drafts = fileIn(cms, 'drafts.jsonl', jsonLines([draftDepartment]));
  const draft = await importsOf(cms).run({ type: 'department', file: drafts, by: migration.by });
  ids.set(draftDepartment.title, draft.records[0]?.documentId ?? '');
  // A file a record: rows are numbered in the order of writing, and of one file all drafts come first.
  for (const type of types)
    for (const record of recordsOf(type)) {
      for (const name of record['attachments'] as string[]) fileIn(cms, name, fileBytes(name));
      const file = fileIn(cms, `${type.name}.jsonl`, jsonLines([record]));
      const result = await importsOf(cms).run({ type: type.name, file, attachments, migration });
      expect(result.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(result).toMatchObject({ outcome: 'imported', imported: 1 });
      for (const { indexNumber, documentId } of result.records) ids.set(indexNumber, documentId);
    }
}

const fileBytes = (name: string): Buffer => files[name.split('.').at(-1) as keyof typeof files];

async function throughDocumentService(cms: Cms): Promise<void> {
  const migrations: Migrations = cms.strapi.plugin('review').service('migrations');
  const author = await cms.user('disclosure-office');
  const draft = await documentData(
    cms,
    types[0] as ContentType,
    everyField(types[0] as ContentType, draftDepartment),
    author.id,
  );
  await cms.strapi.documents('api::department.department' as never).create({ data: draft } as never);
  for (const type of types)
    for (const record of recordsOf(type)) {
      const data = await documentData(cms, type, record, author.id);
      const { documentId } = await keepIndexNumbers(() =>
        cms.strapi.documents(type.uid as never).create({ data } as never),
      );
      await migrations.recordMigration(type.uid, documentId, {
        decision: migration.decision,
        accounts: [migration.by, migration.confirmedBy],
      });
    }
}

/** The importer stores empty tables as empty lists. */
function everyField(type: ContentType, record: Record<string, unknown>): Record<string, unknown> {
  const lists = Object.keys(type.fields).filter((field) => type.kind(field).kind === 'rows');
  return { ...Object.fromEntries(lists.map((field) => [field, []])), attachments: [], ...record };
}

async function documentData(cms: Cms, type: ContentType, record: Record<string, unknown>, author: number) {
  const data: Record<string, unknown> = {
    ...record,
    documentId: ids.get((record['indexNumber'] ?? record['title']) as string),
  };
  for (const field of Object.keys(type.fields)) {
    const { kind } = type.kind(field);
    if (kind === 'reference' && record[field]) data[field] = ids.get(record[field] as string);
    if (kind === 'references') data[field] = (record[field] as string[]).map((number) => ids.get(number));
    if (kind === 'attachments') data[field] = await upload(cms, record[field] as string[]);
  }
  return { ...data, createdBy: author, updatedBy: author };
}

async function upload(cms: Cms, fileNames: string[]): Promise<number[]> {
  const stored: number[] = [];
  for (const name of fileNames) {
    const filepath = fileIn(cms, name, fileBytes(name));
    const mimetype = name.endsWith('.pdf') ? 'application/pdf' : mimeOf(name);
    const upload = { filepath, originalFilename: name, mimetype, size: fileBytes(name).length };
    const [file] = await cms.strapi.plugin('upload').service('upload').upload({ data: {}, files: upload });
    stored.push(file.id);
  }
  return stored;
}

const mimeOf = (name: string) =>
  name.endsWith('.docx')
    ? 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function collect(cms: Cms): Promise<Result> {
  const { changes } = await feedOf(cms);
  for (const change of changes) expect(parsePublished(change as PublishChange)).toBeTruthy();
  const records = [];
  for (const change of changes) {
    const type = types.find(({ name }) => name === change.type);
    const record = await canonicalRecord(cms.strapi, type?.uid ?? '', change.id);
    expect(contentHash(record)).toBe((change as PublishChange).hash);
    records.push(record);
  }
  return { tables: await tablesOf(cms), records, feed: changes.map(withoutTimes) };
}

async function tablesOf(cms: Cms): Promise<Record<string, unknown[]>> {
  const knex = cms.strapi.db.connection;
  const rows: { name: string }[] = await knex.raw("select name from sqlite_master where type = 'table'");
  const content = types.flatMap((type) => type.plural.replaceAll('-', '_'));
  const wanted = rows
    .map(({ name }) => name)
    .filter(
      (name) =>
        /^(?:review_|history_|outbox_changes|outbox_files|index_number|files_related)/.test(name) ||
        content.some((table) => name.startsWith(table)),
    );
  const tables: Record<string, unknown[]> = {};
  for (const name of wanted.sort()) tables[name] = (await knex(name).select('*').orderBy('rowid')).map(withoutTimes);
  // The document service knows an officer by the request, which there is none of here; the importer is told.
  for (const name of ['review_attributes', 'history_versions'])
    tables[name] = (tables[name] ?? []).map((row) => ({ ...(row as object), account: '', cause: '' }));
  return tables;
}

/** Instants differ between two runs; that there is one, and that a draft and its publication share it, does not. */
function withoutTimes(row: Record<string, unknown>): unknown {
  const text = JSON.stringify(row).replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, 'instant');
  const { created_at, updated_at, published_at, ...rest } = JSON.parse(text) as Record<string, unknown>;
  const has = (value: unknown) => (value === null || value === undefined ? value : 'instant');
  return { ...rest, created_at: has(created_at), updated_at: has(updated_at), published_at: has(published_at) };
}

async function run(fill: (cms: Cms) => Promise<void>): Promise<Result> {
  const cms = await startCms();
  try {
    await fill(cms);
    return await collect(cms);
  } finally {
    await cms.stop();
  }
}

let imported: Result;
let written: Result;
beforeAll(async () => {
  imported = await run(throughImporter);
  written = await run(throughDocumentService);
});

test('the importer stores the canonical records that the document service stores', () => {
  expect(imported.records).toHaveLength(contentTypes.length + 1);
  expect(imported.records).toEqual(written.records);
});

test('the change feed carries the same records, hashes and approvals', () => {
  expect(imported.feed).toEqual(written.feed);
});

test('every table holds the same rows: drafts, published rows, links, files, cases, decisions, numbers', () => {
  expect(Object.keys(imported.tables)).toEqual(Object.keys(written.tables));
  // Draft and published row of an interpretation point to those of its policy; a link to a draft has one side only.
  expect(imported.tables['policy_interpretations_policies_lnk']).toHaveLength(2);
  expect(imported.tables['articles_lead_department_lnk']).toHaveLength(3);
  for (const [name, rows] of Object.entries(written.tables))
    expect([name, imported.tables[name]]).toEqual([name, rows]);
});
