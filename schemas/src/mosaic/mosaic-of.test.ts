import { describe, expect, test } from 'vitest';
import { sha256 } from '../canonical.ts';
import { exampleOf, type ExampleName } from '../examples/index.ts';
import { describeIssue } from '../issues/describe-issue.ts';
import { contentTypeOf, contentTypes, type AnyRecord } from '../types/index.ts';
import { joinKeys, joinKeysVersion, mosaicOf } from './mosaic-of.ts';
import { plantedRisks } from './testing/planted-risks.ts';

test('of the planted risks all kinds are found, and what only looks like one raises nothing (B-5)', () => {
  const cases = plantedRisks(50, 20261122);
  const lines: string[] = [];
  for (const code of [...new Set(cases.flatMap((one) => one.code ?? []))]) {
    const planted = cases.filter((one) => one.code === code);
    const missed = planted.filter(
      ({ record, published }) => !mosaicOf(record, published).some((leak) => leak.code === code),
    );
    lines.push(`${code}: planted ${planted.length}, missed ${missed.length}`);
    expect(
      missed.map(({ record }) => record),
      code,
    ).toEqual([]);
  }
  const clean = cases.filter(({ code }) => code === null);
  const alarms = clean.flatMap(({ record, published }) =>
    mosaicOf(record, published).map(({ code, params }) => [code, params, (record as unknown as { body: string }).body]),
  );
  console.log(`${lines.join('\n')}\nclean ${clean.length}, false alarms ${alarms.length}`);
  expect(alarms).toEqual([]);
});

test('what is public is looked for by the names that a record shares with it', () => {
  for (const { code, record, published } of plantedRisks(20, 7))
    if (code === 'mosaic.person-join' || code === 'mosaic.site-join') {
      const text = JSON.stringify(published[0]?.record);
      expect(
        joinKeys(record).some((key) => text.includes(key)),
        JSON.stringify(record),
      ).toBe(true);
    }
});

test('what is kept of earlier versions is found anew when other keys are found', () => {
  const keys = plantedRisks(50, 20261122).flatMap(({ record, published }) =>
    [record, ...published.map((other) => other.record)].map(joinKeys),
  );
  expect({ version: joinKeysVersion, keys: sha256(JSON.stringify(keys)) }).toMatchInlineSnapshot(`
    {
      "keys": "c7a3e49941c8b3d6c664564ae858ca0997f4a094329efbac4ed329946a04c6e2",
      "version": 1,
    }
  `);
});

test('the examples of all types give nothing away', () => {
  for (const { name } of contentTypes)
    expect(
      mosaicOf(exampleOf(name as ExampleName) as unknown as AnyRecord).map(({ code, params }) => [name, code, params]),
    ).toEqual([]);
});

test('of figures small groups of people are doubted, small counts of accidents and of permits are not (R-SRC-09)', () => {
  const figures = exampleOf('accident-statistics');
  const record = { ...figures, areaRows: figures.areaRows.map((row) => ({ ...row, accidents: 1, deaths: 2 })) };
  expect(mosaicOf(record as unknown as AnyRecord).map(({ field, params }) => [field, params?.['count']])).toEqual([
    ['areaRows', 3],
  ]);
  const permits = exampleOf('permit-statistics');
  const few = { ...permits, permitRows: permits.permitRows.map((row) => ({ ...row, granted: 1, refused: 2 })) };
  expect(mosaicOf(few as unknown as AnyRecord)).toEqual([]);
});

describe('a risk is told with its place, and never holds a record back', () => {
  const html =
    '<table><tr><th>乡镇</th><th>救助人数</th></tr><tr><td>白石镇</td><td>3</td></tr><tr><td>柳河镇</td><td>56</td></tr></table>';
  test('small cells', () => {
    const record = { ...exampleOf('article'), body: html } as unknown as AnyRecord;
    const [leak] = mosaicOf(record);
    expect(leak).toMatchObject({ severity: 'warning', code: 'mosaic.small-cells' });
    expect(leak && describeIssue(leak, contentTypeOf('article'))).toBe(
      '正文：第 1 个表格中有 1 处不足 5 人（户、例）的统计数（“白石镇”的“救助人数”为 3），可能使人认出其中的个人，请保密审查员判断是否合并或隐去。',
    );
  });
});
