import { cms, schemas } from './defect-of.ts';
import type { PlantedDefect } from './planted.ts';

/** What keeps the figures of a period whole, told once and told in time (R-SRC-09, R-SRC-10). */
export const figuresDefects: PlantedDefect[] = [
  cms(
    'R-SRC-09 figures of a month that is public are submitted again',
    'plugins/review/server/services/figures.ts',
    'if (!other) return;',
    'if (other?.title !== period) return;',
    'tests/deadlines/clocks.test.ts',
  ),
  cms(
    'R-SRC-09 two records of a month are signed',
    'plugins/review/server/services/reviews.ts',
    `{ code: 'interpretation-missing' });
    await assertOnlyOfPeriod(strapi, record);`,
    `{ code: 'interpretation-missing' });`,
    'tests/deadlines/clocks.test.ts',
  ),
  cms(
    'R-SRC-09 of two records of a month that were signed for later the second is not told why it stays',
    'plugins/review/server/services/reviews.ts',
    `if (action === 'fallDue') await assertOnlyOfPeriod(strapi, draft.record);`,
    '',
    'tests/review/schedules.test.ts',
  ),
  cms(
    'R-SRC-09 the database takes two public records of a month',
    'lib/unique-indexes.ts',
    `['documentNumber', periodFieldOf(type)]`,
    `['documentNumber', type.fields['period'] && periodFieldOf(type)]`,
    'tests/deadlines/clocks.test.ts',
  ),
  cms(
    'R-SRC-09 a month without figures is missed by nobody',
    'plugins/deadlines/server/clocks/periodic.ts',
    '[...new Set([...since, ...begun])]',
    '[...new Set(begun)]',
    'tests/deadlines/clocks.test.ts',
  ),
  cms(
    'R-SRC-09 a month whose figures were withdrawn is forgotten',
    'plugins/deadlines/server/clocks/periodic.ts',
    'drafts.filter((draft) => withdrawn.has(draft.documentId))',
    'drafts.filter((draft) => withdrawn.size < 0 && draft)',
    'tests/deadlines/clocks.test.ts',
  ),
  cms(
    'R-SRC-10 figures name a permit that there is not',
    'plugins/review/server/services/figures.ts',
    'if (names.has(name)) return [];',
    'if (index >= 0) return [];',
    'tests/deadlines/clocks.test.ts',
  ),
  cms(
    'R-SRC-09 a file tells of one month twice',
    'plugins/importer/server/converting/duplicates.ts',
    'if (period !== undefined && record.values[period])',
    'if (period === null && record.values)',
    'tests/importer/bad-input.test.ts',
  ),
  schemas(
    'R-SRC-09 two tables of one month do not agree',
    'rules/accident-statistics.ts',
    '  disagreeingTotals,\n];',
    '];',
    'rules/statistics.test.ts',
  ),
  schemas(
    'R-SRC-10 more is closed than there was to decide',
    'rules/permit-statistics.ts',
    'row.closed > toDecide(row)\n',
    'row.closed < 0\n',
    'rules/statistics.test.ts',
  ),
  schemas(
    'F-2 more is accepted than came in',
    'rules/permit-statistics.ts',
    'accepted > received ?',
    'accepted < 0 ?',
    'rules/statistics.test.ts',
  ),
  schemas(
    'R-SRC-10 a rate of nothing is a number',
    'rules/amounts.ts',
    'whole === 0 ? null :',
    'whole < 0 ? null :',
    'rules/statistics.test.ts',
  ),
];
