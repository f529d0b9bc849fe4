import { recordPath } from '@yangguang/schemas';
import { expect, test } from 'vitest';
import { hugoContents } from './hugo-content.ts';
import { uniqueRecords } from './unique-records.ts';

const records = () => uniqueRecords(300);
const frontOf = (text: string) => JSON.parse(text.slice(0, text.indexOf('\n'))) as Record<string, unknown>;

test('Hugo gets a page for each record, whichever its pages hold', () => {
  const paths = [...records()].map((record) => recordPath(record).slice(1));
  expect([...hugoContents.bare(records)].map(({ path }) => path)).toEqual(paths);
  expect([...hugoContents.equal(records)].map(({ path }) => path)).toEqual(paths);
});

test('equal pages hold the parts of ours: header, outline, and links that lead to other pages, both ways', () => {
  const fronts = new Map([...hugoContents.equal(records)].map(({ path, text }) => [`/${path}`, frontOf(text)]));
  const linksOf = (path: string) =>
    Object.values(fronts.get(path)?.['related'] as Record<string, { path: string }[]>).flat();
  const [policy] = [...fronts].flatMap(([path, front]) => (path.startsWith('/policies/') ? [{ path, front }] : []));
  expect(policy?.front['facts']).toContainEqual(['公开属性', '主动公开']);
  expect(policy?.front['outline']).toContainEqual(expect.stringMatching(/^一、/));
  for (const path of fronts.keys())
    for (const link of linksOf(path)) expect(linksOf(link.path).map((back) => back.path)).toContain(path);
  expect(linksOf(policy?.path ?? '').length).toBeGreaterThan(0);
});
