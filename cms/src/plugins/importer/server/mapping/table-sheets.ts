import { kindOf, type ContentType } from '@yangguang/schemas';
import { specialHeadings } from '../../copy';
import { isBlank, type Sheet } from '../reading/cell';
import { ImportFault } from '../reading/fault';
import { limits } from '../reading/limits';
import { problemAt, type Problem } from '../reporting/problem';
import { folded } from '../values/plain';
import { findHeadings, readHeadings } from './headings';
import { firstRows, headingProblems } from './sheet-headings';
import { keyOf, readRow } from './read-row';
import { special, type SourceRecord, type SourceTableRow } from './source-record';

/** Sheet names hold at most 31 characters and none of `[]:*?/\`. */
export function sheetNameOf(label: string): string {
  return label.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31);
}

/** The table field that a sheet of this name belongs to. */
export function tableFieldOf(type: ContentType, sheetName: string): string | undefined {
  const wanted = folded(sheetName);
  return Object.entries(type.fields).find(
    ([name, field]) =>
      kindOf(field.schema).kind === 'rows' && (folded(sheetNameOf(field.label)) === wanted || folded(name) === wanted),
  )?.[0];
}

/** Rows of table fields, waiting for the records they belong to. */
export class TableRows {
  readonly problems: Problem[] = [];
  private readonly rows = new Map<string, Map<string, SourceTableRow[]>>();

  /** Reads the sheet of a table field: its first column says to which record a row belongs. */
  async read(type: ContentType, field: string, sheet: Sheet): Promise<void> {
    const kind = type.kind(field);
    const columns = kind.kind === 'rows' ? Object.entries(kind.columns) : [];
    const specs = [
      { name: special.key, label: specialHeadings.key },
      ...columns.map(([name, column]) => ({ name, label: column.label })),
    ];
    const first = await firstRows(sheet);
    if (first.length === 0) return;
    const headingRow = findHeadings(first, specs);
    if (!headingRow) throw new ImportFault('table.no-headings', { label: sheet.name });
    const headings = readHeadings(headingRow, specs, type.fields[field]?.label ?? field);
    this.problems.push(...headingProblems(sheet, headings));
    let count = 0;
    for await (const row of sheet.rows()) {
      if (row.row <= headings.row || row.cells.every(isBlank)) continue;
      count += 1;
      if (count > limits.tableRows) throw new ImportFault('table.too-many-rows', { limit: limits.tableRows });
      const { place, values, problems } = readRow({ sheet: sheet.name, row: row.row }, row, headings);
      this.problems.push(...problems);
      this.add(field, keyOf(values.get(special.key)), { place, values });
    }
  }

  private add(field: string, key: string | undefined, row: SourceTableRow): void {
    if (key === undefined) return void this.problems.push(orphanProblem(row));
    const byKey = this.rows.get(field) ?? new Map<string, SourceTableRow[]>();
    this.rows.set(field, byKey);
    const list = byKey.get(key);
    if (list) list.push(row);
    else byKey.set(key, [row]);
  }

  /** The rows whose key names this record, by its 记录序号, 索引号 or 标题; each can be taken once. */
  claim(values: SourceRecord['values']): Map<string, SourceTableRow[]> {
    const keys = [special.key, 'indexNumber', 'title'].flatMap((name) => keyOf(values.get(name)) ?? []);
    const claimed = new Map<string, SourceTableRow[]>();
    for (const [field, byKey] of this.rows) {
      const key = keys.find((candidate) => byKey.has(candidate));
      if (key === undefined) continue;
      claimed.set(field, byKey.get(key) ?? []);
      byKey.delete(key);
    }
    return claimed;
  }

  /** Rows that no record has claimed. */
  orphans(): Problem[] {
    return [...this.rows.values()].flatMap((byKey) => [...byKey.values()].flat().map(orphanProblem));
  }
}

function orphanProblem(row: SourceTableRow): Problem {
  const value = row.values.get(special.key)?.cell.value;
  return problemAt(row.place, specialHeadings.key, value, { code: 'rows.no-record', severity: 'error' });
}
