import type { Grid } from './grids.ts';

/** Groups of fewer than this are so small that those who know them tell who it is (B-5). */
export const smallestGroup = 5;

/** What counts people, one by one; accidents, permits and firms are no people. */
const ofPeople =
  /人数|人次|人员|户数|（[人户名例]）|\([人户名例]\)|[人户名例]$|死亡|受伤|重伤|轻伤|失踪|患病|残疾|低保|特困|举报人|信访人/;
/** A column that says itself what it measures is not explained by its row. */
const otherMeasure = /[数量额值率次期]/;
const noCount = /序号|编号|比例|占比|比率|排名|年份|月份|电话|单价|金额|万元|编制数|职数/;
const total = /合计|总计|小计|共计/;

/** A place in a table, named as a reader would: row, column, what stands there. */
export interface CellPlace {
  row: string;
  column: string;
  value: string;
}

/** Counts of people that are not none and below five, in a table that has at least two rows of them. */
export function smallCells({ rows }: Grid): CellPlace[] {
  const [head = [], ...body] = rows;
  if (body.length < 2) return [];
  return body.flatMap((row) => {
    const label = row.find((text) => text !== '' && countIn(text) === null) ?? '';
    return row.flatMap((text, index) => {
      const count = countIn(text);
      const column = head[index] ?? '';
      if (count === null || count < 1 || count >= smallestGroup || noCount.test(column)) return [];
      return ofPeople.test(column) || (ofPeople.test(label) && !otherMeasure.test(column))
        ? [{ row: label, column, value: text }]
        : [];
    });
  });
}

/** A whole number with or without the word for people behind it; null for anything else. */
export function countIn(text: string): number | null {
  const match = /^(\d{1,9})\s*[人户名例]?$/.exec(text.replace(/,/g, ''));
  return match ? Number(match[1]) : null;
}

const hidden = /^(?:[*＊×Xx○●■]{1,4}|[<＜﹤]\s*\d+|不公开|保密|略|…+|\.{3,}|[—－-]{1,2})$/;

/** Hidden counts that anybody works out: the only hidden one of a row or column whose total is told. */
export function recoverableCells({ rows }: Grid): CellPlace[] {
  const [head = [], ...body] = rows;
  const across = body.flatMap((row) =>
    lone(
      row,
      head.findIndex((text) => total.test(text)),
      (at) => [row[0] ?? '', head[at] ?? ''],
    ),
  );
  const sums = body.findIndex((row) => total.test(row[0] ?? ''));
  const down = head.flatMap((column, index) =>
    index === 0
      ? []
      : lone(
          body.map((row) => row[index] ?? ''),
          sums,
          (at) => [body[at]?.[0] ?? '', column],
        ),
  );
  const seen = new Set<string>();
  return [...across, ...down].filter(
    ({ row, column }) => !seen.has(`${row}|${column}`) && seen.add(`${row}|${column}`),
  );
}

/** The one hidden value of a line that its total gives away; a rest of nothing was only a dash. */
function lone(line: readonly string[], totalAt: number, nameOf: (at: number) => [string, string]): CellPlace[] {
  const sum = totalAt < 0 ? null : countIn(line[totalAt] ?? '');
  if (sum === null) return [];
  const parts = line.map((text, at) => ({ text, at })).filter(({ at, text }) => at !== totalAt && text !== '');
  const veiled = parts.filter(({ text }) => hidden.test(text));
  const [one] = veiled;
  const told = parts.flatMap(({ text }) => countIn(text) ?? []);
  if (!one || veiled.length !== 1 || told.length < 1) return [];
  const rest = sum - told.reduce((all, count) => all + count, 0);
  const [row, column] = nameOf(one.at);
  return rest > 0 ? [{ row, column, value: one.text }] : [];
}
