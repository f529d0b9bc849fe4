/** The rules under which a record was listed, with its terms in months (R-CAU-02, R-CRD-04, R-CRD-10, R-CRD-11). */
export const listingRegimes = {
  'regime-2015': { label: '安委办〔2015〕14号', minMonths: 0, maxMonths: 36 },
  'regime-2017': { label: '安监总办〔2017〕49号', minMonths: 0, maxMonths: 12 },
  'regime-2023': { label: '应急管理部令第11号', minMonths: 12, maxMonths: 36 },
} as const;
export type ListingRegime = keyof typeof listingRegimes;

interface Ground {
  label: string;
  regime: ListingRegime;
  /** What the listing leans on; it must be named in the record (R-CRD-02). */
  evidence: 'accident' | 'penalty' | 'facts';
}

/** Grounds for listing of the three regimes (R-CRD-02, R-CRD-10, R-CRD-11). */
export const listingGrounds = {
  'major-accident-liability': {
    label: '发生特别重大、重大事故的单位、主要负责人和其他责任人员',
    regime: 'regime-2023',
    evidence: 'accident',
  },
  'repeated-larger-accidents': {
    label: '12个月内累计发生2起以上较大事故',
    regime: 'regime-2023',
    evidence: 'accident',
  },
  'multiplied-fine': { label: '发生事故且情节特别严重，被处以数倍罚款', regime: 'regime-2023', evidence: 'accident' },
  'concealed-accident': { label: '瞒报、谎报事故', regime: 'regime-2023', evidence: 'accident' },
  'failed-rescue': {
    label: '主要负责人不立即组织抢救、擅离职守或者逃匿',
    regime: 'regime-2023',
    evidence: 'accident',
  },
  'producing-without-permit': {
    label: '未取得许可证或者许可证被暂扣、吊销期间从事生产经营活动',
    regime: 'regime-2023',
    evidence: 'penalty',
  },
  'false-report': { label: '租借资质、挂靠或者出具虚假报告、证书', regime: 'regime-2023', evidence: 'penalty' },
  'refused-penalty': { label: '有能力履行而拒不执行行政处罚决定', regime: 'regime-2023', evidence: 'penalty' },
  'other-grave-breach': { label: '其他严重违反安全生产法律法规的行为', regime: 'regime-2023', evidence: 'penalty' },
  'major-accident-2015': {
    label: '发生重大以上事故或者一年内累计死亡10人以上',
    regime: 'regime-2015',
    evidence: 'accident',
  },
  'destroyed-scene-2015': { label: '瞒报、谎报事故或者破坏事故现场', regime: 'regime-2015', evidence: 'accident' },
  'uncorrected-danger-2015': { label: '重大隐患或者职业病危害未按期整改', regime: 'regime-2015', evidence: 'facts' },
  'permit-suspended-2015': { label: '许可证被暂扣、吊销', regime: 'regime-2015', evidence: 'facts' },
  'other-breach-2015': { label: '其他严重违法行为', regime: 'regime-2015', evidence: 'facts' },
  'larger-accident-2017': {
    label: '发生较大以上事故或者一年内3起以上有人员死亡的一般事故',
    regime: 'regime-2017',
    evidence: 'accident',
  },
  'uncorrected-danger-2017': { label: '重大隐患拒不整改或者未按期整改', regime: 'regime-2017', evidence: 'facts' },
  'false-report-2017': { label: '安全服务机构出具虚假报告', regime: 'regime-2017', evidence: 'facts' },
  'other-breach-2017': { label: '其他严重失信行为', regime: 'regime-2017', evidence: 'facts' },
} as const satisfies Record<string, Ground>;
export type ListingGround = keyof typeof listingGrounds;

type LabelsOf<T extends Record<string, { label: string }>> = { readonly [K in keyof T]: T[K]['label'] };

/** Value → label, as `Choice` takes it. */
export function labelsOf<const T extends Record<string, { label: string }>>(entries: T): LabelsOf<T> {
  return Object.fromEntries(Object.entries(entries).map(([key, { label }]) => [key, label])) as LabelsOf<T>;
}
