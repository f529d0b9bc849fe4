import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { contentTypes, policyDocument, type ContentType } from '@yangguang/schemas';
import { Workbook } from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSheets } from '../mapping/sheet-records';
import { openSource } from '../reading/open-source';
import { templateSheets } from './columns';
import { templateFile } from './template';
import { templateVersion } from './version';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'yangguang-template-'));
});
afterAll(() => rm(folder, { recursive: true }));

test.each(contentTypes.map((type) => [type.name, type] as const))(
  'the template of %s has no two columns of one name, and every heading is understood when it comes back',
  async (name, type) => {
    for (const sheet of templateSheets(type)) {
      const labels = sheet.columns.map((column) => column.label);
      expect(new Set(labels).size).toBe(labels.length);
    }
    const file = path.join(folder, `${name}.xlsx`);
    await writeFile(file, await templateFile(type));
    const source = await openSource(file);
    if (source.form !== 'sheets') throw new Error('a template is a workbook');
    const read = await readSheets(type, source.sheets);
    expect(read.problems).toEqual([]);
    expect(read.notices).toEqual([]);
    const plain = Object.keys(type.fields).filter((field) => type.kind(field).kind !== 'rows');
    expect([...read.columns].filter((column) => !column.startsWith('$')).sort()).toEqual(plain.sort());
    await source.close();
  },
);

test('the template offers choices as drop-downs, marks what is required, and says its version', async () => {
  const workbook = new Workbook();
  await workbook.xlsx.load((await templateFile(policyDocument as unknown as ContentType)) as never);
  const sheet = workbook.getWorksheet('政策文件');
  const headings = (sheet?.getRow(1).values as string[] | undefined)?.slice(1) ?? [];
  expect(headings).toContain('标题 *');
  expect(headings).toContain('发文字号');
  const kind = sheet?.getColumn(headings.indexOf('公文种类 *') + 1).letter;
  expect(sheet?.getCell(`${kind}2`).dataValidation).toMatchObject({ type: 'list' });
  const range = /\$([A-Z]+)\$1:\$[A-Z]+\$(\d+)/.exec(sheet?.getCell(`${kind}2`).dataValidation.formulae[0] as string);
  const choices = workbook
    .getWorksheet('选项')
    ?.getColumn(range?.[1] ?? '')
    .values.filter(Boolean);
  expect(choices).toContain('命令（令）');
  expect(choices).toHaveLength(Number(range?.[2]));
  expect(workbook.getWorksheet('填写说明')?.getCell('B2').value).toBe(
    templateVersion(policyDocument as unknown as ContentType),
  );
});
