import type { AnyRecord } from '../types/index.ts';
import { addDays, daysBetween } from '../calendar/days.ts';
import { indexNumber } from '../rules/index-number.ts';
import { statutoryNodes } from '../catalogue-nodes.ts';
import { catalogueNodeRecord } from './catalogue-node.ts';
import { disclosureGuideExample } from './disclosure-guide.ts';
import { negativeListItemExample } from './negative-list-item.ts';
import { exampleId, exampleOrganCode } from './envelope.ts';
import * as make from './make-records.ts';
import { makeAccidentStatistics, makePermitStatistics, monthBefore, quarterBefore } from './make-statistics.ts';
import { seededRandom, type Random } from './random.ts';
import { departmentNames } from './words.ts';

const firstDate = '2019-01-02';
const lastDate = '2026-06-30';

/** Shares of the types in a hundred records, after departments, catalogue and guide. */
const mix: readonly [type: string, percent: number, make: make.Maker][] = [
  ['accident-statistics', 1, makeAccidentStatistics],
  ['permit-statistics', 1, makePermitStatistics],
  ['policy-document', 32, make.makePolicyDocument],
  ['article', 32, make.makeArticle],
  ['blacklist-entry', 14, make.makeBlacklistEntry],
  ['policy-interpretation', 8, make.makePolicyInterpretation],
  ['permit-item', 5, make.makePermitItem],
  ['accident-report', 5, make.makeAccidentReport],
  ['budget-disclosure', 2, make.makeBudgetDisclosure],
];

export interface GenerateOptions {
  count: number;
  seed: number;
}

/**
 * Valid Chinese records of mixed types, the same for the same seed, in an order in which each refers only to records
 * before it: departments, the statutory nodes, the guide and an item of the negative list first, then documents from 2019 to 2026 by date.
 */
export function* generateRecords({ count, seed }: GenerateOptions): Generator<AnyRecord> {
  const random = seededRandom(seed);
  const issue = indexNumbers();
  const departments: string[] = [];
  const earlier: make.Earlier = { policies: [], accidents: [], periods: new Set() };
  const numbers = new Map<string, number>();
  const slotOf = (type: string, date: string): make.Slot => {
    const number = (numbers.get(type) ?? 0) + 1;
    numbers.set(type, number);
    const leadDepartment = departments.length > 0 ? random.pick(departments) : null;
    return { id: exampleId(type, number), indexNumber: issue(date), date, number, leadDepartment };
  };
  for (let made = 0; made < count; made += 1) {
    const fixed = fixedRecord(made, random, slotOf);
    if (fixed) {
      if (fixed.type === 'department') departments.push(fixed.id);
      yield fixed;
    } else {
      const date = dateOf(made, count);
      const [type, maker] = pickType(random, earlier, date);
      yield maker(random, slotOf(type, date), earlier);
    }
  }
}

/** Departments, nodes and the guide come once, at the beginning. */
function fixedRecord(
  made: number,
  random: Random,
  slotOf: (type: string, date: string) => make.Slot,
): AnyRecord | null {
  if (made < departmentNames.length)
    return make.makeDepartment(random, slotOf('department', firstDate), {
      policies: [],
      accidents: [],
      periods: new Set(),
    });
  const node = statutoryNodes[made - departmentNames.length];
  if (node) {
    const { id, indexNumber, number } = slotOf('catalogue-node', firstDate);
    return { ...catalogueNodeRecord(node, number), id, indexNumber, formedDate: firstDate };
  }
  const beyond = made - departmentNames.length - statutoryNodes.length;
  if (beyond === 1) {
    const { id, indexNumber, leadDepartment } = slotOf('negative-list-item', firstDate);
    return leadDepartment ? { ...negativeListItemExample, id, indexNumber, leadDepartment } : null;
  }
  if (beyond > 1) return null;
  const { id, indexNumber } = slotOf('disclosure-guide', firstDate);
  return { ...disclosureGuideExample, id, indexNumber };
}

function pickType(random: Random, earlier: make.Earlier, date: string): [string, make.Maker] {
  let point = random.integer(1, 100);
  for (const [type, percent, maker] of mix) {
    point -= percent;
    if (point <= 0 && isPossible(type, earlier, date)) return [type, maker];
  }
  return ['policy-document', make.makePolicyDocument];
}

const figures: Readonly<Record<string, (date: string) => string>> = {
  'accident-statistics': monthBefore,
  'permit-statistics': quarterBefore,
};

/** An interpretation needs a policy to interpret; figures of a period come once. */
function isPossible(type: string, { policies, periods }: make.Earlier, date: string): boolean {
  if (type === 'policy-interpretation') return policies.length > 0;
  const period = figures[type]?.(date);
  if (period === undefined) return true;
  const isFirst = !periods.has(period);
  periods.add(period);
  return isFirst;
}

function dateOf(made: number, count: number): string {
  return addDays(firstDate, Math.floor((daysBetween(firstDate, lastDate) * made) / count));
}

function indexNumbers(): (date: string) => string {
  const issued = new Map<number, number>();
  return (date) => {
    const year = Number(date.slice(0, 4));
    const sequence = (issued.get(year) ?? 0) + 1;
    issued.set(year, sequence);
    return indexNumber(exampleOrganCode, year, sequence);
  };
}
