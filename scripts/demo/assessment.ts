import type { PastAssessment } from './loading/past-assessment.ts';

/** What the bureau says in its notices. */
export const noticeText = (year: number): string =>
  `现就 ${year} 年度政务公开工作考核通知如下：\n一、考核内容：主动公开、依申请公开、服务承诺、投诉处理。\n二、请各科室于考核前准备公开台账、申请办理和投诉处理记录。\n三、考核结果经局领导确认后通知各科室。`;

const reasons = {
  proactive: '平台启用前的公开事项按纸质台账核对，未发现逾期。',
  onRequest: '受理的申请均在 20 个工作日内答复。',
  servicePromise: '抽查办件 10 件，承诺时限内办结。',
  complaints: '没有收到涉及本科室的有效投诉。',
};
const deductions = {
  proactive: '有 2 项信息晚于规定时限公开，按台账扣分。',
  onRequest: '有 1 件申请补正告知超过 7 个工作日。',
  servicePromise: '抽查办件 10 件，1 件超过承诺时限。',
  complaints: '收到有效投诉 1 件，已整改。',
};
export type Head = keyof typeof reasons;

/** Points by section in the order of the bureau; what is not full has its reason. */
const points: readonly Record<Head, number>[] = [
  { proactive: 40, onRequest: 20, servicePromise: 18, complaints: 20 },
  { proactive: 36, onRequest: 20, servicePromise: 20, complaints: 20 },
  { proactive: 34, onRequest: 16, servicePromise: 18, complaints: 18 },
  { proactive: 30, onRequest: 16, servicePromise: 16, complaints: 16 },
  { proactive: 24, onRequest: 14, servicePromise: 14, complaints: 16 },
];

/** The assessment of the year before the system came, as it was taken over from paper. */
export const pastAssessment: PastAssessment = {
  year: 2025,
  announcedAt: '2026-01-05T09:30:00+08:00',
  assessOn: '2026-01-22',
  closedAt: '2026-01-22T16:20:00+08:00',
  confirmedAt: '2026-01-26T10:05:00+08:00',
  note: noticeText(2025),
  comment: '同意考核结果。',
  scores: points.map((given) =>
    (Object.keys(reasons) as Head[]).map((head) => ({
      head,
      points: given[head],
      reason: given[head] === (head === 'proactive' ? 40 : 20) ? reasons[head] : deductions[head],
    })),
  ),
};
