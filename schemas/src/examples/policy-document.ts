import type { PolicyDocument } from '../types/policy-document.ts';
import { exampleEnvelope, exampleId } from './envelope.ts';

export const policyDocumentExample: PolicyDocument = {
  ...exampleEnvelope({
    type: 'policy-document',
    number: 87,
    title: '云川市应急管理局关于印发《云川市工贸企业有限空间作业安全管理办法》的通知',
    formedDate: '2026-03-12',
  }),
  leadDepartment: exampleId('department', 3),
  topicCategory: 'mines-industry',
  summary: '规定工贸企业有限空间的辨识、审批、监护和救援要求，自 2026 年 5 月 1 日起施行。',
  keywords: '有限空间 工贸企业 作业审批',
  attachments: [
    {
      name: '有限空间作业审批表.docx',
      mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      sizeBytes: 24_812,
      sha256: '3b5d5c3712955042212316173ccf37be800b1c5b1d1d3c5b0d1f2a7d6c8e9f01',
    },
  ],
  documentNumber: '云应急规〔2026〕3号',
  documentKind: 'notice',
  isNormative: true,
  documentDate: '2026-03-12',
  effectiveDate: '2026-05-01',
  expiryDate: '2031-04-30',
  repealedDate: null,
  repealedBy: null,
  interpretationRequired: true,
  body: [
    '<p>各县（区）应急管理局，高新区安全生产监督管理局，局属各单位：</p>',
    '<p>现将《云川市工贸企业有限空间作业安全管理办法》印发给你们，请结合实际贯彻执行。</p>',
    '<h2>第一章 总则</h2>',
    '<p>第一条 为了加强工贸企业有限空间作业安全管理，预防和减少中毒窒息事故，保障从业人员生命安全，根据《中华人民共和国安全生产法》等法律法规，结合本市实际，制定本办法。</p>',
    '<p>第二条 本市行政区域内冶金、有色、建材、机械、轻工、纺织、烟草、商贸企业的有限空间作业及其监督管理，适用本办法。</p>',
    '<h2>第二章 作业管理</h2>',
    '<p>第三条 企业应当对有限空间进行辨识，建立管理台账，载明位置、数量和危险有害因素，并及时更新。</p>',
    '<p>第四条 有限空间作业应当先通风、再检测、后作业。未经检测合格，任何人不得进入。作业前三十分钟内检测的结果有效，中断作业超过三十分钟的，应当重新检测。</p>',
    '<table><caption>主要检测项目及合格范围</caption><thead><tr><th scope="col">检测项目</th><th scope="col">合格范围</th></tr></thead><tbody><tr><th scope="row">氧气</th><td>19.5%—23.5%</td></tr><tr><th scope="row">硫化氢</th><td>不高于 10 mg/m<sup>3</sup></td></tr><tr><th scope="row">一氧化碳</th><td>不高于 20 mg/m<sup>3</sup></td></tr></tbody></table>',
    '<h2>第三章 附则</h2>',
    '<p>第五条 本办法自 2026 年 5 月 1 日起施行，有效期五年。</p>',
    '<p>（此件公开发布）</p>',
  ].join(''),
};
