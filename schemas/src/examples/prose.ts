import type { Random } from './random.ts';
import { campaigns, counties, departmentNames, firmNames, towns, trades, type Trade } from './words.ts';

/** What one record is about; sentences take their words from it and from the random source. */
export interface Subject {
  trade: Trade;
  campaign: string;
  county: string;
  year: number;
}

export function randomSubject(random: Random, year: number): Subject {
  return { trade: random.pick(trades), campaign: random.pick(campaigns), county: random.pick(counties), year };
}

export function firmName(random: Random, trade: Trade): string {
  return `云川${random.pick(firmNames)}${trade.firmKind}`;
}

type Sentence = (random: Random, subject: Subject) => string;

const sentences: readonly Sentence[] = [
  (r, s) =>
    `各县（区）要把${s.campaign}作为当前重点任务，制定工作方案，明确责任分工，于${r.integer(1, 12)}月${r.integer(1, 28)}日前报市应急管理局备案。`,
  (r, s) =>
    `${s.trade.label}企业主要负责人要亲自组织排查，重点整治${r.pick(s.trade.dangers)}、${r.pick(s.trade.dangers)}等突出问题。`,
  (r, s) =>
    `对排查发现的重大事故隐患，要落实责任、措施、资金、时限和预案，做到${r.pick(s.trade.measures)}，未完成整改的一律不得恢复生产。`,
  (r, s) => `${s.county}要在${r.pick(towns)}、${r.pick(towns)}开展试点，及时总结经验，${s.year}年底前在全市推广。`,
  (r) =>
    `全年计划检查企业${r.integer(40, 980)}家次，其中重点企业检查覆盖率达到百分之百，一般企业抽查比例不低于百分之${r.integer(20, 60)}。`,
  (r, s) =>
    `${r.pick(departmentNames)}负责统筹协调，每季度通报进展情况，对工作不力、${r.pick(s.trade.dangers)}问题反复出现的地区和单位予以约谈。`,
  (r, s) =>
    `支持企业通过${r.pick(s.trade.measures)}提升本质安全水平，对符合条件的改造项目给予不超过${r.integer(5, 80)}万元的补助。`,
  (r) =>
    `从业人员应当接受安全教育培训，新上岗人员培训时间不得少于${r.pick(['二十四', '四十八', '七十二'])}学时，考核合格后方可上岗。`,
  (r, s) =>
    `任何单位和个人有权举报${s.trade.label}领域的事故隐患和违法行为，举报电话为12350，经查证属实的给予${r.integer(3, 30)}千元以上奖励。`,
  (_, s) =>
    `执法人员应当严格执行行政执法公示、执法全过程记录和重大执法决定法制审核制度，规范对${s.trade.label}企业的行政处罚裁量。`,
  (r, s) =>
    `企业应当在${r.pick(s.trade.measures)}的基础上，编制现场处置方案，每${r.pick(['季度', '半年', '年'])}至少组织一次应急演练，并如实记录。`,
  (r) => `经费由市、县两级财政按照${r.pick(['六比四', '五比五', '七比三'])}的比例分担，专款专用，接受审计监督。`,
  (r, s) =>
    `${s.year}年以来，全市${s.trade.label}领域共排查隐患${r.integer(120, 3600)}项，已整改${r.integer(80, 99)}%，剩余问题已纳入台账限期办结。`,
  (_, s) => `要建立${s.trade.label}企业安全风险“一张图”，对红色、橙色风险点实行市县两级挂图作战、动态销号。`,
  (r, s) =>
    `安全生产技术服务机构应当客观、公正开展评价和检测，不得出具虚假报告，不得替企业隐瞒${r.pick(s.trade.dangers)}等问题。`,
  () =>
    `发生事故后，现场人员应当立即报告，单位负责人应当于一小时内向事故发生地县级以上应急管理部门报告，不得迟报、漏报、谎报或者瞒报。`,
  (r, s) =>
    `汛期要加强与气象、水利、自然资源等部门的会商，遇有${r.pick(['暴雨', '雷电', '大风', '高温'])}预警，${s.trade.label}企业应当按照预案停产撤人。`,
  (r, s) => `鼓励${s.county}依托职业院校建设实训基地，年培训${s.trade.label}从业人员${r.integer(200, 2000)}人次以上。`,
];

const openings: readonly Sentence[] = [
  (_, s) =>
    `为深入贯彻党中央、国务院关于安全生产的决策部署，认真落实国家和省关于${s.campaign}的部署要求，结合本市实际，现将有关事项通知如下。`,
  (_, s) =>
    `为防范和遏制${s.trade.label}领域生产安全事故，保障人民群众生命财产安全，根据《中华人民共和国安全生产法》等规定，制定本方案。`,
  (r, s) =>
    `${s.year}年以来，${s.county}连续发生${r.integer(2, 4)}起${s.trade.label}企业涉险事件，暴露出${r.pick(s.trade.dangers)}等问题。经市人民政府同意，现就进一步加强有关工作通知如下。`,
];

const headings = [
  '总体要求',
  '工作目标',
  '重点任务',
  '实施步骤',
  '责任分工',
  '监督检查',
  '保障措施',
  '信息报送',
  '工作要求',
];
const ordinals = '一二三四五六七八九'.split('');

/** A paragraph of `count` sentences. */
export function paragraph(random: Random, subject: Subject, count: number): string {
  return Array.from({ length: count }, () => random.pick(sentences)(random, subject)).join('');
}

/** The body of an official document of about `length` characters: addressees, opening, numbered chapters, a closing line. */
export function documentBody(random: Random, subject: Subject, length: number): string {
  const parts = [
    '<p>各县（区）应急管理局，局属各单位，各有关企业：</p>',
    `<p>${random.pick(openings)(random, subject)}</p>`,
  ];
  let written = parts.join('').length;
  for (let chapter = 0; written < length && chapter < ordinals.length; chapter += 1) {
    const share = Math.ceil((length - written) / Math.max(1, Math.min(6, ordinals.length) - chapter));
    const text = chapterHtml(random, subject, chapter, Math.max(180, share));
    parts.push(text);
    written += text.length;
  }
  return [...parts, `<p>本通知自印发之日起施行。</p><p>（此件公开发布）</p>`].join('');
}

function chapterHtml(random: Random, subject: Subject, chapter: number, length: number): string {
  let html = `<h2>${ordinals[chapter]}、${headings[chapter]}</h2>`;
  while (html.length < length) html += `<p>${paragraph(random, subject, random.integer(1, 3))}</p>`;
  return html;
}

/** Short body text of about `length` characters in plain paragraphs. */
export function plainBody(random: Random, subject: Subject, length: number): string {
  let html = '';
  while (html.length < length) html += `<p>${paragraph(random, subject, random.integer(1, 3))}</p>`;
  return html;
}

/** A table of figures by county, with header cells. */
export function figuresTable(random: Random, caption: string): string {
  const rows = counties.map(
    (county) =>
      `<tr><th scope="row">${county}</th><td>${random.integer(0, 9)}</td><td>${random.integer(0, 120)}</td></tr>`,
  );
  return `<table><caption>${caption}</caption><thead><tr><th scope="col">地区</th><th scope="col">事故起数</th><th scope="col">整改隐患数</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}
