import { describe, expect, test } from 'vitest';
import { chineseNumber, wholeNumber } from './chinese-number.ts';
import { outlineHits } from './outline-hits.ts';
import { sumHits } from './sum-hits.ts';

test('numbers are written as they are read', () => {
  for (let number = 1; number < 100; number += 1) expect(wholeNumber(chineseNumber(number))).toBe(number);
  expect([wholeNumber('一百二十三'), wholeNumber('两'), wholeNumber('第')]).toEqual([123, 2, NaN]);
});

describe('numbering of paragraphs (A-8)', () => {
  const problems = (text: string): unknown[] =>
    outlineHits(text).map(({ code, params, start }) => [code, params?.['found'], params?.['expected'], text[start]]);

  test.each([
    ['一、总则\n二、范围\n（一）企业\n（二）个人\n1.甲\n2.乙\n三、附则\n（一）施行'],
    ['第一条 目的\n第二条 范围\n第三条 附则'],
    ['工作要求：一是加强领导；二是压实责任；三是严格考核。'],
    ['一、甲\n一是加强领导。\n二是压实责任。\n二、乙'],
    ['附件1\n一、表\n二、表\n附件2\n一、表'],
    ['将第三条 修改为：第三条 企业应当报告。'],
    ['2026年3月1日起施行\n3.5万元以下的罚款'],
  ])('%j is sound', (text) => {
    expect(problems(text)).toEqual([]);
  });

  test.each([
    ['一、甲\n三、乙', ['outline.gap', '三、', '二、', '三']],
    ['一、甲\n二、乙\n二、丙', ['outline.gap', '二、', '三、', '二']],
    ['一、甲\n二是乙', ['outline.mixed', '二是', '二、', '二']],
    ['一、甲\n二、乙\n（三）丙', ['outline.mixed', '（三）', '三、', '（']],
    ['要求：一是甲；三是乙。', ['outline.gap', '三是', '二是', '三']],
    ['第一条 甲\n第二条 乙\n第四条 丙', ['outline.gap', '第四条', '第三条', '第']],
  ])('%j is broken', (text, problem) => {
    expect(problems(text)).toEqual([problem]);
  });

  test('the broken outline 一 → 二是 → 三是 is told at each of its places', () => {
    expect(problems('一、加强领导\n二是压实责任\n三是严格考核').length).toBeGreaterThan(0);
  });
});

describe('sums (A-8)', () => {
  const problems = (text: string): unknown[] =>
    sumHits(text).map(({ code, params }) => [code, Object.values(params ?? {})]);

  test.each([
    ['共检查企业120家，其中危化企业70家、烟花企业50家。'],
    ['共检查企业120家，其中重点企业70家。'],
    ['共检查企业120家，其中危化企业70家、烟花企业20家，其余为工贸企业。'],
    ['发现隐患214项，其中重大隐患3项，已完成整改206项。'],
    ['检查企业200家，合格150家，占75%。'],
    ['包括以下三项：（一）甲；（二）乙；（三）丙。'],
    ['分为两个方面：一是甲，二是乙。'],
    ['2026年3月，全市1家，死亡1人。'],
  ])('%s is sound', (text) => {
    expect(problems(text)).toEqual([]);
  });

  test.each([
    ['共检查企业120家，其中危化企业130家。', 'sum.part-exceeds', ['130家', '120家']],
    ['共检查企业120家，其中危化企业70家、烟花企业80家。', 'sum.parts-exceed', ['150家', '120家']],
    ['共受理120件，其中许可70件、备案40件。', 'sum.remainder', ['110件', '120件', '10件']],
    ['检查企业200家，合格150家，占85%。', 'sum.percentage', ['85%', '75%']],
    ['包括以下四项：（一）甲；（二）乙；（三）丙。', 'sum.count', [4, 3]],
  ])('%s: %s', (text, code, params) => {
    expect(problems(text)).toEqual([[code, params]]);
  });
});
