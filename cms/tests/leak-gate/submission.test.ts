import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCms, type Cms } from '../harness.ts';
import { fileIn, importsOf, migration } from '../importer/imports.ts';
import { withNumber } from './findings.ts';
import { draftPolicy, edit, people, reviewsOf } from '../records.ts';

let cms: Cms;
beforeAll(async () => {
  cms = await startCms();
});
afterAll(() => cms.stop());

test('a draft with a number of a person is not submitted, and the place is said; mended it goes on (A-11)', async () => {
  const place = await draftPolicy(cms, { body: withNumber });
  await expect(reviewsOf(cms).submit(place, people.author)).rejects.toThrow(
    /正文，第 11 字起：含有完整的公民身份号码（110\*{11}002X），请遮盖后再公开。/,
  );
  await edit(cms, place, { body: '<p>当事人王某。</p>' });
  await reviewsOf(cms).submit(place, people.author);
});

test('the telephones of the bureau are no finding', async () => {
  const place = await draftPolicy(cms, { body: '<p>联系电话：0000-12350306，举报请拨打12350。</p>' });
  await reviewsOf(cms).submit(place, people.author);
});

test.each([
  ['a migration is refused', migration, 'error', 'refused'],
  ['a draft is taken with a reminder', undefined, 'warning', 'checked'],
] as const)('of an imported record with a finding %s (R-SRC-14)', async (_what, decision, severity, outcome) => {
  const records = [
    {
      title: '关于安全检查的通知',
      disclosureAttribute: '主动公开',
      topicCategory: '安全生产综合',
      formedDate: '2026-03-02',
      documentNumber: '云应急〔2026〕3号',
      documentKind: '通知',
      documentDate: '2026-03-02',
      body: withNumber,
    },
  ];
  const file = fileIn(cms, `leak-${severity}.json`, JSON.stringify(records));
  const request = { type: 'policy-document', file, dryRun: true, ...(decision && { migration: decision }) };
  const result = await importsOf(cms).run(request);
  expect(result.outcome).toBe(outcome);
  expect(result.problems.filter((problem) => problem.code.startsWith('privacy.'))).toEqual([
    expect.objectContaining({
      severity,
      row: 1,
      heading: 'body',
      value: '110***********002X',
      what: '含有完整的公民身份号码（110***********002X）。',
    }),
  ]);
});
