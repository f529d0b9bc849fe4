import { cms, schemas } from './defect-of.ts';
import type { PlantedDefect } from './planted.ts';

/** The guards of the negative list and of the yearly assessment of sections (R-SRC-13, R-SRC-17). */
export const assessmentDefects: PlantedDefect[] = [
  // The negative list.
  cms(
    'R-SRC-13 a withheld record is named under an item with another ground',
    'plugins/review/server/services/list-items.ts',
    'if (chosen && draft?.exemptionGround !== chosen.ground)',
    'if (chosen && draft === null)',
    'tests/review/disclosure.test.ts',
  ),
  cms(
    'R-SRC-13 what is not withheld is named under an item',
    'plugins/review/server/services/list-items.ts',
    `!== 'withheld')`,
    `=== 'published')`,
    'tests/review/disclosure.test.ts',
  ),
  schemas(
    'R-SRC-13 an item is submitted with a clause that names no article',
    'rules/negative-list-item.ts',
    'return namedClause.test(legalClause) ? []',
    'return legalClause ? []',
    'rules/record-rules.test.ts',
  ),
  // The yearly assessment of sections.
  cms(
    'R-SRC-17 sections are assessed less than fifteen days after the notice',
    'plugins/assessment/server/services/rounds.ts',
    'if (assessOn < earliest) throw',
    'if (assessOn < String(year)) throw',
    'tests/deadlines/reminders.test.ts',
  ),
  cms(
    'R-SRC-17 the office types the points that the clocks tell',
    'plugins/assessment/server/services/results.ts',
    'if (head.isComputed) throw',
    'if (head.points === -1) throw',
    'tests/deadlines/reminders.test.ts',
  ),
  cms(
    'R-SRC-17 an assessment is closed while points are missing',
    'plugins/assessment/server/services/results.ts',
    'if (missing.length > 0) throw',
    'if (missing.length < 0) throw',
    'tests/deadlines/reminders.test.ts',
  ),
  cms(
    'R-SRC-17 an assessment is closed before its day',
    'plugins/assessment/server/services/results.ts',
    'if (shanghaiDate(now) < round.assess_on) throw',
    'if (!round.assess_on) throw',
    'tests/deadlines/reminders.test.ts',
  ),
  cms(
    'R-SRC-17 who gave points confirms the result',
    'plugins/assessment/server/services/results.ts',
    'if ([round.announced_by, round.closed_by, ...entered].includes(account))',
    'if ([round.announced_by, round.closed_by].includes(account))',
    'tests/deadlines/reminders.test.ts',
  ),
  cms(
    'R-SRC-17 the database takes points for an assessment that is closed',
    'plugins/assessment/server/tables.ts',
    "where id = new.round) <> 'announced' ",
    "where id = new.round) = 'none' ",
    'tests/deadlines/reminders.test.ts',
  ),
  cms(
    'R-SRC-17 a section sees its result before it is confirmed',
    'plugins/assessment/server/services/views.ts',
    `if (!viewer.seesAll && round.state !== 'confirmed') return null;`,
    '',
    'tests/deadlines/reminders.test.ts',
  ),
  cms(
    'R-SRC-17 a section sees the results of others',
    'plugins/assessment/server/services/views.ts',
    'all.filter(({ department }) => viewer.seesAll || viewer.departments.includes(department)).map(shown)',
    'all.map(shown)',
    'tests/deadlines/reminders.test.ts',
  ),
];
