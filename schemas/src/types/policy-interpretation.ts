import type { z } from 'zod';
import { defineContentType } from '../define-content-type.ts';
import { disclosureEnvelope } from '../envelope.ts';
import { Choice, References, RichText, Text } from '../primitives.ts';
import { policyInterpretationChecks } from '../rules/policy-interpretation.ts';

/** R-POL-14. */
export const interpretationKinds = {
  text: '文字解读',
  chart: '图解',
  audio: '音频解读',
  video: '视频解读',
  'press-conference': '新闻发布会',
  'head-interview': '负责人解读',
  'question-and-answer': '问答解读',
  expert: '专家解读',
  media: '媒体解读',
} as const;

/** 政策解读: linked to its policies; the link shows on both sides from this one field (R-POL-13). */
export const policyInterpretation = defineContentType('policy-interpretation', {
  label: '政策解读',
  plural: 'policy-interpretations',
  basis: ['R-POL-11', 'R-POL-12', 'R-POL-13', 'R-POL-14', 'R-POL-15'],
  column: {
    path: 'interpretations',
    label: '政策解读',
    description: '对本机关政策文件的文字、图解、问答等形式的解读',
    keywords: '政策解读,图解,问答,负责人解读',
    columnType: '政策解读',
    category: '20-01',
    updateCycleDays: 180,
  },
  fields: {
    ...disclosureEnvelope,
    formedDate: { ...disclosureEnvelope.formedDate, label: '解读日期', header: true, list: true, sort: true },
    policies: {
      label: '解读的政策文件',
      schema: References('policy-document', 1),
      help: '至少选择一件，文件页和解读页会自动相互链接。',
    },
    interpretationKind: {
      label: '解读形式',
      schema: Choice(interpretationKinds),
      header: true,
      list: true,
      facet: true,
    },
    interpreter: { label: '解读人', schema: Text(80).nullable(), header: true, help: '单位或姓名及职务。' },
    body: {
      label: '解读内容',
      schema: RichText(),
      help: '包括背景、依据、目标任务、适用范围、关键词、新举措和联系方式；图解、音视频须在此给出文字版。',
    },
  },
  checks: policyInterpretationChecks,
});
export type PolicyInterpretation = z.infer<typeof policyInterpretation.schema>;
