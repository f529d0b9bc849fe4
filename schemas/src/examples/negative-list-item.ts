import type { NegativeListItem } from '../types/negative-list-item.ts';
import { exampleEnvelope, exampleId } from './envelope.ts';

export const negativeListItemExample: NegativeListItem = {
  ...exampleEnvelope({
    type: 'negative-list-item',
    number: 70,
    title: '行政执法案卷中的询问笔录和内部审批材料',
    formedDate: '2026-01-12',
  }),
  leadDepartment: exampleId('department', 1),
  topicCategory: 'open-information',
  summary: '依法不予公开的执法案卷材料的范围和依据。',
  coverage: '安全生产行政处罚案卷中的询问笔录、现场照片底稿、案件讨论记录和内部审批表。',
  legalGround: 'enforcement-file',
  legalClause: '《中华人民共和国政府信息公开条例》第十六条第二款',
  availability: 'partly-available',
  stillPublic: '行政处罚决定书和公示信息依法主动公开。',
  checkedDate: '2026-01-12',
};
