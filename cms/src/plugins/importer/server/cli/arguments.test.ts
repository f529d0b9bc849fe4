import { expect, test } from 'vitest';
import { parseCommand } from './arguments';

const plain = { skipBadRows: false, dryRun: false };

test.each<[string, object]>([
  ['--help', { kind: 'help' }],
  ['-- --help', { kind: 'help' }],
  ['--template article', { kind: 'template', type: 'article', file: undefined }],
  ['--template article a.xlsx', { kind: 'template', type: 'article', file: 'a.xlsx' }],
  ['article a.csv', { kind: 'import', options: { ...plain, type: 'article', file: 'a.csv' } }],
  [
    'article a.csv --skip-bad-rows --dry-run --by a@b --attachments f --report r.csv --keys k.json',
    {
      kind: 'import',
      options: {
        type: 'article',
        file: 'a.csv',
        skipBadRows: true,
        dryRun: true,
        by: 'a@b',
        attachments: 'f',
        report: 'r.csv',
        keys: 'k.json',
      },
    },
  ],
  [
    'article a.csv --as-published --decision d --by a@b --confirmed-by c@d',
    {
      kind: 'import',
      options: {
        ...plain,
        type: 'article',
        file: 'a.csv',
        by: 'a@b',
        migration: { decision: 'd', by: 'a@b', confirmedBy: 'c@d' },
      },
    },
  ],
])('%s', (words, command) => {
  expect(parseCommand(words.split(' '))).toEqual(command);
});

test.each([
  ['', '请写明信息类型和文件。'],
  ['article', '请写明要导入的文件。'],
  ['article a.csv b.csv', '多余的参数：b.csv。'],
  ['article a.csv --decision d', '--decision 和 --confirmed-by 只能与 --as-published 一起使用。'],
  ['article a.csv --nonsense', '参数有误：'],
  ['article a.csv --decision', '参数有误：'],
])('“%s” is a mistake: %s', (words, message) => {
  const command = parseCommand(words.split(' ').filter(Boolean));
  expect(command).toMatchObject({ kind: 'mistake', message: expect.stringContaining(message) as string });
});
