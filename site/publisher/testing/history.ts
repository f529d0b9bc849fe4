import type { AnyRecord } from '@yangguang/schemas';
import fc from 'fast-check';
import type { TestSite } from './test-publisher.ts';
import { sampleRecord } from './sample-record.ts';

/** Something that happens to one of a few records. */
export type Operation =
  | { kind: 'let-out'; record: number; title: string; date: string; department: number | null; topic: string }
  | { kind: 'take-back'; record: number };

/** A history is what comes in one cycle, then in the next, … */
export type History = Operation[][];

/** Articles enough that one more or less adds or takes an archive page: the base holds 59 of them. */
const articles = 62;
const inBaseArticles = 59;
/** The others name each other. */
const kinds = [
  ...Array.from({ length: articles }, () => 'article'),
  ...['policy-document', 'policy-document', 'policy-interpretation', 'department', 'department', 'permit-item'],
];
const [onePolicy, otherPolicy] = [articles, articles + 1];
const [oneDepartment, otherDepartment] = [articles + 3, articles + 4];
/** Records that the base holds; the others appear in histories only. */
const inBase = [...Array(inBaseArticles).keys(), articles, articles + 2, articles + 3, articles + 5];

/** Mostly the records where something happens: those that come and go, and those that are named. */
const record = fc.oneof(
  fc.integer({ min: 0, max: inBaseArticles - 1 }),
  fc.integer({ min: inBaseArticles, max: kinds.length - 1 }),
);
const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('let-out' as const),
      record,
      title: fc.constantFrom('安全生产月活动通知', '防汛值守安排', '危险化学品专项检查'),
      date: fc.constantFrom('2025-12-30', '2026-01-15', '2026-02-11', '2026-02-28'),
      department: fc.constantFrom(null, oneDepartment, otherDepartment),
      topic: fc.constantFrom('work-safety', 'fireworks'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('take-back' as const), record }) },
);

export const histories: fc.Arbitrary<History> = fc.array(fc.array(operation, { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 3,
});

/** What every history starts from. */
export const base: Operation[] = inBase.map((number) => ({
  ...{
    kind: 'let-out',
    record: number,
    title: `第${number}号`,
    topic: 'work-safety',
    department: number % 3 ? null : oneDepartment,
  },
  date: `2026-02-${String((number % 28) + 1).padStart(2, '0')}`,
}));

/** Puts what happens into the feed; taking back what is not public happens to nobody. */
export function happen(site: TestSite, operations: readonly Operation[], isPublic: Set<number>): void {
  for (const operation of operations) {
    const { record: number } = operation;
    if (operation.kind === 'let-out') {
      isPublic.add(number);
      site.letOut(recordOf(operation));
    } else if (isPublic.delete(number)) site.takeBack(sampleRecord(kinds[number] ?? '', number + 1));
  }
}

function recordOf(operation: Extract<Operation, { kind: 'let-out' }>): AnyRecord {
  const type = kinds[operation.record] ?? '';
  const idOf = (number: number) => sampleRecord(kinds[number] ?? '', number + 1).id;
  const dated = { 'policy-document': 'documentDate' }[type] ?? 'formedDate';
  return sampleRecord(type, operation.record + 1, {
    title: operation.title,
    [dated]: operation.date,
    topicCategory: operation.topic,
    leadDepartment: operation.department === null ? null : idOf(operation.department),
    ...(type === 'policy-interpretation' && {
      policies: [idOf(operation.topic === 'fireworks' ? onePolicy : otherPolicy)],
    }),
  });
}
