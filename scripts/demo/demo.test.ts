import { describe, expect, test } from 'vitest';
import {
  contentTypes,
  isCreditCode,
  hasValidBodyCode,
  isWorkingDay,
  issuesOf,
  leaksOf,
  leakSettings,
  type PermitStatistics,
} from '@yangguang/schemas';
import bureau from './bureau.json' with { type: 'json' };
import { canonicalForm } from './canonical.ts';
import { collection } from './collection.ts';
import { courseStops, drafters, type DemoRecord } from './demo-record.ts';
import { namedBy, smallSelection } from './selection.ts';

const { migrated, inHand } = collection();
const all = [...migrated, ...inHand];
const ofType = (type: string) => all.filter((record) => record.type === type);
const texts = (record: DemoRecord): string => JSON.stringify(record.fields);
const field = (record: DemoRecord, name: string): string => String(record.fields[name]);

test.each([
  ['policy-document', 60],
  ['policy-interpretation', 35],
  ['article', 80],
  ['budget-disclosure', 6],
  ['accident-report', 15],
  ['accident-statistics', 5],
  ['permit-item', 20],
  ['permit-statistics', 4],
  ['blacklist-entry', 25],
  ['department', 11],
  ['catalogue-node', 15],
  ['disclosure-guide', 1],
  ['negative-list-item', 9],
])('there are at least enough records of %s: %i', (type, count) => {
  expect(ofType(type).length).toBeGreaterThanOrEqual(count);
});

test('nothing speaks against publishing any record, not even a warning', () => {
  const issues = all.flatMap((record) =>
    issuesOf(canonicalForm(record, migrated)).map((issue) => [record.type, record.fields.title, issue]),
  );
  expect(issues).toEqual([]);
});

test('nothing in any record is found by the leak gate, not even a doubt (A-8, A-10, A-11)', () => {
  const settings = leakSettings(bureau);
  const leaks = all.flatMap((record) =>
    leaksOf(canonicalForm(record, migrated), settings).map((leak) => [record.type, record.fields.title, leak]),
  );
  expect(leaks).toEqual([]);
});

test('of the monthly accident figures one month is missing, so that the task is seen (R-SRC-09)', () => {
  const months = ofType('accident-statistics').map((record) => field(record, 'month'));
  expect(months).toEqual(['2026-05', '2026-06', '2026-07', '2026-09', '2026-10']);
});

test('permit figures carry over from quarter to quarter, under names of permits (R-SRC-10)', () => {
  const permits = new Set(ofType('permit-item').map(({ fields }) => fields.title));
  const quarters = ofType('permit-statistics').map(
    ({ fields }) => fields['permitRows'] as PermitStatistics['permitRows'],
  );
  for (const [index, rows] of quarters.entries())
    for (const row of rows) {
      expect(permits).toContain(row.permitName);
      const before = quarters[index - 1]?.find(({ permitName }) => permitName === row.permitName);
      if (before) expect(row.carriedOver).toBe(before.carriedOver + before.accepted - before.closed);
    }
});

describe('names', () => {
  test.each([
    ['title', (record: DemoRecord) => `${record.type} ${record.fields.title}`],
    ['document number', (record: DemoRecord) => record.fields['documentNumber']],
    ['index number', (record: DemoRecord) => record.fields['indexNumber']],
    ['decision number', (record: DemoRecord) => record.fields['decisionNumber']],
    ['credit code', (record: DemoRecord) => record.fields['creditCode']],
    ['item code', (record: DemoRecord) => record.fields['itemCode']],
  ])('no %s is given twice', (_what, nameOf) => {
    const names = all.map(nameOf).filter((name) => typeof name === 'string');
    expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
    expect(names.length).toBeGreaterThan(0);
  });

  test('no two attachments have one name', () => {
    const names = all.flatMap((record) => record.fields['attachments'] as string[]);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(50);
  });

  test('the organ of every document number is the bureau or its predecessor', () => {
    for (const record of ofType('policy-document'))
      expect(bureau.organCodeTexts).toContain(field(record, 'documentNumber').replace(/〔.*/, ''));
  });
});

test('whoever repeals or amends is named by what was repealed or amended', () => {
  const back = { repeals: 'repealed-by', amends: 'amended-by', 'repealed-by': 'repeals', 'amended-by': 'amends' };
  const pairs = migrated.flatMap((record) =>
    (record.fields['relatedRecords'] as { indexNumber: string; relation: keyof typeof back }[])
      .filter(({ relation }) => relation in back)
      .map(({ relation, indexNumber }) => ({ record, relation, indexNumber })),
  );
  expect(pairs.length).toBeGreaterThanOrEqual(16);
  for (const { record, relation, indexNumber } of pairs) {
    const other = migrated.find((candidate) => candidate.fields['indexNumber'] === indexNumber);
    const mirror = { relation: back[relation], indexNumber: record.fields['indexNumber'] };
    expect(other?.fields['relatedRecords']).toContainEqual(mirror);
  }
});

test('every repealed document names what repealed it', () => {
  const repealed = ofType('policy-document').filter((record) => record.fields['validityStatus'] === 'repealed');
  expect(repealed.length).toBeGreaterThanOrEqual(5);
  for (const record of repealed) expect(record.relations.map(({ relation }) => relation)).toContain('repealed-by');
});

describe('nobody real can be meant', () => {
  test('credit codes are right in form and check digits', () => {
    const codes = ofType('blacklist-entry').flatMap((record) => record.fields['creditCode'] ?? []) as string[];
    expect(codes.length).toBeGreaterThanOrEqual(23);
    for (const code of codes) expect([code, isCreditCode(code), hasValidBodyCode(code)]).toEqual([code, true, true]);
  });

  test('telephone numbers have an area code that is none', () => {
    const phones = all.flatMap((record) => texts(record).match(/(?<![\d〔])0\d{2,3}-\d{7,8}(?!\d)/g) ?? []);
    expect(phones.length).toBeGreaterThan(100);
    expect(phones.filter((phone) => !phone.startsWith('0000-'))).toEqual([]);
  });
});

describe('days', () => {
  const acts = ['documentDate', 'approvalDate', 'decisionDate', 'noticeDate', 'deliveryDate', 'financeReplyDate'];

  test('offices act and publish on working days; warnings and news come when they come', () => {
    const days = all
      .filter((record) => record.type !== 'article')
      .flatMap((record) =>
        [...acts.map((name) => record.fields[name]), record.publishedDate].map((day) => [record.fields.title, day]),
      )
      // The calendar of the schemas begins in 2024.
      .filter(([, day]) => typeof day === 'string' && day >= '2024');
    expect(days.filter(([, day]) => !isWorkingDay(String(day)))).toEqual([]);
  });

  test('nothing was published before it was formed, nor after the demo day', () => {
    for (const record of migrated) {
      expect([record.fields.title, (record.publishedDate ?? '') >= field(record, 'formedDate')]).toEqual([
        record.fields.title,
        true,
      ]);
      expect((record.publishedDate ?? '') <= '2026-11-20').toBe(true);
    }
  });
});

describe('what is in hand', () => {
  test('some record waits at every stop and for either drafter, and at least eight are out', () => {
    const stops = inHand.map((record) => record.course?.stop);
    expect(new Set(stops)).toEqual(new Set(Object.values(courseStops)));
    const returned = inHand.filter((record) => record.course?.stop === 'returned');
    expect(new Set(returned.map((record) => record.course?.drafter))).toEqual(new Set(Object.values(drafters)));
    expect(stops.filter((stop) => stop === 'published').length).toBeGreaterThanOrEqual(8);
  });

  test('what is not disclosed proactively stays a draft', () => {
    const kept = inHand.filter((record) => record.fields['disclosureAttribute'] !== 'proactive');
    expect(kept.map((record) => record.course?.stop)).toEqual(['draft', 'draft']);
  });

  test('what came in by migration is proactive', () => {
    expect(migrated.filter((record) => record.fields['disclosureAttribute'] !== 'proactive')).toEqual([]);
  });
});

test('the small selection has every type, every stop, and all that its records name', () => {
  const small = smallSelection({ migrated, inHand });
  expect(new Set(small.migrated.map(({ type }) => type))).toEqual(new Set(contentTypes.map(({ name }) => name)));
  for (const record of [...small.migrated, ...small.inHand])
    for (const other of namedBy(record, migrated)) expect(small.migrated).toContain(other);
  expect(small.migrated.length + small.inHand.length).toBeGreaterThanOrEqual(25);
  expect(small.migrated.length + small.inHand.length).toBeLessThanOrEqual(60);
});
