import { expect, test } from 'vitest';
import type { Column } from './columns.ts';
import { fillBlock, moveRow } from './edit-rows.ts';

const columns: Column[] = [
  { name: 'code', label: '科目', kind: 'text', isRequired: true },
  { name: 'amount', label: '金额', kind: 'decimal', isRequired: true },
];

test('a pasted block overwrites from the cell on, adds rows, and leaves what lies right of the last column', () => {
  const rows = [
    { code: '1', amount: 1 },
    { code: '2', amount: 2 },
  ];
  expect(
    fillBlock(rows, columns, { row: 1, column: 0 }, [
      ['205', '9', '多余'],
      ['207', '8'],
    ]),
  ).toEqual([
    { code: '1', amount: 1 },
    { code: '205', amount: 9 },
    { code: '207', amount: 8 },
  ]);
});

test('a row moves by one place and not beyond the ends', () => {
  const rows = [{ code: '1' }, { code: '2' }];
  expect(moveRow(rows, 0, 1)).toEqual([{ code: '2' }, { code: '1' }]);
  expect(moveRow(rows, 0, -1)).toEqual(rows);
});
