import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { applyChanges } from '../../publisher/snapshot/apply.ts';
import { checkChange } from '../../publisher/snapshot/checked-change.ts';
import { publishChange, sampleInstant } from '../../publisher/testing/sample-change.ts';
import { sampleRecord } from '../../publisher/testing/sample-record.ts';
import type { Content } from './content.ts';
import { openSnapshot, openSnapshotForWriting, type Snapshot } from './database.ts';
import { keys } from './keys.ts';
import { readModel } from './read-model.ts';
import { snapshotReader } from './snapshot-reader.ts';

const folder = mkdtempSync(join(tmpdir(), 'read-model-'));
let db: Snapshot;
let reader: ReturnType<typeof snapshotReader>;
let noted: Set<string>;
let content: Content;

beforeEach(() => {
  const file = join(folder, `${Math.random()}.db`);
  db = openSnapshotForWriting(file);
  reader = snapshotReader(openSnapshot(file));
  noted = new Set();
  content = readModel(reader, (key) => noted.add(key));
});
afterEach(() => db.close());
afterAll(() => rmSync(folder, { recursive: true }));

function letOut(changes: ReturnType<typeof publishChange>[]): void {
  applyChanges(db, changes.map(checkChange), sampleInstant(1), changes.length);
  reader.refresh();
}

const articles = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    publishChange(sampleRecord('article', index + 1, { formedDate: '2026-03-01' }), index + 1),
  );

test.each([
  [0, 0, 1],
  [39, 39, 1],
  [40, 20, 2],
  [41, 21, 2],
  [60, 20, 3],
])('a list of %i has %i records on its head, which will be page %i', (size, onHead, number) => {
  letOut(articles(size));
  const head = content.list({ type: 'article' }, 'head');
  expect([head.records.length, head.number, head.total]).toEqual([onHead, number, size]);
  expect(head.newer).toBeUndefined();
  expect(head.older).toBe(number > 1 ? `/articles/page-${number - 1}.html` : undefined);
});

test('archive pages hold twenty records each, the oldest on the first, and lead to each other', () => {
  letOut(articles(65));
  const first = content.list({ type: 'article' }, 1);
  const second = content.list({ type: 'article' }, 2);
  expect(first.records.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, index) => 20 - index));
  expect([first.newer, first.older]).toEqual(['/articles/page-2.html', undefined]);
  expect([second.newer, second.older]).toEqual(['/articles/', '/articles/page-1.html']);
  expect(() => content.list({ type: 'article' }, 3)).toThrow(RangeError);
});

test('lists that are walked side by side give their own records', () => {
  const years = [2024, 2025].flatMap((year, index) =>
    Array.from({ length: 60 }, (_, at) => {
      const number = index * 60 + at + 1;
      return publishChange(sampleRecord('article', number, { formedDate: `${year}-03-01` }), number);
    }),
  );
  letOut(years);
  const seqs = (value: string, page: number) =>
    content.list({ type: 'article', facet: 'year', value }, page).records.map(({ seq }) => seq);
  for (const page of [1, 2]) {
    expect(seqs('2024', page)).toEqual(Array.from({ length: 20 }, (_, at) => page * 20 - at));
    expect(seqs('2025', page)).toEqual(Array.from({ length: 20 }, (_, at) => 60 + page * 20 - at));
  }
});

test('a filtered list of a department has its address from the index number and goes with the department', () => {
  const department = sampleRecord('department', 900, { title: '应急指挥科' });
  const article = sampleRecord('article', 1, { leadDepartment: department.id });
  letOut([publishChange(article, 1)]);
  const facet = () => content.facets('article').find(({ facet: name }) => name === 'leadDepartment')?.values;
  expect(facet()).toEqual([]);
  letOut([publishChange(department, 2)]);
  expect(facet()).toEqual([
    { value: department.id, label: '应急指挥科', count: 1, path: '/articles/lead-department-2026-00900/' },
  ]);
  const query = content.listAt({ column: 'articles', filter: 'lead-department-2026-00900' });
  expect(query).toEqual({ type: 'article', facet: 'leadDepartment', value: department.id });
});

test('facets asked for again are not counted again, and what they depend on is noted all the same', () => {
  const department = sampleRecord('department', 900, { title: '应急指挥科' });
  letOut(
    [department, sampleRecord('article', 1, { leadDepartment: department.id })].map((record, index) =>
      publishChange(record, index + 1),
    ),
  );
  content.facets('article');
  const first = new Set(noted);
  noted.clear();
  content.facets('article');
  expect(noted).toEqual(first);
  expect(noted).toContain(keys.record(department.id));
  letOut([publishChange(sampleRecord('article', 2), 3)]);
  const years = content.facets('article').find(({ facet }) => facet === 'year')?.values;
  expect(years?.[0]?.count).toBe(2);
});

test('what names a record is found from the record, newest first', () => {
  const policy = sampleRecord('policy-document', 7);
  const interpretations = [1, 2].map((number) =>
    publishChange(
      sampleRecord('policy-interpretation', number, { policies: [policy.id], formedDate: `2026-04-0${number}` }),
      number,
    ),
  );
  letOut(interpretations);
  const found = content.referencing(policy.id, 'policy-interpretation', 'policies');
  expect(found.map(({ seq }) => seq)).toEqual([2, 1]);
  expect(content.referencing(policy.id, 'article', 'policies')).toEqual([]);
  expect(noted).toContain(keys.namedBy(policy.id));
});

test('months are counted in Shanghai time, to the second at the turn of the year', () => {
  const at = (number: number, instant: string) => ({
    ...publishChange(sampleRecord('article', number), number),
    firstPublishedAt: instant,
  });
  letOut([
    at(1, '2025-12-31T15:59:59.999Z'),
    at(2, '2025-12-31T16:00:00.000Z'),
    at(3, '2026-12-31T15:59:59.999Z'),
    at(4, '2026-12-31T16:00:00.000Z'),
  ]);
  expect(content.monthlyCounts(2026)).toEqual([
    { type: 'article', month: 1, count: 1 },
    { type: 'article', month: 12, count: 1 },
  ]);
});

test('who was told that nothing stands at a path, or what stood there, is told otherwise after a change', () => {
  const path = '/articles/2026-00001.html';
  reader.refresh();
  expect(content.recordAt(path)).toBeUndefined();
  letOut(articles(1));
  expect(content.recordAt(path)?.seq).toBe(1);
});
