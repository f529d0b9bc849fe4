import type { SearchRecord } from '../../../src/search/format.ts';

/** Numbers in [0, 1) that only the seed decides. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const places = '滨江 云山 青禾 石桥 双河 东岭 柳塘 北关 南渡 新港 高坪 望湖 竹溪 金沙 龙背 𠮷安'.split(' ');
const trades = '化工 矿业 冶炼 烟花 燃气 纺织 物流 建材 食品 船舶 电子 粮油 造纸 制药 机械'.split(' ');
const forms = '有限公司 有限责任公司 股份有限公司 厂 加油站 经营部'.split(' ');
const topics =
  '危险化学品安全 有限空间作业 粉尘防爆 动火作业 矿山通风 消防设施 应急预案演练 防汛抗旱 森林防灭火 隐患排查治理 安全生产许可 职工教育培训 避难场所管理 救灾物资储备 地震监测'.split(
    ' ',
  );
const actions = '专项整治 监督检查 执法抽查 风险评估 现场核查 技术审查 复查验收 约谈警示 宣传教育 考核评定'.split(' ');
const faults =
  '未按规定建立台账 未如实记录培训情况 通风设备带病运行 警示标志缺失 应急通道被占用 电气线路私拉乱接 承包商管理流于形式 重大危险源未备案 气体检测仪超期未检 双人双锁制度不落实'.split(
    ' ',
  );
const outcomes =
  '责令限期改正 处以罚款 责令停产停业整顿 移送有关部门处理 纳入重点监管名单 予以通报批评 按期完成整改 经复查合格'.split(
    ' ',
  );
const people = '张 王 李 赵 陈 杨 刘 黄 周 吴 徐 孙 㛃'.split(' ');
const types = ['policy-document', 'article', 'accident-report', 'permit-item', 'blacklist-entry'];
const validities = ['in-force', 'in-force', 'in-force', 'amended', 'repealed'];
export const departmentIds = Array.from({ length: 8 }, (_, at) => `department${String(at).padStart(14, '0')}`);

/** Records with text as a bureau writes it, the same for the same numbers: `first` to `first + count - 1`. */
export function corpus(count: number, first = 1, sentences = 24): SearchRecord[] {
  return Array.from({ length: count }, (_, at) => corpusRecord(first + at, sentences));
}

export function corpusRecord(number: number, sentences = 24): SearchRecord {
  const random = randomFrom(number * 7919);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const whole = (below: number): number => Math.floor(random() * below);
  const company = (): string => `${pick(places)}市${pick(places)}${pick(trades)}${pick(forms)}`;
  const year = 2021 + whole(6);
  const date = `${year}-${String(1 + whole(12)).padStart(2, '0')}-${String(1 + whole(28)).padStart(2, '0')}`;
  const code = `9137${String(whole(1e8)).padStart(8, '0')}MA${String(whole(1e4)).padStart(4, '0')}`;
  const sentence = (): string =>
    pick([
      () => `${1 + whole(12)}月${1 + whole(28)}日，检查组对${company()}开展${pick(topics)}${pick(actions)}。`,
      () => `经查，该单位${pick(faults)}，${pick(faults)}，依法${pick(outcomes)}。`,
      () =>
        `各县（区）应急管理局要把${pick(topics)}作为重点，${pick(actions)}与${pick(actions)}同步推进，${pick(outcomes)}。`,
      () =>
        `统一社会信用代码：${code}，法定代表人${pick(people)}某${pick(people)}，罚款金额${whole(90) + 1}.${whole(90) + 10}万元。`,
      () =>
        `依据《安全生产法》第${whole(110) + 1}条、GB ${10000 + whole(40000)}-${2000 + whole(26)}，${pick(faults)}的，${pick(outcomes)}。`,
      () =>
        `联系电话：0${whole(900) + 100}-${String(whole(1e8)).padStart(8, '0')}；适用于LNG、VOCs等${pick(trades)}企业。`,
    ])();
  const paragraphs = Array.from({ length: Math.max(1, Math.floor(sentences * (0.3 + random() * 1.4))) }, sentence);
  const type = pick(types);
  return {
    id: `record${String(number).padStart(18, '0')}`,
    seq: number,
    path: `/${type}/${year}-${String(number).padStart(5, '0')}.html`,
    type,
    title: `关于${pick(places)}市${company()}${pick(topics)}${pick(actions)}的${pick(['通知', '公告', '通报', '函'])}`,
    numbers: [`YC012/${year}-${String(number).padStart(5, '0')}`, `云应急〔${year}〕${1 + (number % 400)}号`],
    date,
    department: random() < 0.9 ? pick(departmentIds) : null,
    validity: pick(validities),
    text: paragraphs.join(random() < 0.5 ? '\n' : ''),
  };
}

/** Different queries drawn from the records: 2 to 8 characters of their text, parts of numbers, whole numbers. */
export function drawQueries(records: readonly SearchRecord[], count: number, seed: number): string[] {
  const random = randomFrom(seed);
  const queries = new Set<string>();
  while (queries.size < count) {
    const record = records[Math.floor(random() * records.length)];
    if (!record) throw new RangeError('no records to draw from');
    const kind = random();
    const source = kind < 0.1 ? /\d{2,}|[A-Z\d]{6,}/g : /\p{Script=Han}{2,}/gu;
    if (kind > 0.95) queries.add(record.numbers[Math.floor(random() * 2)] ?? '');
    else {
      const runs = `${record.title}\n${record.text}`.match(source) ?? [];
      const run = [...(runs[Math.floor(random() * runs.length)] ?? '')];
      const length = Math.min(run.length, 2 + Math.floor(random() * 7));
      const start = Math.floor(random() * (run.length - length + 1));
      if (length >= 2) queries.add(run.slice(start, start + length).join(''));
    }
  }
  return [...queries];
}

/** What plain substring search finds: the paths of the records that hold the query as it stands. */
export function grep(records: readonly SearchRecord[], query: string): string[] {
  return records
    .filter(({ title, numbers, text }) => [title, ...numbers, text].some((part) => part.includes(query)))
    .map(({ path }) => path)
    .sort();
}
