import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentTypes, indexNumber } from '@yangguang/schemas';
import bureau from './bureau.json' with { type: 'json' };
import { budgetRecords } from './budgets/budget-records.ts';
import { catalogueRecords } from './catalogue.ts';
import type { DemoRecord } from './demo-record.ts';
import { parseEntries } from './source/entry.ts';
import { toRecord } from './source/to-record.ts';

const contentFolder = join(import.meta.dirname, 'content');

/** Everything the demo bureau holds: what was public on its old site, and what it has in hand. */
export interface Collection {
  /** In the order in which records may name each other; each has its index number. */
  migrated: DemoRecord[];
  /** Goes through the procedure. */
  inHand: DemoRecord[];
}

/** What others refer to comes first. */
const order = ['department', 'catalogue-node', 'policy-document', 'accident-report'];
const rank = (type: string) => (order.includes(type) ? order.indexOf(type) : order.length);

export function collection(): Collection {
  const all = [...writtenRecords(), ...catalogueRecords(), ...budgetRecords()];
  const migrated = all.filter((record) => record.course === null);
  giveNumbers(migrated);
  linkBothWays(migrated);
  for (const record of all) relate(record, migrated);
  return {
    migrated: migrated.sort((a, b) => rank(a.type) - rank(b.type) || compare(dated(a), dated(b))),
    inHand: all.filter((record) => record.course !== null),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const dated = (record: DemoRecord): string => record.publishedDate ?? '';

/** `policy-document.txt` or `policy-document/<topic>.txt`. */
function writtenRecords(): DemoRecord[] {
  return contentTypes.flatMap(({ name }) =>
    filesOf(name).flatMap((file) =>
      parseEntries(file, readFileSync(join(contentFolder, file), 'utf8')).map((entry) => toRecord(name, entry)),
    ),
  );
}

function filesOf(type: string): string[] {
  return readdirSync(contentFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.txt') && (file === `${type}.txt` || file.startsWith(`${type}/`)))
    .sort();
}

/** The old site numbered what it published, year by year. */
function giveNumbers(records: DemoRecord[]): void {
  const counters = new Map<number, number>();
  const inOrder = [...records].sort((a, b) => compare(dated(a), dated(b)) || rank(a.type) - rank(b.type));
  for (const record of inOrder) {
    const year = Number(dated(record).slice(0, 4));
    const next = (counters.get(year) ?? 0) + 1;
    counters.set(year, next);
    record.fields['indexNumber'] = indexNumber(bureau.organCode, year, next);
  }
}

const inverse: Readonly<Record<string, string>> = {
  repeals: 'repealed-by',
  'repealed-by': 'repeals',
  amends: 'amended-by',
  'amended-by': 'amends',
};

/** Who repeals or amends is named by what was repealed or amended, and the other way round. */
function linkBothWays(records: DemoRecord[]): void {
  const pairs = records.flatMap((record) => record.relations.map((relation) => ({ record, ...relation })));
  for (const { record, relation, to } of pairs) {
    const back = inverse[relation];
    const other = find(records, to);
    const name = nameOf(record);
    if (back && !other.relations.some((known) => known.relation === back && known.to === name))
      other.relations.push({ relation: back, to: name });
  }
}

const nameOf = (record: DemoRecord): string => {
  const number = record.fields['documentNumber'];
  return typeof number === 'string' ? number : record.fields.title;
};

/** The record that is called so: by document number or title. @throws {RangeError} unless there is exactly one. */
export function find(records: readonly DemoRecord[], name: string, type?: string): DemoRecord {
  const found = records.filter(
    (record) =>
      (type === undefined || record.type === type) &&
      (record.fields.title === name || record.fields['documentNumber'] === name),
  );
  const [only] = found;
  if (!only || found.length > 1) throw new RangeError(`${found.length} records are called ${name}`);
  return only;
}

function relate(record: DemoRecord, all: readonly DemoRecord[]): void {
  record.fields['relatedRecords'] = record.relations.map(({ relation, to }) => ({
    indexNumber: find(all, to).fields['indexNumber'],
    relation,
  }));
}
