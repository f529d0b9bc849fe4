import { contentTypeOf } from '@yangguang/schemas';
import { find, type Collection } from './collection.ts';
import type { DemoRecord } from './demo-record.ts';

/** How many records of a type begin the small selection; what they name comes along. */
const smallCounts: Readonly<Record<string, number>> = {
  'policy-document': 4,
  'policy-interpretation': 2,
  article: 5,
  'budget-disclosure': 1,
  'accident-report': 1,
  'accident-statistics': 1,
  'permit-item': 2,
  'permit-statistics': 1,
  'blacklist-entry': 2,
  department: 1,
  'catalogue-node': 3,
  'disclosure-guide': 1,
  'negative-list-item': 2,
};

/** About thirty records of every type, each whole: for tests that need a bureau and not all of it. */
export function smallSelection({ migrated, inHand }: Collection): Collection {
  const first = Object.entries(smallCounts).flatMap(([type, count]) =>
    migrated.filter((record) => record.type === type).slice(0, count),
  );
  const desk = ({ course }: DemoRecord) => `${course?.stop} ${course?.drafter}`;
  const oneEach = inHand.filter((record, index) => inHand.findIndex((other) => desk(other) === desk(record)) === index);
  const kept = new Set<DemoRecord>();
  for (const record of [...first, ...oneEach]) keep(record, migrated, kept);
  return { migrated: migrated.filter((record) => kept.has(record)), inHand: oneEach };
}

function keep(record: DemoRecord, all: readonly DemoRecord[], kept: Set<DemoRecord>): void {
  if (kept.has(record)) return;
  kept.add(record);
  for (const other of namedBy(record, all)) keep(other, all, kept);
}

/** The records that a record refers to. */
export function namedBy(record: DemoRecord, all: readonly DemoRecord[]): DemoRecord[] {
  const type = contentTypeOf(record.type);
  const references = Object.keys(type.fields).flatMap((name) => {
    const kind = type.kind(name);
    if (kind.kind !== 'reference' && kind.kind !== 'references') return [];
    const names = [record.fields[name] ?? []].flat() as string[];
    return names.map((called) => find(all, called, kind.target));
  });
  return [...references, ...record.relations.map(({ to }) => find(all, to))];
}
