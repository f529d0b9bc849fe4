import type { AnyRecord } from '../types/index.ts';
import { articleSections } from '../types/article.ts';
import { addDays, addMonths } from '../calendar/days.ts';
import { accidentGrade } from '../rules/accident-grade.ts';
import { creditCodeCheck } from '../rules/credit-code.ts';
import { accidentReportExample } from './accident-report.ts';
import { articleExample } from './article.ts';
import { blacklistEntryExample } from './blacklist-entry.ts';
import { budgetDisclosureExample } from './budget-disclosure.ts';
import { exampleBudgetTables } from './budget-tables.ts';
import { departmentExample } from './department.ts';
import { permitItemExample } from './permit-item.ts';
import { policyDocumentExample } from './policy-document.ts';
import { policyInterpretationExample } from './policy-interpretation.ts';
import { documentBody, figuresTable, firmName, paragraph, plainBody, randomSubject } from './prose.ts';
import type { Random } from './random.ts';
import { counties, departmentNames, personNames, towns } from './words.ts';

/** Identity of the record to make, drawn by the generator. */
export interface Slot {
  id: string;
  indexNumber: string;
  date: string;
  /** Counted from 1 within the type. */
  number: number;
  leadDepartment: string | null;
}

/** Records made before, which later ones may refer to. */
export interface Earlier {
  policies: { id: string; title: string; date: string }[];
  accidents: { id: string; title: string; date: string }[];
  /** What a record of figures was made of: of one period there is one. */
  periods: Set<string>;
}

export type Maker = (random: Random, slot: Slot, earlier: Earlier) => AnyRecord;

export const identity = ({ id, indexNumber, date, leadDepartment }: Slot) => ({
  id,
  indexNumber,
  leadDepartment,
  formedDate: date,
  attachments: [],
});
const yearOf = (slot: Slot): number => Number(slot.date.slice(0, 4));

export const makePolicyDocument: Maker = (random, slot, earlier) => {
  const subject = randomSubject(random, yearOf(slot));
  const title = `云川市应急管理局关于${random.pick(['开展', '进一步做好', '深化', '加强'])}${subject.county}${subject.trade.label}领域${subject.campaign}工作的${slot.number % 5 === 0 ? '意见' : '通知'}`;
  earlier.policies.push({ id: slot.id, title, date: slot.date });
  const isNormative = random.chance(25);
  const isRepealed = yearOf(slot) < 2022 && random.chance(20);
  return {
    ...policyDocumentExample,
    ...identity(slot),
    title,
    topicCategory: subject.trade.topic,
    summary: `部署${subject.county}${subject.trade.label}领域${subject.campaign}，明确任务、分工和时限。`,
    keywords: `${subject.trade.label} ${subject.county} ${subject.campaign.replace(/[“”]/g, '')}`,
    documentNumber: `云应急${isNormative ? '规' : '发'}〔${yearOf(slot)}〕${slot.number}号`,
    documentKind: slot.number % 5 === 0 ? 'opinion' : 'notice',
    isNormative,
    documentDate: slot.date,
    effectiveDate: addDays(slot.date, isNormative ? 30 : 0),
    expiryDate: isNormative ? addMonths(slot.date, 60) : null,
    validityStatus: isRepealed ? 'repealed' : 'in-force',
    repealedDate: isRepealed ? addMonths(slot.date, 30) : null,
    repealedBy: isRepealed ? '云川市应急管理局关于公布规范性文件清理结果的公告' : null,
    interpretationRequired: isNormative,
    body: documentBody(random, subject, random.integer(800, 3000)),
  } satisfies AnyRecord;
};

export const makePolicyInterpretation: Maker = (random, slot, earlier) => {
  const policy = random.pick(earlier.policies.slice(-200));
  const subject = randomSubject(random, yearOf(slot));
  return {
    ...policyInterpretationExample,
    ...identity(slot),
    title: `${policy.title.replace('云川市应急管理局', '《')}》政策解读`,
    policies: [policy.id],
    interpretationKind: random.pick(['text', 'text', 'question-and-answer', 'head-interview', 'chart']),
    topicCategory: subject.trade.topic,
    body: `<h2>一、制定背景</h2>${plainBody(random, subject, 260)}<h2>二、主要内容</h2>${plainBody(random, subject, 420)}<h2>三、联系方式</h2><p>电话 0790-555${random.integer(1000, 9999)}。</p>`,
  } satisfies AnyRecord;
};

export const makeArticle: Maker = (random, slot) => {
  const subject = randomSubject(random, yearOf(slot));
  const sections = Object.keys(articleSections) as (keyof typeof articleSections)[];
  const section = random.chance(50) ? 'news' : random.chance(40) ? 'notice' : random.pick(sections);
  const month = Number(slot.date.slice(5, 7));
  const titles = [
    `${subject.county}扎实推进${subject.trade.label}领域${subject.campaign}`,
    `云川市应急管理局赴${subject.county}${random.pick(towns)}督导${subject.campaign}`,
    `关于${yearOf(slot)}年${month}月${subject.county}${subject.trade.label}企业抽查情况的公告`,
    `${firmName(random, subject.trade)}开展应急演练`,
  ];
  return {
    ...articleExample,
    ...identity(slot),
    title:
      section === 'annual-report'
        ? `云川市应急管理局${yearOf(slot) - 1}年政府信息公开工作年度报告`
        : random.pick(titles),
    section,
    reportYear: section === 'annual-report' ? yearOf(slot) - 1 : null,
    topicCategory: subject.trade.topic,
    author: random.pick(departmentNames),
    body:
      plainBody(random, subject, random.integer(200, 1200)) +
      (section === 'statistics' ? figuresTable(random, `${yearOf(slot)}年${month}月统计表`) : ''),
  } satisfies AnyRecord;
};

export const makeBlacklistEntry: Maker = (random, slot, earlier) => {
  const subject = randomSubject(random, yearOf(slot));
  const name = firmName(random, subject.trade);
  const accident = earlier.accidents.findLast(({ date }) => date < slot.date);
  const withAccident = accident !== undefined && random.chance(40);
  const isOrder11 = slot.date >= '2023-10-01';
  const term = isOrder11 ? random.pick([12, 24, 36]) : 12;
  return {
    ...blacklistEntryExample,
    ...identity(slot),
    title: `${name}列入安全生产严重失信主体名单`,
    topicCategory: subject.trade.topic,
    subjectName: name,
    creditCode: randomCreditCode(random),
    region: `云川市${subject.county}`,
    address: `云川市${subject.county}${random.pick(towns)}${random.integer(1, 299)}号`,
    chiefPerson: random.pick(personNames),
    industry: subject.trade.industry,
    regime: isOrder11 ? 'regime-2023' : 'regime-2017',
    listingGround: isOrder11
      ? withAccident
        ? 'concealed-accident'
        : random.pick(['producing-without-permit', 'refused-penalty'])
      : 'uncorrected-danger-2017',
    violationFacts: `经查，该单位存在${random.pick(subject.trade.dangers)}等问题，${paragraph(random, subject, 1)}`,
    accident: withAccident ? accident.id : null,
    penaltyDecisionNumber: `（云）应急罚〔${yearOf(slot)}〕${slot.number}号`,
    decisionNumber: `（云）应急失信〔${yearOf(slot)}〕${slot.number}号`,
    noticeDate: addDays(slot.date, -15),
    decisionDate: slot.date,
    deliveryDate: addDays(slot.date, 3),
    listingTerm: term,
    publishUntil: addMonths(slot.date, term),
  } satisfies AnyRecord;
};

/** A code with right check characters and a region that no real body has. */
function randomCreditCode(random: Random): string {
  const digits = String(random.integer(10_000_000, 99_999_999));
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  const first17 = `91450990${digits}${'0X987654321'[sum % 11]}`;
  return first17 + creditCodeCheck(first17);
}

export const makePermitItem: Maker = (random, slot) => {
  const subject = randomSubject(random, yearOf(slot));
  const act = random.pick(['核发', '延期', '变更', '注销', '安全设施设计审查', '安全条件审查']);
  return {
    ...permitItemExample,
    ...identity(slot),
    title: `${subject.trade.label}${random.pick(['生产', '经营', '储存', '使用'])}安全许可${act}（${subject.county}）`,
    topicCategory: subject.trade.topic,
    itemCode: `0001${String(slot.number).padStart(8, '0')}`,
    requiredMaterials: permitItemExample.requiredMaterials.map((row) => ({ ...row, templateFile: null })),
    acceptanceConditions: `1. ${random.pick(subject.trade.measures)}；\n2. 主要负责人经考核合格；\n3. 不存在${random.pick(subject.trade.dangers)}的情形。`,
    promisedDays: random.integer(3, 15),
    contactPhone: `0790-555${random.integer(1000, 9999)}`,
  } satisfies AnyRecord;
};

export const makeAccidentReport: Maker = (random, slot, earlier) => {
  const subject = randomSubject(random, yearOf(slot));
  const firm = firmName(random, subject.trade);
  const occurredDate = addDays(slot.date, -random.integer(60, 150));
  const facts = {
    deaths: random.integer(1, 5),
    seriousInjuries: random.integer(0, 6),
    directLoss: random.integer(80, 1400) * 10_000,
  };
  const grade = accidentGrade(facts);
  const gradeLabel = grade === 'larger' ? '较大' : '一般';
  const title = `云川市${subject.county}${firm}“${occurredDate.slice(5).replace('-', '·')}”${gradeLabel}事故调查报告`;
  earlier.accidents.push({ id: slot.id, title, date: slot.date });
  const chapter = (length: number): string => plainBody(random, subject, length);
  return {
    ...accidentReportExample,
    ...identity(slot),
    ...facts,
    title,
    topicCategory: subject.trade.topic,
    occurredDate,
    location: `云川市${subject.county}${random.pick(towns)}`,
    accidentUnit: firm,
    industry: subject.trade.industry,
    accidentGrade: grade,
    approvalNumber: `云政函〔${yearOf(slot)}〕${slot.number}号`,
    approvalDate: slot.date,
    closedDate: slot.date,
    preface: `<p>事故造成${facts.deaths}人死亡、${facts.seriousInjuries}人重伤，直接经济损失${facts.directLoss / 10_000}万元。</p>`,
    unitOverview: chapter(200),
    accidentCourse: chapter(500),
    casualtiesAndLoss: `<p>死亡${facts.deaths}人，重伤${facts.seriousInjuries}人，直接经济损失${facts.directLoss / 10_000}万元。</p>`,
    causesAndNature: `<h2>（一）直接原因</h2><p>${random.pick(subject.trade.dangers)}。</p><h2>（二）间接原因</h2>${chapter(300)}`,
    liabilityFindings: chapter(400),
    preventionAdvice: chapter(400),
    rescueAssessment: chapter(160),
    rectificationMeasures: subject.trade.measures.map((measure) => ({
      measure,
      responsibleUnit: firm,
      dueDate: addMonths(slot.date, 6),
      progress: null,
      progressNote: null,
    })),
  } satisfies AnyRecord;
};

export const makeBudgetDisclosure: Maker = (random, slot) => {
  const isBudget = slot.number % 2 === 1;
  const year = yearOf(slot) - (isBudget ? 0 : 1);
  const unit = `云川市${random.pick(counties)}应急管理局`;
  const name = `${isBudget ? '部门预算' : '部门决算'}`;
  return {
    ...budgetDisclosureExample,
    ...identity(slot),
    title: `${unit}${year}年${name}`,
    budgetKind: isBudget ? 'budget' : 'final-account',
    entityName: unit,
    fiscalYear: year,
    financeReplyDate: slot.date,
    ...exampleBudgetTables({
      kind: isBudget ? 'budget' : 'final-account',
      items: [
        { code: '2080505', basic: random.integer(20_00, 180_00), project: 0 },
        { code: '2210201', basic: random.integer(20_00, 120_00), project: 0 },
        { code: '2240101', basic: random.integer(400_00, 1600_00), project: 0 },
        { code: '2240106', basic: 0, project: random.integer(50_00, 900_00) },
        { code: '2240108', basic: 0, project: random.integer(10_00, 300_00) },
      ],
      overseasTrips: 0,
      vehicleOperation: random.integer(4_00, 14_00),
      officialReception: random.integer(1_00, 6_00),
      openingBalance: random.integer(0, 40_00),
    }),
  } satisfies AnyRecord;
};

export const makeDepartment: Maker = (random, slot) => {
  const name = departmentNames[(slot.number - 1) % departmentNames.length] ?? '';
  return {
    ...departmentExample,
    ...identity(slot),
    leadDepartment: null,
    title: name,
    displayOrder: slot.number * 10,
    duties: plainBody(random, randomSubject(random, yearOf(slot)), 200),
    phone: `0790-5550${100 + slot.number}`,
    heads: [{ name: random.pick(personNames), post: '科长', assignedDuties: null }],
  } satisfies AnyRecord;
};
