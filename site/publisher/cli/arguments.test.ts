import { expect, test } from 'vitest';
import { readArguments, UsageError } from './arguments.ts';
import { cliCopy } from './copy.ts';
import { bar } from './progress.ts';

test.each([
  [['explode'], '没有“explode”这个命令。'],
  [['rollback'], '发布号“”不正确'],
  [['rollback', '一'], '发布号“一”不正确'],
  [['rollback', '0'], '发布号“0”不正确'],
  [['rollback', '1', '2'], '多出了“2”'],
  [['run', 'now'], '多出了“now”'],
  [['run', '--fast'], '选项有误'],
  [['run', '--accept-fewer'], '选项有误'],
  [['offline-copy'], '请写明存到哪个文件'],
])('%j is refused in Chinese', (args, problem) => {
  expect(() => readArguments(args)).toThrow(UsageError);
  expect(() => readArguments(args)).toThrow(problem);
});

test.each([
  [['rollback', '12'], { command: 'rollback', to: 12 }],
  [['rebuild', '--accept-fewer'], { command: 'rebuild', acceptFewer: true }],
  [['forward'], { command: 'roll-forward' }],
  [['resume'], { command: 'resume-incremental' }],
  [['verify'], { command: 'verify' }],
])('%j is understood', (args, command) => {
  expect(readArguments([...args, '--reason', '标题有误', '--json'])).toEqual({
    request: { kind: 'command', command },
    reason: '标题有误',
    isJson: true,
  });
});

test.each([[[]], [['help']], [['--help']], [['rollback', '-h']]])('%j asks for the usage', (args) => {
  expect(readArguments(args)).toMatchObject({ request: { kind: 'help' }, reason: cliCopy.reason });
});

test('the bar fills with the stages', () => {
  expect(bar(null, 0)).toBe('░░░░░░ 空闲 0 秒');
  expect(bar('render', 3)).toBe('██░░░░ 生成页面 3 秒');
  expect(bar('verify', 9)).toBe('██████ 上线核实 9 秒');
});
