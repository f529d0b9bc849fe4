import type { AccidentReport } from '../types/accident-report.ts';
import { exampleEnvelope, exampleId } from './envelope.ts';

export const accidentReportExample: AccidentReport = {
  ...exampleEnvelope({
    type: 'accident-report',
    number: 118,
    title: '云川市石岭县“2025·11·08”云川恒砾建材有限公司较大坍塌事故调查报告',
    formedDate: '2026-03-20',
  }),
  leadDepartment: exampleId('department', 5),
  topicCategory: 'mines-industry',
  occurredDate: '2025-11-08',
  location: '云川市石岭县白石镇工业集中区',
  accidentUnit: '云川恒砾建材有限公司',
  industry: 'building-materials',
  accidentKind: 'collapse',
  deaths: 3,
  seriousInjuries: 2,
  missing: 0,
  directLoss: 6_820_000,
  accidentGrade: 'larger',
  gradeReason: null,
  accidentNature: 'liability-accident',
  investigatingLevel: 'city',
  approvalOrgan: '云川市人民政府',
  approvalNumber: '云政函〔2026〕18号',
  approvalDate: '2026-03-18',
  closedDate: '2026-03-18',
  preface:
    '<p>2025 年 11 月 8 日 14 时 20 分许，云川恒砾建材有限公司骨料仓发生坍塌事故，造成 3 人死亡、2 人重伤，直接经济损失 682 万元。</p>',
  unitOverview: '<p>云川恒砾建材有限公司成立于 2017 年，主要从事机制砂石生产，有从业人员 46 人。</p>',
  accidentCourse:
    '<p>当日 13 时许，5 名工人在未办理作业审批的情况下进入骨料仓清理积料。14 时 20 分许，仓壁积料突然垮落，将 5 人掩埋。15 时 05 分，全部被困人员救出。</p>',
  casualtiesAndLoss: '<p>事故造成 3 人死亡、2 人重伤，直接经济损失 682 万元。</p>',
  causesAndNature:
    '<h2>（一）直接原因</h2><p>作业人员自下而上清理积料，形成悬空料层，失稳垮落。</p><h2>（二）间接原因</h2><p>企业未落实有限空间作业审批和现场监护制度，安全教育培训流于形式。</p><p>调查认定，这是一起较大生产安全责任事故。</p>',
  liabilityFindings:
    '<p>公司主要负责人未履行安全生产管理职责，涉嫌重大责任事故罪，已由司法机关采取措施。对公司处以罚款，并列入安全生产严重失信主体名单。</p>',
  preventionAdvice: '<p>各县（区）要举一反三，全面排查料仓、筒仓等有限空间，严格执行作业审批。</p>',
  rescueAssessment: '<p>应急救援响应及时，处置得当，未发生次生事故。企业初期存在盲目施救，应当引以为戒。</p>',
  rectificationMeasures: [
    {
      measure: '对全县料仓、筒仓开展全面排查，建立有限空间台账',
      responsibleUnit: '石岭县人民政府',
      dueDate: '2026-06-30',
      progress: null,
      progressNote: null,
    },
    {
      measure: '修订清仓作业规程，增设机械清仓设备',
      responsibleUnit: '云川恒砾建材有限公司',
      dueDate: '2026-05-31',
      progress: null,
      progressNote: null,
    },
  ],
  reviewReportDate: null,
};
