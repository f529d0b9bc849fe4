/** Closed lists that several types use: value → Chinese label. Words from the glossary. */

export const disclosureAttributes = {
  proactive: '主动公开',
  'on-request': '依申请公开',
  'not-disclosed': '不予公开',
} as const;

/** R-REG-14 … R-REG-16, R-SEC-02. */
export const exemptionGrounds = {
  'state-secret': '国家秘密（条例第十四条）',
  'forbidden-by-law': '法律、行政法规禁止公开（条例第十四条）',
  'security-stability': '危及“三安全一稳定”（条例第十四条）',
  'third-party-rights': '商业秘密、个人隐私等第三方权益（条例第十五条）',
  'internal-affairs': '内部事务信息（条例第十六条）',
  'process-information': '过程性信息（条例第十六条）',
  'enforcement-file': '行政执法案卷信息（条例第十六条）',
  'work-secret': '工作秘密',
  'aggregation-risk': '敏感汇聚',
} as const;

/** R-POL-07. */
export const validityStatuses = {
  'in-force': '现行有效',
  'not-yet-in-force': '尚未施行',
  amended: '已修改',
  'partly-lapsed': '部分失效',
  lapsed: '失效',
  repealed: '废止',
} as const;

export const relationKinds = {
  basis: '依据',
  repeals: '废止',
  'repealed-by': '被废止',
  amends: '修改',
  'amended-by': '被修改',
  see: '参见',
} as const;

export const topicCategories = {
  'work-safety': '安全生产综合',
  'hazardous-chemicals': '危险化学品',
  'mines-industry': '矿山与工贸',
  fireworks: '烟花爆竹',
  'emergency-rescue': '应急救援',
  'disaster-relief': '防灾减灾救灾',
  'fire-forest': '森林防灭火',
  'flood-drought': '防汛抗旱',
  'finance-personnel': '财务与人事',
  'open-information': '政府信息公开',
  administration: '综合政务',
} as const;

/** Trades of the scope of R-CRD-01, also used for accidents. */
export const industries = {
  'coal-mine': '煤矿',
  'non-coal-mine': '非煤矿山',
  'hazardous-chemicals': '危险化学品',
  chemical: '化工',
  pharmaceutical: '医药',
  fireworks: '烟花爆竹',
  'oil-extraction': '石油开采',
  metallurgy: '冶金',
  'non-ferrous': '有色',
  'building-materials': '建材',
  machinery: '机械',
  'light-industry': '轻工',
  textile: '纺织',
  tobacco: '烟草',
  commerce: '商贸',
  construction: '建筑施工',
  transport: '交通运输',
  'safety-service': '安全评价、认证、检测、检验',
  other: '其他',
} as const;
