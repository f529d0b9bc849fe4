import type { Article } from '../types/article.ts';
import { exampleEnvelope, exampleId } from './envelope.ts';

export const articleExample: Article = {
  ...exampleEnvelope({
    type: 'article',
    number: 102,
    title: '云川市开展夏季危险化学品企业安全专项检查',
    formedDate: '2026-06-18',
  }),
  leadDepartment: exampleId('department', 2),
  topicCategory: 'hazardous-chemicals',
  section: 'news',
  author: '办公室',
  originalUrl: null,
  reportYear: null,
  body: [
    '<p>6 月 16 日至 18 日，市应急管理局组织 4 个检查组，对全市 37 家危险化学品企业开展夏季安全专项检查。</p>',
    '<p>检查组重点查看了储罐区喷淋降温、可燃气体报警和装卸作业现场，发现一般隐患 52 项，已责令限期整改。</p>',
  ].join(''),
};
