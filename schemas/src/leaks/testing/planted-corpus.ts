import { counties, personNames, towns } from '../../examples/words.ts';
import type { Random } from '../../examples/random.ts';
import { seededRandom } from '../../examples/random.ts';
import type { IssueCode } from '../../copy/issues.ts';
import * as made from './made-numbers.ts';

/** A sentence as an officer may paste it, with one piece of personal data in it. */
export interface Planted {
  text: string;
  item: string;
  code: IssueCode;
}

const fullWidth = (text: string): string =>
  text.replace(/[0-9A-Za-z]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
const grouped = (text: string, sizes: readonly number[], gap: string): string => {
  const parts: string[] = [];
  let rest = text;
  for (const size of sizes) {
    parts.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return [...parts, rest].filter(Boolean).join(gap);
};

/** The ways in which people write one number: plain, by an input method, in groups, with signs that do not show. */
function written(random: Random, plain: string, sizes: readonly number[]): string {
  const way = random.integer(1, 10);
  if (way <= 6) return plain;
  if (way === 7) return fullWidth(plain);
  if (way === 8) return grouped(plain, sizes, ' ');
  if (way === 9) return grouped(plain, sizes, '-');
  return `${plain.slice(0, 5)}\u200b${plain.slice(5)}`;
}

const somebody = (random: Random): string => random.pick(personNames);
const home = (random: Random): string =>
  random.pick([
    () =>
      `云川市${random.pick(counties)}${random.pick(towns)}柳林村${random.integer(1, 20)}组${random.integer(1, 90)}号`,
    () =>
      `云川市${random.pick(counties)}迎春路${random.integer(2, 300)}号${random.integer(1, 20)}栋${random.integer(1, 4)}单元${random.integer(101, 2502)}室`,
    () =>
      `${random.pick(counties)}锦绣花园${random.integer(1, 30)}号楼${random.integer(1, 4)}单元${random.integer(101, 1802)}`,
    () => `${random.pick(counties)}${random.pick(towns)}老街${random.integer(2, 80)}号`,
  ])();

const kinds: readonly { code: IssueCode; item: (random: Random) => string; around: readonly string[] }[] = [
  {
    code: 'privacy.citizen-number',
    item: (r) => written(r, made.madeCitizenNumber(r), [6, 8]),
    around: [
      '当事人{name}，身份证号码：{item}，系该公司法定代表人。',
      '{name}（{item}）对上述事实予以承认。',
      '身份证{item}',
    ],
  },
  {
    code: 'privacy.citizen-number',
    item: (r) => made.madeOldCitizenNumber(r),
    around: ['{name}，原身份证号{item}，住址不详。'],
  },
  {
    code: 'privacy.bank-card',
    item: (r) => written(r, made.madeBankCard(r), [4, 4, 4, 4]),
    around: [
      '奖励金额3000元，汇入{name}账户{item}。',
      '开户行：云川农商银行，卡号：{item}',
      '收款卡号{item}（{name}）。',
    ],
  },
  {
    code: 'privacy.mobile-number',
    item: (r) => written(r, made.madeMobileNumber(r), [3, 4]),
    around: [
      '联系人：{name}，手机：{item}。',
      '请于5月20日前报{name}（{item}）。',
      '事故发生后，{name}用手机{item}报警。',
    ],
  },
  {
    code: 'privacy.landline',
    item: (r) => made.madeLandline(r).replace('-', r.pick(['-', '—', ' ', ''])),
    around: ['{name}家庭电话{item}。', '家属{name}，电话：{item}，已通知。'],
  },
  {
    code: 'privacy.plate',
    item: (r) => made.madePlate(r),
    around: [
      '{name}驾驶号牌为{item}的重型半挂牵引车。',
      '涉事车辆（{item}）未办理通行证。',
      '一辆{item}小型轿车被追尾。',
    ],
  },
  {
    code: 'privacy.email',
    item: (r) => made.madeEmail(r),
    around: ['请将材料发送至{item}，联系人{name}。', '邮箱：{item}'],
  },
  {
    code: 'privacy.address',
    item: home,
    around: [
      '{name}，男，家住{item}，系该公司叉车工。',
      '{name}，家庭住址：{item}。',
      '当事人{name}，现住{item}，小学文化。',
    ],
  },
];

/** Sentences with planted personal data, the same for the same seed; all numbers are of regions and issuers that are none. */
export function plantedCorpus(count: number, seed: number): Planted[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, i) => {
    const { code, item, around } = kinds[i % kinds.length] as (typeof kinds)[number];
    const shown = item(random);
    const text = random.pick(around).replace('{name}', somebody(random)).replace('{item}', shown);
    return { text, item: shown, code };
  });
}
