import { describe, expect, test } from 'vitest';
import { contentTypeOf } from '../types/index.ts';
import { exampleOf, type ExampleName } from '../examples/index.ts';
import { describeIssue } from '../issues/describe-issue.ts';
import { leaksOf } from './leaks-of.ts';
import { maskHtml, maskText } from './mask.ts';
import { plainLeakSettings } from './settings.ts';

const sentences = (name: ExampleName, change: Record<string, unknown>): string[] =>
  leaksOf({ ...exampleOf(name), ...change }).map((leak) => describeIssue(leak, contentTypeOf(name)));

describe('a finding is told with its place and its remedy (A-11)', () => {
  test.each([
    [
      'article',
      { body: '<p>伤者身份证 1101<strong>0519491231002X</strong></p>' },
      ['正文，第 7 字起：含有完整的公民身份号码（110***********002X），请遮盖后再公开。'],
    ],
    [
      'permit-item',
      { faq: [{ question: '问', answer: '身份证 11010519491231002X' }] },
      ['常见问题，第 1 行“解答”，第 5 字起：含有完整的公民身份号码（110***********002X），请遮盖后再公开。'],
    ],
    [
      'article',
      {
        attachments: [
          { name: '11010519491231002X.pdf', mime: 'application/pdf', sizeBytes: 1, sha256: 'a'.repeat(64) },
        ],
      },
      ['附件，第 1 字起：含有完整的公民身份号码（110***********002X），请遮盖后再公开。'],
    ],
    [
      'article',
      { body: '<p>见<a href="https://bet.invalid/">详情</a></p>' },
      ['正文：链接“https://bet.invalid/”指向未经许可的网站，请删除，或由管理员将该网站加入可链接名单。'],
    ],
  ] as const)('%s %j', (name, change, expected) => {
    expect(sentences(name, change)).toEqual(expected);
  });
});

test('every finding of a record has a key of its own, and the same each time', () => {
  const record = { ...exampleOf('article'), body: '<p>13800001234，13800001235</p>', summary: '13800001234' };
  const keys = leaksOf(record).map((leak) => leak.key);
  expect(new Set(keys).size).toBe(3);
  expect(leaksOf(record).map((leak) => leak.key)).toEqual(keys);
});

test('an office is reached at its telephone, never at that of a person (A-11)', () => {
  expect(sentences('department', { phone: '0790-6221234' })).toEqual([]);
  expect(sentences('department', { phone: '13800001234' })).toHaveLength(1);
});

test.each([null, 5, [], {}, { type: 'article', attachments: [null], body: 5 }, { type: 'permit-item', faq: 'x' }])(
  'what is no sound record has no findings and breaks nothing: %j',
  (record) => {
    expect(leaksOf(record)).toEqual([]);
  },
);

describe('masking (脱敏, A-11)', () => {
  test('a text keeps all but what identifies', () => {
    expect(maskText('王某，身份证110105 19491231 002X，电话13800001234。', plainLeakSettings)).toBe(
      '王某，身份证110*** ******** 002X，电话138****1234。',
    );
  });

  test('rich text keeps its tags, whatever stands between the digits', () => {
    const html =
      '<h2>一、案由</h2><table><tr><td>甲&amp;乙</td><td>1101<strong>0519491231002X</strong></td></tr></table><p>赣C·12345</p>';
    expect(maskHtml(html, plainLeakSettings)).toBe(
      '<h2>一、案由</h2><table><tr><td>甲&amp;乙</td><td>110*<strong>**********002X</strong></td></tr></table><p>赣C·1***5</p>',
    );
  });

  test('spaces that HTML writes as entities move nothing', () => {
    expect(maskHtml('<p>甲&nbsp;乙13800001234</p>', plainLeakSettings)).toBe('<p>甲&nbsp;乙138****1234</p>');
  });

  test('what was masked is not found again', () => {
    const text =
      '死者：王大川，家住云川市东山县白石镇柳林村3组12号，电话0790-6221234、邮箱a.b@mail.example、赣CD12345。';
    const masked = maskText(text, plainLeakSettings);
    expect(masked).not.toBe(text);
    expect(maskText(masked, plainLeakSettings)).toBe(masked);
    expect(leaksOf({ ...exampleOf('article'), body: `<p>${masked}</p>` })).toEqual([]);
  });
});
