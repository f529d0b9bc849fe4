import type { IssueCode } from '../../copy/issues.ts';
import { exampleOf } from '../../examples/index.ts';
import { seededRandom, type Random } from '../../examples/random.ts';
import { counties, firmNames, personNames, towns } from '../../examples/words.ts';
import type { AnyRecord } from '../../types/index.ts';
import type { PublicRecord } from '../mosaic-of.ts';

/** A record with what is public beside it; `code` is the leak that was built into it, null where there is none. */
export interface RiskCase {
  record: AnyRecord;
  published: PublicRecord[];
  code: IssueCode | null;
}

type Make = (random: Random) => { body: string; publicBody?: string };

const article = (body: string, id: string): AnyRecord =>
  ({ ...exampleOf('article'), id, body }) as unknown as AnyRecord;
const table = (rows: readonly (readonly (string | number)[])[]): string =>
  `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
const firm = (r: Random): string =>
  `云川市${r.pick(firmNames)}${r.pick(['化工', '矿业', '烟花', '物流', '建材'])}有限公司`;
const townRows = (r: Random, cells: (town: string) => (string | number)[]): (string | number)[][] => {
  const from = r.integer(0, towns.length - 4);
  return towns.slice(from, from + 4).map((town) => [town, ...cells(town)]);
};
const many = (r: Random): number => r.integer(5, 480);

const smallTable: Make = (r) => {
  const rows = townRows(r, () => [many(r), many(r)]);
  const [head, unit] = r.pick([
    ['救助人数', '发放金额（万元）'],
    ['受灾人员（户）', '倒损房屋（间）'],
    ['尘肺病患者（例）', '随访次数'],
    ['举报人数', '核查次数'],
  ] as const);
  const row = rows[r.integer(0, 3)];
  if (row) row[1] = r.integer(1, 4);
  return { body: `<p>有关情况见下表。</p>${table([['乡镇', head, unit], ...rows])}` };
};

const recoverable: Make = (r) => {
  const rows = townRows(r, () => [many(r), many(r)]);
  const sums = [1, 2].map((at) => rows.reduce((all, row) => all + Number(row[at]), 0));
  const row = rows[r.integer(0, 3)];
  if (row) row[1] = r.pick(['*', '**', '<5', '×', '不公开']);
  return { body: table([['乡镇', '救助人数', '走访户数'], ...rows, ['合计', ...sums]]) };
};

const someone = (r: Random): string => `${r.pick(personNames)[0]}某`;
const person: Make = (r) => ({
  body: `<p>${someone(r)}，${r.pick(['男', '女'])}，${r.integer(19, 64)}岁，${r.pick(counties)}${r.pick(towns)}柳林村人，${r.pick(['焊工', '司机', '保管员'])}。</p>`,
});

const posts = ['法定代表人', '主要负责人', '厂长', '安全员'] as const;
const personJoin: Make = (r) => {
  const [name, body, post] = [r.pick(personNames), firm(r), r.pick(posts)];
  const [veiled, told] = [
    `<p>对${body}罚款3万元，对其${post}${name[0]}某罚款1万元。</p>`,
    `<p>${body}，${post}：${name}，许可经营。</p>`,
  ];
  return r.chance(50) ? { body: veiled, publicBody: told } : { body: told, publicBody: veiled };
};

const sites = ['危险化学品仓库', '民用爆炸物品储存库', '液氨罐区', '救灾物资储备库', '备用指挥中心'] as const;
const siteOf = (r: Random): string => `云川市${r.pick(counties).slice(0, 2)}${r.pick(sites)}`;
const where = (r: Random, site: string): string => `<p>${site}位于${r.pick(towns)}以北2公里处。</p>`;
const what = (r: Random, site: string): string =>
  `<p>${site}${r.pick([`储存量${r.integer(20, 900)}吨`, '夜间由两人值守', '监控布点12处'])}。</p>`;
const siteAlone: Make = (r) => {
  const site = siteOf(r);
  return { body: `<p>${site}位于${r.pick(towns)}以北2公里处，储存量${r.integer(20, 900)}吨。</p>` };
};
const siteJoin: Make = (r) => {
  const site = siteOf(r);
  const two = [where(r, site), what(r, site)];
  const [body = '', publicBody = ''] = r.chance(50) ? two : two.reverse();
  return { body, publicBody };
};

/** What looks like a risk and is none. */
const clean: readonly Make[] = [
  (r) => ({ body: table([['乡镇', '救助人数', '走访户数'], ...townRows(r, () => [many(r), many(r)])]) }),
  (r) => ({
    body: table([
      ['县区', '检查次数', '发现隐患（项）', '同比（%）'],
      ...townRows(r, () => [r.integer(1, 4), r.integer(1, 9), '2.5']),
    ]),
  }),
  (r) => ({
    body: table([['序号', '企业名称', '整改项数'], ...[1, 2, 3, 4].map((n) => [n, firm(r), r.integer(1, 4)])]),
  }),
  (r) => ({
    body: table([['乡镇', '救助人数', '走访户数'], ...townRows(r, () => ['*', many(r)]), ['合计', 900, 900]]),
  }),
  (r) => ({
    body:
      table([
        ['项目', '一季度', '二季度', '合计'],
        ['许可（件）', '—', 12, 12],
        ['备案（件）', 5, 7, 12],
      ]) + `<p>${r.pick(counties)}</p>`,
  }),
  (r) => ({ body: `<p>死者${someone(r)}系该公司职工，善后工作已完成。</p>` }),
  (r) => ({
    body: `<p>对${firm(r)}主要负责人${someone(r)}罚款1万元。</p>`,
    publicBody: `<p>${firm(r)}，法定代表人：欧阳文。</p>`,
  }),
  (r) => ({
    body: `<p>救灾物资储备库建设通过验收，${r.pick(counties)}将加强管理。</p>`,
    publicBody: what(r, siteOf(r)),
  }),
  (r) => ({ body: where(r, `云川市东山危险化学品仓库`), publicBody: what(r, `云川市西河液氨罐区`) }),
  (r) => ({ body: `<p>应急避难场所位于${r.pick(towns)}中学，可容纳${r.integer(300, 3000)}人，存放帐篷60顶。</p>` }),
];

const planted: readonly [IssueCode, Make][] = [
  ['mosaic.small-cells', smallTable],
  ['mosaic.recoverable', recoverable],
  ['mosaic.person', person],
  ['mosaic.person-join', personJoin],
  ['mosaic.site', siteAlone],
  ['mosaic.site-join', siteJoin],
];

/** `count` cases of each leak, and as many clean ones as leaks. */
export function plantedRisks(count: number, seed: number): RiskCase[] {
  const random = seededRandom(seed);
  let id = 0;
  const made = (make: Make, code: IssueCode | null): RiskCase => {
    id += 1;
    const { body, publicBody } = make(random);
    const other = article(
      publicBody ?? '<p>各县（区）应急管理局：请抓好落实。</p>',
      `b${String(id).padStart(23, '0')}`,
    );
    const published = [{ record: other, title: other.title, indexNumber: other.indexNumber }];
    return { record: article(body, `a${String(id).padStart(23, '0')}`), published, code };
  };
  const times = Array.from({ length: count });
  const leaks = planted.flatMap(([code, make]) => times.map(() => made(make, code)));
  return [...leaks, ...leaks.map(() => made(random.pick(clean), null))];
}
