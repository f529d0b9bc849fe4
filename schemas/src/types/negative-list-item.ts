import type { z } from 'zod';
import { defineContentType } from '../define-content-type.ts';
import { disclosureEnvelope } from '../envelope.ts';
import { CalendarDate, Choice, LongText, Reference, Text } from '../primitives.ts';
import { exemptionGrounds } from '../choices.ts';
import { negativeListChecks } from '../rules/negative-list-item.ts';

/** Whether somebody who applies may have what the item covers (R-REG-15, R-REG-16). */
export const availabilities = {
  'not-available': '不可获取',
  'partly-available': '区分处理后可以获取',
  'on-request': '可以申请获取',
} as const;

/** 不予公开事项: one row of the negative list, with its legal ground and who answers for it (R-SRC-13). */
export const negativeListItem = defineContentType('negative-list-item', {
  label: '不予公开事项',
  plural: 'negative-list-items',
  basis: ['R-SRC-13', 'R-REG-13', 'R-REG-14', 'R-REG-15', 'R-REG-16'],
  column: {
    path: 'negative-list',
    label: '不予公开事项清单',
    description: '依法不予公开的事项（负面清单）：具体范围、法定情形、法律条款、责任科室和能否申请获取',
    keywords: '负面清单,不予公开,政府信息公开,依申请公开',
    columnType: '信息公开目录',
    category: '20-15',
    updateCycleDays: 365,
  },
  isKeptUpToDate: true,
  fields: {
    ...disclosureEnvelope,
    title: { ...disclosureEnvelope.title, label: '事项名称' },
    leadDepartment: {
      ...disclosureEnvelope.leadDepartment,
      schema: Reference('department'),
      help: '对本事项负责、每年核对的科室。',
    },
    coverage: {
      label: '具体范围',
      schema: LongText(2000),
      help: '写明包括哪些信息；只写种类，不写任何一条不公开信息的内容。',
    },
    legalGround: { label: '法定情形', schema: Choice(exemptionGrounds), header: 'wide', list: true, facet: true },
    legalClause: {
      label: '法律条款',
      schema: Text(500),
      header: 'wide',
      help: '写明法律法规名称和条款，如《中华人民共和国政府信息公开条例》第十六条第一款。',
    },
    availability: { label: '能否申请获取', schema: Choice(availabilities), header: true },
    stillPublic: {
      label: '仍应公开的内容',
      schema: LongText(1000).nullable(),
      help: '同类信息中应当公开的部分，如处理结果、统计数据。',
    },
    checkedDate: { label: '最近核对日期', schema: CalendarDate(), header: true, list: true, sort: true },
  },
  checks: negativeListChecks,
});
export type NegativeListItem = z.infer<typeof negativeListItem.schema>;
