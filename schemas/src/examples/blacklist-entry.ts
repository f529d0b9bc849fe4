import type { BlacklistEntry } from '../types/blacklist-entry.ts';
import { accidentReportExample } from './accident-report.ts';
import { exampleEnvelope, exampleId } from './envelope.ts';

export const blacklistEntryExample: BlacklistEntry = {
  ...exampleEnvelope({
    type: 'blacklist-entry',
    number: 133,
    title: '云川恒砾建材有限公司列入安全生产严重失信主体名单',
    formedDate: '2026-04-10',
  }),
  leadDepartment: exampleId('department', 5),
  topicCategory: 'mines-industry',
  subjectName: '云川恒砾建材有限公司',
  subjectType: 'enterprise',
  creditCode: '91450990MA5000014C',
  maskedCitizenNumber: null,
  region: '云川市石岭县',
  address: '云川市石岭县白石镇工业集中区 6 号',
  chiefPerson: '秦广砾',
  industry: 'building-materials',
  regime: 'regime-2023',
  listingGround: 'concealed-accident',
  violationFacts: '2025 年 11 月 8 日发生较大坍塌事故后，迟至当日 18 时才报告，构成瞒报。',
  accident: accidentReportExample.id,
  penaltyDecisionNumber: '（云）应急罚〔2026〕27号',
  noticeDate: '2026-03-25',
  decidingOrgan: '云川市应急管理局',
  decisionNumber: '（云）应急失信〔2026〕4号',
  decisionDate: '2026-04-10',
  deliveryDate: '2026-04-13',
  listingTerm: 36,
  publishUntil: '2029-04-10',
  listingStatus: 'listed',
  removedDate: null,
  removalReason: null,
  complaintContact: '政策法规科，0790-5550105',
};
