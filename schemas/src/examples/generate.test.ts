import { expect, test } from 'vitest';
import { contentTypes, type AnyRecord } from '../types/index.ts';
import { canonicalJson } from '../canonical.ts';
import { issuesOf } from '../issues/issues-of.ts';
import { kindOf } from '../primitives.ts';
import { plainText } from '../plain-text.ts';
import { generateRecords } from './generate.ts';

const records = [...generateRecords({ count: 1200, seed: 7 })];

test('every generated record may be published', () => {
  for (const record of records) {
    const errors = issuesOf(record).filter((issue) => issue.severity === 'error');
    expect(errors, `${record.type} ${record.id}`).toEqual([]);
  }
});

test('every reference names an earlier record of the right type', () => {
  const earlier = new Map<string, string>();
  for (const record of records) {
    for (const [target, id] of referencesOf(record)) expect(earlier.get(id), `${record.id} → ${id}`).toBe(target);
    earlier.set(record.id, record.type);
  }
});

function referencesOf(record: AnyRecord): [target: string, id: string][] {
  const type = contentTypes.find((candidate) => candidate.name === record.type);
  return Object.entries(type?.fields ?? {}).flatMap(([name, field]) => {
    const kind = kindOf(field.schema);
    const value = record[name];
    if (kind.kind === 'reference') return typeof value === 'string' ? [[kind.target, value] as [string, string]] : [];
    return kind.kind === 'references' ? (value as string[]).map((id) => [kind.target, id] as [string, string]) : [];
  });
}

test('ids and index numbers are unique', () => {
  expect(new Set(records.map((record) => record.id)).size).toBe(records.length);
  expect(new Set(records.map((record) => record.indexNumber)).size).toBe(records.length);
});

test('figures of a period come once, however many records there are (R-SRC-09)', () => {
  const periods = records.flatMap((record) => record['month'] ?? record['quarter'] ?? []);
  expect(periods.length).toBeGreaterThan(5);
  expect(new Set(periods).size).toBe(periods.length);
});

test('all types take part, and policies are as long as real ones', () => {
  expect(new Set(records.map((record) => record.type)).size).toBe(contentTypes.length);
  const lengths = records
    .filter((record) => record.type === 'policy-document')
    .map((record) => plainText(String(record['body'])).length);
  expect(Math.min(...lengths)).toBeGreaterThan(600);
  expect(Math.max(...lengths)).toBeLessThan(3500);
  expect(new Set(lengths).size).toBeGreaterThan(lengths.length / 3);
});

test('the same seed gives the same bytes, another seed others', () => {
  const text = (seed: number): string => canonicalJson([...generateRecords({ count: 60, seed })]);
  expect(text(1)).toBe(text(1));
  expect(text(1)).not.toBe(text(2));
});

test.each([0, 1, 20, 28, 29])('%i records are %i records', (count) => {
  expect([...generateRecords({ count, seed: 1 })]).toHaveLength(count);
});
