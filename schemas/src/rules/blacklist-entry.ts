import type { Issue } from '../issue.ts';
import { error } from '../issue.ts';

/** R-CAU-02: a record says under which rules it was listed. */
export const listingRegimes = {
  'regime-2015': '安委办〔2015〕14号',
  'regime-2017': '安监总办〔2017〕49号',
  'regime-2023': '应急管理部令第11号',
} as const;

/** R-CRD-02 (2023), R-CRD-10 (2015), R-CRD-11 (2017). */
export const listingGrounds = {
  'major-accident-liability': '发生特别重大、重大事故的单位及负有责任的人员',
  'repeated-larger-accidents': '12个月内累计发生2起以上较大事故',
  'multiplied-fine': '发生事故，情节特别严重，被处以数倍罚款',
  'concealed-accident': '瞒报、谎报事故',
  'failed-rescue': '主要负责人不立即组织抢救、擅离职守或者逃匿',
  'producing-without-permit': '未取得或者被暂扣、吊销许可证从事生产经营活动',
  'false-report': '出租出借资质、挂靠或者出具虚假、失实报告证书',
  'refused-penalty': '有能力履行而拒不执行行政处罚决定',
  'other-grave-breach': '其他严重违反安全生产法律法规的行为',
  'major-accident-2015': '发生重大以上事故或者一年内死亡10人以上',
  'destroyed-scene-2015': '瞒报、谎报事故或者破坏事故现场',
  'uncorrected-danger-2015': '重大隐患或者职业病危害不按期整改',
  'permit-suspended-2015': '被暂扣、吊销许可证',
  'larger-accident-2017': '发生较大以上事故或者一年内3起以上造成人员死亡的一般事故',
  'uncorrected-danger-2017': '重大隐患不按期整改或者拒不整改',
  'false-report-2017': '安全生产服务机构出具虚假报告',
} as const;

interface Entry {
  subjectType: string;
  creditCode: string | null;
  maskedCitizenNumber: string | null;
}

/** A body is named by its credit code, a person by a masked citizen number (R-CRD-07). */
export function checkBlacklistEntry(record: Entry): Issue[] {
  const issues: Issue[] = [];
  if (record.subjectType !== 'person' && record.creditCode === null)
    issues.push(error('creditCode', 'blacklist.code-missing'));
  if (record.subjectType === 'person' && record.maskedCitizenNumber === null)
    issues.push(error('maskedCitizenNumber', 'blacklist.citizen-number-missing'));
  return issues;
}
