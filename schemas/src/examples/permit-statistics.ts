import type { PermitStatistics } from '../types/permit-statistics.ts';
import { exampleEnvelope, exampleId } from './envelope.ts';
import { permitItemExample } from './permit-item.ts';

export const permitStatisticsExample: PermitStatistics = {
  ...exampleEnvelope({
    type: 'permit-statistics',
    number: 43,
    title: '2026年第一季度行政许可办理情况',
    formedDate: '2026-04-09',
  }),
  leadDepartment: exampleId('department', 2),
  quarter: '2026-Q1',
  cutOffDate: '2026-03-31',
  definition: '以政务服务平台的办件记录为准，办结以作出决定或者终止办理之日计。',
  permitRows: [
    {
      permitName: permitItemExample.title,
      ...{ carriedOver: 6, received: 42, accepted: 39, closed: 41, granted: 38, refused: 2, ended: 1 },
    },
    {
      permitName: '烟花爆竹经营（零售）许可证核发',
      ...{ carriedOver: 0, received: 0, accepted: 0, closed: 0, granted: 0, refused: 0, ended: 0 },
    },
  ],
};
