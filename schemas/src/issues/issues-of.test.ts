import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentTypeOf, contentTypes } from '../types/index.ts';
import { exampleOf, type ExampleName } from '../examples/index.ts';
import { issueCopy } from '../copy/issues.ts';
import { describeIssue } from './describe-issue.ts';
import { issuesOf } from './issues-of.ts';

/** What an officer reads after one field of the example is changed. */
function sentences(name: ExampleName, change: Record<string, unknown>): string[] {
  return issuesOf({ ...exampleOf(name), ...change }).map((issue) => describeIssue(issue, contentTypeOf(name)));
}

describe('each kind of field says what is wrong and what to do', () => {
  test.each([
    ['policy-document', { title: '' }, '标题：请填写。'],
    ['policy-document', { title: '字'.repeat(201) }, '标题：请控制在 200 字以内，现有 201 字。'],
    ['policy-document', { title: 5 }, '标题：请填写文字。'],
    ['policy-document', { title: '防汛\u202e通知' }, `标题：${issueCopy['text.unsound']}`],
    [
      'policy-document',
      { documentNumber: '云应急[2026]3号' },
      '发文字号：“云应急[2026]3号”的格式不符合要求，请核对。（如“云应急规〔2026〕3号”，年份用六角括号）',
    ],
    [
      'policy-document',
      { documentDate: '2026-02-30' },
      '成文日期：“2026-02-30”不是有效日期，请填写为 2026-11-21 的形式。',
    ],
    ['policy-document', { documentDate: null }, '成文日期：请填写。'],
    ['policy-document', { isNormative: '是' }, '行政规范性文件：请选择“是”或“否”。'],
    ['policy-document', { leadDepartment: '工贸科' }, '责任科室：“工贸科”不是有效的关联记录，请重新选择。'],
    ['policy-document', { attachments: [{ name: 'a.pdf' }] }, '附件：附件信息不完整，请重新上传。'],
    ['policy-document', { colour: 'red' }, 'colour：没有这个字段，请删除。'],
    ['department', { displayOrder: 1.5 }, '排列顺序：“1.5”不是整数，请填写 1 至 9999 之间的整数。'],
    ['accident-report', { directLoss: '682万' }, '直接经济损失（元）：“682万”不是数字，请填写数字。'],
    ['accident-report', { directLoss: 1.005 }, '直接经济损失（元）：“1.005”的小数位过多，最多 2 位。'],
    ['accident-report', { directLoss: -1 }, '直接经济损失（元）：“-1”超出范围，请核对。'],
    [
      'catalogue-node',
      { disclosureLevel: '市级' },
      '公开层级：“市级”不在可选范围内，请从“县级、乡级、县级、乡级”中选择。',
    ],
    ['permit-item', { faq: '无' }, '常见问题：表格内容无法识别，请按模板填写。'],
    ['permit-item', { procedure: [] }, '办理流程：请至少填写 1 行。'],
    ['permit-item', { faq: [{ question: '问', answer: '' }] }, '常见问题，第 1 行“解答”：请填写。'],
    ['permit-item', { faq: [{ question: '问' }] }, '常见问题，第 1 行“解答”：请填写。'],
    ['article', { body: '<p onclick="x">正文</p>' }, '正文：含有不允许的格式或脚本，请重新保存以自动清理。'],
  ] as const)('%s %j', (name, change, sentence) => {
    expect(sentences(name, change)).toEqual([sentence]);
  });
});

test('all issues come at once, and a rule waits for the fields it reads', () => {
  expect(
    sentences('policy-document', {
      title: '',
      documentDate: '三月',
      effectiveDate: '2026-01-01',
      expiryDate: '2025-01-01',
    }),
  ).toEqual([
    '标题：请填写。',
    '成文日期：“三月”不是有效日期，请填写为 2026-11-21 的形式。',
    '失效日期：不能早于施行日期，请核对。',
  ]);
});

test('a type that does not exist is said to be so', () => {
  const [issue] = issuesOf({ type: 'policy' });
  expect(issue).toMatchObject({ code: 'record.unknown-type', params: { type: 'policy' } });
  expect(issuesOf(null)).toHaveLength(1);
});

test('any value in any field gives sentences without holes and never throws', () => {
  const value = fc.oneof(
    fc.constantFrom<unknown>(null, undefined, '', ' ', [], {}, [null], [{}], NaN, true),
    fc.jsonValue(),
  );
  for (const type of contentTypes) {
    const example = exampleOf(type.name as ExampleName) as Record<string, unknown>;
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...Object.keys(type.fields)), value, { minKeys: 1, maxKeys: 5 }),
        (change) => {
          for (const issue of issuesOf({ ...example, ...change })) {
            const sentence = describeIssue(issue, type);
            expect(sentence).toMatch(/^.+：.+$/s);
            for (const [, hole = ''] of issueCopy[issue.code].matchAll(/\{(\w+)\}/g))
              expect(issue.params, issue.code).toHaveProperty(hole);
          }
        },
      ),
      { numRuns: 60 },
    );
  }
});
