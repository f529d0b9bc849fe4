import type { AnyRecord } from '../../types/index.ts';
import { generateRecords } from '../../examples/generate.ts';
import { seededRandom, type Random } from '../../examples/random.ts';
import { firmNames, towns } from '../../examples/words.ts';
import { madeCreditCode } from './made-numbers.ts';

const two = (value: number): string => String(value).padStart(2, '0');
const digits = (r: Random, count: number): string => Array.from({ length: count }, () => r.integer(0, 9)).join('');

/** What looks like a number of a person to a careless eye, as government texts are full of it. */
const alike: readonly ((r: Random) => string)[] = [
  (r) =>
    `索引号：YC012/20${two(r.integer(16, 26))}-0${digits(r, 4)}，发文字号：云应急〔20${two(r.integer(16, 26))}〕${r.integer(1, 300)}号。`,
  (r) => `云川${r.pick(firmNames)}化工有限公司（统一社会信用代码：${madeCreditCode(r)}）`,
  (r) => `统一社会信用代码${madeCreditCode(r)}，住所：云川市${r.pick(towns)}工业大道${r.integer(1, 99)}号。`,
  (r) =>
    `项目总投资${r.integer(100, 999)}${digits(r, 8)}.${digits(r, 2)}元，其中财政资金${r.integer(10, 99)},${digits(r, 3)},${digits(r, 3)}.00元。`,
  (r) =>
    `安全生产许可证编号：（云）WH安许证字〔20${two(r.integer(16, 26))}〕${digits(r, 6)}号，有效期至20${two(r.integer(26, 29))}-0${r.integer(1, 9)}-1${r.integer(0, 9)}。`,
  (r) => `项目代码：20${two(r.integer(18, 26))}-360990-04-01-${digits(r, 6)}，监测点编码36099${digits(r, 7)}。`,
  () => `举报电话：12350；火警119、急救120。本局值班电话0000-12350000，公开电话0000-12350306。`,
  (r) => `依据GB 18218-2018、GB/T 29639-2020、AQ 3013—2008和YJ/T ${digits(r, 4)}-20${two(r.integer(10, 26))}。`,
  (r) =>
    `20${two(r.integer(18, 26))}年${r.integer(1, 12)}月${r.integer(1, 28)}日${r.integer(8, 17)}时${two(r.integer(0, 59))}分，GPS坐标东经11${r.integer(3, 8)}.${digits(r, 6)}°，北纬2${r.integer(4, 9)}.${digits(r, 6)}°。`,
  (r) => `开户银行：云川农村商业银行，账号：1${digits(r, 17)}（非税收入财政专户）。`,
  (r) => `合同编号YCYJ20${two(r.integer(18, 26))}${digits(r, 6)}，设备编号SN${digits(r, 11)}。`,
  (r) =>
    `张某某（身份证号110***********${digits(r, 3)}X）驾驶赣C·1***${r.integer(0, 9)}号货车，手机138****${digits(r, 4)}。`,
  () => `意见请寄云川市滨江大道 88 号 306 室，邮编000000，电子邮箱gongkai@yjglj.yunchuan.gov.cn。`,
  (r) => `死者张某、李某某均系该公司职工；伤者已送医，死者家属情绪稳定。共抽查企业${r.integer(50, 400)}家。`,
  (r) => `营业执照注册号360990${digits(r, 9)}，组织机构代码${digits(r, 8)}-${r.integer(0, 9)}。`,
];

/** A page as it should be: a record, and a text that would stand in its body. */
export interface CleanPage {
  record: AnyRecord;
  text: string;
}

/** Generated records, each with three sentences full of numbers that are nobody's. */
export function cleanPages(count: number, seed: number): CleanPage[] {
  const random = seededRandom(seed);
  return [...generateRecords({ count, seed })].map((record) => ({
    record,
    text: Array.from({ length: 3 }, () => random.pick(alike)(random)).join('\n'),
  }));
}
