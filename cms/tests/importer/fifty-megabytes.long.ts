import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCms, type Cms } from '../harness.ts';
import { runCli } from './run-cli.ts';

let cms: Cms;
beforeAll(async () => {
  cms = await startCms({ listen: true });
});
afterAll(() => cms.stop());

test('50 MB come in while officers work, in a process that has 320 MB for its objects', async () => {
  const file = join(cms.folder, 'large.csv');
  const count = writeLargeCsv(file, 50 * 1024 * 1024);
  const result = await runCli(cms.folder, ['policy-document', file], '--max-old-space-size=320');
  expect(result.text).toContain(`导入完成：共 ${count} 条，导入 ${count} 条，跳过 0 条。`);
  const [row] = await cms.strapi.db.connection('policy_documents').whereNull('published_at').count('* as count');
  expect(Number(row?.['count'])).toBe(count);
});

function writeLargeCsv(file: string, sizeBytes: number): number {
  const body = '各县（区）应急管理局、各有关企业：请于四月底前完成自查自纠并报送结果。'.repeat(180);
  const output = openSync(file, 'w');
  let written = writeSync(output, '标题,公开属性,正文\n');
  let count = 0;
  while (written < sizeBytes) written += writeSync(output, `第${(count += 1)}份通知,主动公开,${body}\n`);
  closeSync(output);
  return count;
}
