import { afterEach, expect, test } from 'vitest';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { startCms } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'yangguang-refused-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a system without an administrator does not start, so nobody can register as one', async () => {
  const accounts = join(folder, 'none.json');
  writeFileSync(accounts, '[]');
  await expect(startCms({ firstStart: true, env: { YANGGUANG_ACCOUNTS: accounts } })).rejects.toThrow(
    '系统还没有系统管理员账号，程序未启动',
  );
});

test('a system that could not sign its audit log does not start', async () => {
  await expect(startCms({ env: { AUDIT_SIGNING_KEY: 'too short' } })).rejects.toThrow('缺少审计日志的签名密钥');
});
