import { expect, test } from 'vitest';
import { textHits } from '../text-hits.ts';
import { plainLeakSettings } from '../settings.ts';

const found = (text: string): [string, string][] =>
  textHits(text, plainLeakSettings).map(({ code, start, end }) => [code, text.slice(start, end)]);

/** A paragraph on permits with the slips that such paragraphs have, and the same paragraph put right. */
const permits =
  '全年受理行政许可申请420件，其中危险化学品经营许可260件、烟花爆竹零售许可90件。' +
  '办结408件，其中准予许可371件、不予许可12件。' +
  '现场核查企业150家，其中责令整改163家。' +
  '出动核查人员96人次，其中专家30人次、执法人员52人次。' +
  '优化服务采取以下四项措施：一是容缺受理；二是告知承诺；三是网上办结。';
const corrected =
  '全年受理行政许可申请420件，其中危险化学品经营许可260件、烟花爆竹零售许可90件，其余为安全评价机构资质认可。' +
  '办结408件，其中准予许可396件、不予许可12件。' +
  '现场核查企业163家，其中责令整改150家。' +
  '出动核查人员82人次，其中专家30人次、执法人员52人次。' +
  '优化服务采取以下三项措施：一是容缺受理；二是告知承诺；三是网上办结。';

test('in a paragraph on permits a part that exceeds its whole, three unexplained rests and a miscounted list (A-8)', () => {
  expect(found(permits)).toEqual([
    ['sum.remainder', '420件，其中危险化学品经营许可260件、烟花爆竹零售许可90件'],
    ['sum.remainder', '408件，其中准予许可371件、不予许可12件'],
    ['sum.part-exceeds', '163家'],
    ['sum.remainder', '96人次，其中专家30人次、执法人员52人次'],
    ['sum.count', '以下四项措施：'],
  ]);
  expect(found(corrected)).toEqual([]);
});

test.each([
  [
    '一、加强组织领导\n二是压实工作责任\n三是严格督查考核',
    [
      ['outline.mixed', '二是'],
      ['outline.mixed', '三是'],
    ],
    '一、加强组织领导\n二、压实工作责任\n三、严格督查考核',
  ],
  [
    '一、总体要求\n二、主要任务\n（三）加强执法\n（四）加强宣传',
    [
      ['outline.mixed', '（三）'],
      ['outline.mixed', '（四）'],
    ],
    '一、总体要求\n二、主要任务\n三、加强执法\n四、加强宣传',
  ],
])(
  '%j: every heading that left its level is told at its place, and none once it is put right (A-8)',
  (broken, expected, right) => {
    expect(found(broken)).toEqual(expected);
    expect(found(right)).toEqual([]);
  },
);
