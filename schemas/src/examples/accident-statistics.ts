import type { AccidentStatistics } from '../types/accident-statistics.ts';
import { exampleEnvelope, exampleId } from './envelope.ts';

export const accidentStatisticsExample: AccidentStatistics = {
  ...exampleEnvelope({
    type: 'accident-statistics',
    number: 41,
    title: '2026年3月全市生产安全事故统计',
    formedDate: '2026-04-08',
  }),
  leadDepartment: exampleId('department', 5),
  month: '2026-03',
  cutOffDate: '2026-03-31',
  definition: '统计范围为本市行政区域内的生产安全事故，数据来自统计直报系统的快报数，以后核定的另行修订并注明。',
  analysis: '事故起数比去年同月下降，建筑施工领域占比较高，已部署复工安全检查。',
  areaRows: [
    {
      ...{ area: '清河区', accidents: 8, deaths: 6, seriousInjuries: 5, directLoss: 920.5 },
      ...{ lastAccidents: 9, lastDeaths: 7 },
    },
    {
      ...{ area: '东山县', accidents: 5, deaths: 5, seriousInjuries: 0, directLoss: 610 },
      ...{ lastAccidents: 7, lastDeaths: 6 },
    },
    {
      ...{ area: '石岭县', accidents: 0, deaths: 0, seriousInjuries: 0, directLoss: 0 },
      ...{ lastAccidents: 0, lastDeaths: 0 },
    },
  ],
  industryRows: [
    {
      ...{ industry: 'construction', accidents: 7, deaths: 6, seriousInjuries: 5, directLoss: 800.5 },
      ...{ lastAccidents: 10, lastDeaths: 8 },
    },
    {
      ...{ industry: 'transport', accidents: 6, deaths: 5, seriousInjuries: 0, directLoss: 730 },
      ...{ lastAccidents: 6, lastDeaths: 5 },
    },
  ],
};
