import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workbook } from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCms, type Cms } from '../harness.ts';
import { feedOf } from '../records.ts';
import { fileIn, migration } from './imports.ts';
import { runCli } from './run-cli.ts';
import { fillRow } from './workbooks.ts';

/** A system that is up all the while, as in the office. */
let cms: Cms;
beforeAll(async () => {
  cms = await startCms({ listen: true });
});
afterAll(() => cms.stop());

const run = (args: readonly string[]) => runCli(cms.folder, args);

test('the usage is told in Chinese, and a wrong call says what is wrong with it', async () => {
  const help = await run(['--help']);
  expect(help).toMatchObject({ code: 0 });
  expect(help.text).toContain('把已有的信息成批导入系统');
  expect(help.text).toMatch(/policy-document\s+政策文件/);
  const mistake = await run(['policy-document']);
  expect(mistake).toMatchObject({ code: 2 });
  expect(mistake.text).toContain('请写明要导入的文件。');
});

test('a template comes filled in back: tables by record number, drafts in the running system, nothing in the feed', async () => {
  expect(await run(['--template', 'department', 'd.xlsx'])).toMatchObject({ code: 0 });
  const book = new Workbook();
  await book.xlsx.readFile(join(cms.folder, 'd.xlsx'));
  fillRow(book, '机构职能', {
    记录序号: 1,
    机构名称: '危化科',
    公开属性: '主动公开',
    机构类别: '内设机构',
    排列顺序: '３',
    联系电话: 12350,
  });
  fillRow(book, '机构职能', { 记录序号: 2, 机构名称: '工贸科', 公开属性: '主动公开' });
  fillRow(book, '负责人', { 记录序号: 2, 姓名: '甲', 职务: '科长' });
  fillRow(book, '负责人', { 记录序号: '１', 姓名: '乙', 职务: '科长' });
  fillRow(book, '负责人', { 记录序号: 1, 姓名: '丙', 职务: '副科长' });
  await book.xlsx.writeFile(join(cms.folder, 'd.xlsx'));
  const { head } = await feedOf(cms);

  const result = await run(['机构职能', 'd.xlsx', '--by', migration.by]);

  expect(result.text).toContain('导入完成：共 2 条，导入 2 条，跳过 0 条。');
  expect(result.code).toBe(0);
  const found = await cms.strapi
    .documents('api::department.department' as never)
    .findMany({ filters: { title: '危化科' } } as never);
  expect(found).toMatchObject([
    {
      departmentKind: 'internal-unit',
      displayOrder: 3,
      phone: '12350',
      heads: [
        { name: '乙', post: '科长', assignedDuties: null },
        { name: '丙', post: '副科长', assignedDuties: null },
      ],
    },
  ]);
  expect((await feedOf(cms)).head).toBe(head);
});

test('all problems are in a file for Excel, in which no cell becomes a formula (C12)', async () => {
  const rows = Array.from({ length: 120 }, (_, index) => `第${index}份,主动公开,"=HYPERLINK(""http://x"")"`);
  fileIn(cms, 'formulas.csv', ['标题,公开属性,成文日期', ...rows].join('\n'));
  const result = await run(['policy-document', 'imports/formulas.csv', '--report', 'report.csv']);
  expect(result.code).toBe(1);
  expect(result.text).toMatch(/…… 另有 \d+ 处，见报告文件。/);
  const report = readFileSync(join(cms.folder, 'report.csv'), 'utf8');
  expect(report.startsWith('\ufeff"级别","工作表","行","列标题","内容","问题","处理"\r\n')).toBe(true);
  expect(report.match(/"'=HYPERLINK/g)).toHaveLength(120);
  expect(report).not.toMatch(/"=/);
});
