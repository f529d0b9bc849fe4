import { contentTypeOf, parsePublished, type PublishChange } from '@yangguang/schemas';
import { exampleOf } from '@yangguang/schemas/examples';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Feed } from '../../src/plugins/outbox/server/services/feed.ts';
import { startCms, type Cms } from '../harness.ts';
import { fileIn, importsOf, jsonLines, migration } from './imports.ts';

const count = 10_000;
let cms: Cms;
beforeAll(async () => {
  cms = await startCms();
});
afterAll(() => cms.stop());

function policy(number: number): object {
  const { type: _type, id: _id, indexNumber: _number, ...example } = exampleOf('policy-document');
  return {
    ...example,
    title: `关于第${number}号隐患整改工作的通知`,
    documentNumber: `云应急〔${2001 + (number % 25)}〕${1 + Math.floor(number / 25)}号`,
    leadDepartment: '办公室',
    attachments: [],
    firstPublishedAt: '2026-05-06',
    body: `<p>第${number}号。</p>${'<p>各县（区）应急管理局、各有关企业：请于四月底前完成自查自纠并报送结果。</p>'.repeat(20)}`,
  };
}

test('10,000 public records are imported in one transaction, with their approvals and their changes of the feed', async () => {
  const department = fileIn(cms, 'department.json', JSON.stringify([{ ...exampleOf('department'), title: '办公室' }]));
  expect(await importsOf(cms).run({ type: 'department', file: department, migration })).toMatchObject({ imported: 1 });
  const file = fileIn(cms, 'policies.jsonl', jsonLines(Array.from({ length: count }, (_, index) => policy(index))));
  const stages: Record<string, number> = {};
  const began = performance.now();

  const result = await importsOf(cms).run({
    type: 'policy-document',
    file,
    migration,
    onProgress: ({ stage }) => (stages[stage] = Math.round(performance.now() - began)),
  });

  console.log(`${count} records in ${Math.round(performance.now() - began)} ms`, stages);
  expect(result.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(result).toMatchObject({ outcome: 'imported', read: count, imported: count, skipped: 0 });
  expect(new Set(result.records.map(({ indexNumber }) => indexNumber)).size).toBe(count);
  const knex = cms.strapi.db.connection;
  const rows = async (table: string) => Number((await knex(table).count('* as count'))[0]?.['count']);
  expect(await rows('policy_documents')).toBe(2 * count);
  expect(await rows('policy_documents_lead_department_lnk')).toBe(2 * count);
  expect(await rows('review_cases')).toBe(count + 1);
  expect(await rows('outbox_changes')).toBe(count + 1);
  const feed: Feed = cms.strapi.plugin('outbox').service('feed');
  const { changes, head } = await feed.page(count, 1);
  expect(head).toBe(count + 1);
  const last = changes[0] as PublishChange;
  expect(parsePublished(last)).toMatchObject({ title: `关于第${count - 1}号隐患整改工作的通知` });
  expect([last.firstPublishedAt, last.publishedAt]).toEqual(['2026-05-05T16:00:00.000Z', '2026-05-05T16:00:00.000Z']);
  expect(contentTypeOf('policy-document').schema.safeParse(last.record).success).toBe(true);
}, 180_000);
