import { expect, test } from 'vitest';
import { setupCommand } from './setup-command.mjs';

const run = (program: string) => setupCommand('安装依赖', 'test', process.execPath, ['-e', program], {});

test('no network is told apart from every other failure, with what to do', async () => {
  await expect(run(`console.error('npm error code ECONNREFUSED'); process.exit(1)`)).rejects.toThrow(
    /安装依赖失败：连接不上 npm 软件源[^]*处理/,
  );
  await expect(run(`console.error('disk full'); process.exit(1)`)).rejects.toThrow(
    /安装依赖失败，最后几行[^]*disk full/,
  );
});

test('a program that cannot be run at all is reported too', async () => {
  await expect(setupCommand('安装依赖', 'test', 'no-such-program', [], {})).rejects.toThrow(/no-such-program/);
});
