import type { PolicyInterpretation } from '../types/policy-interpretation.ts';
import { exampleEnvelope, exampleId } from './envelope.ts';
import { policyDocumentExample } from './policy-document.ts';

export const policyInterpretationExample: PolicyInterpretation = {
  ...exampleEnvelope({
    type: 'policy-interpretation',
    number: 91,
    title: '《云川市工贸企业有限空间作业安全管理办法》政策解读',
    formedDate: '2026-03-13',
  }),
  leadDepartment: exampleId('department', 3),
  topicCategory: 'mines-industry',
  policies: [policyDocumentExample.id],
  interpretationKind: 'text',
  interpreter: '云川市应急管理局工贸监管科',
  body: [
    '<h2>一、为什么制定</h2>',
    '<p>近三年全市工贸企业发生的有限空间事故，多数是作业人员未检测就进入、监护人员盲目施救造成的。《办法》针对这些环节作出规定。</p>',
    '<h2>二、主要内容</h2>',
    '<p>《办法》共五条，要求企业建立台账、逐次审批、先通风再检测后作业，并明确了检测项目和合格范围。</p>',
    '<h2>三、联系方式</h2>',
    '<p>工贸监管科，电话 0790-5550103。</p>',
  ].join(''),
};
