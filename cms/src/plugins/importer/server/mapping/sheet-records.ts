import { contentTypes, type ContentType } from '@yangguang/schemas';
import { choiceSheet, fill, instructionSheet, noticeCopy } from '../../copy';
import { isBlank, type Sheet } from '../reading/cell';
import { ImportFault } from '../reading/fault';
import { limits } from '../reading/limits';
import { problemAt, type Place, type Problem } from '../reporting/problem';
import { typeOfVersion } from '../template/version';
import { findHeadings, readHeadings, unheadedColumn, type HeadingRow } from './headings';
import { readRow } from './read-row';
import { firstRows, headingProblems } from './sheet-headings';
import { recordHeadings, type SourceRecord } from './source-record';
import { sheetNameOf, tableFieldOf, TableRows } from './table-sheets';

/** What the sheets of a file hold. */
export interface SheetRecords {
  notices: string[];
  /** What is wrong with headings and with rows of table sheets; complete once all records have been read. */
  problems: Problem[];
  /** Names of the fields that have a column. */
  columns: ReadonlySet<string>;
  /** The row of the headings. */
  headingPlace: Place;
  records: AsyncIterable<SourceRecord>;
}

/**
 * Finds the sheet of the records and the sheets of the table fields. Hidden sheets, and visible ones that are neither,
 * are named in a notice and not read.
 *
 * @throws {ImportFault} `table.no-headings` when no visible sheet has the headings of the type.
 */
export async function readSheets(type: ContentType, sheets: readonly Sheet[]): Promise<SheetRecords> {
  const visible = sheets.filter((sheet) => !sheet.isHidden);
  await assertTemplateOf(type, visible);
  const main = await findMain(type, visible);
  const tables = new TableRows();
  const notices = sheets.flatMap((sheet) =>
    sheet.isHidden && sheet.name !== choiceSheet ? [fill(noticeCopy['sheet.hidden'], { sheet: sheet.name })] : [],
  );
  for (const sheet of visible.filter((candidate) => candidate !== main.sheet)) {
    const field = tableFieldOf(type, sheet.name);
    if (field) await tables.read(type, field, sheet);
    else if (sheet.name !== instructionSheet)
      notices.push(fill(noticeCopy['sheet.ignored'], { sheet: sheet.name, label: type.label }));
  }
  tables.problems.unshift(...headingProblems(main.sheet, main.headings));
  return {
    notices,
    problems: tables.problems,
    columns: new Set(main.headings.names.filter((name) => name !== undefined)),
    headingPlace: { sheet: main.sheet.name, row: main.headings.row },
    records: mainRecords(main, tables),
  };
}

/** A template says which type it is for; filled in for another, its rows would be read as something they are not. */
async function assertTemplateOf(type: ContentType, sheets: readonly Sheet[]): Promise<void> {
  const instructions = sheets.find((sheet) => sheet.name === instructionSheet);
  for (const row of instructions ? await firstRows(instructions) : [])
    for (const cell of row.cells) {
      const name = typeof cell?.value === 'string' ? typeOfVersion(cell.value) : undefined;
      if (name === undefined || name === type.name) continue;
      const found = contentTypes.find((candidate) => candidate.name === name)?.label ?? name;
      throw new ImportFault('template.other-type', { found, expected: type.label });
    }
}

interface MainSheet {
  sheet: Sheet;
  headings: HeadingRow;
}

/** The sheet named like the type, else the first that has its headings. */
async function findMain(type: ContentType, sheets: readonly Sheet[]): Promise<MainSheet> {
  const specs = recordHeadings(type);
  const candidates = sheets.filter((sheet) => sheet.name !== instructionSheet && !tableFieldOf(type, sheet.name));
  const named = candidates.filter((sheet) => sheet.name === sheetNameOf(type.label));
  for (const sheet of [...named, ...candidates]) {
    const row = findHeadings(await firstRows(sheet), specs);
    if (row) return { sheet, headings: readHeadings(row, specs, type.label) };
  }
  throw new ImportFault('table.no-headings', { label: type.label });
}

async function* mainRecords(main: MainSheet, tables: TableRows): AsyncGenerator<SourceRecord> {
  const unheaded = new Set<string>();
  let count = 0;
  for await (const row of main.sheet.rows()) {
    if (row.row <= main.headings.row || row.cells.every(isBlank)) continue;
    count += 1;
    if (count > limits.rows) throw new ImportFault('table.too-many-rows', { limit: limits.rows });
    const place = { sheet: main.sheet.name, row: row.row };
    const column = unheadedColumn(row, main.headings);
    if (column && !unheaded.has(column)) {
      unheaded.add(column);
      tables.problems.push(
        problemAt(place, '', null, { code: 'heading.empty', severity: 'error', params: { column } }),
      );
    }
    const record = readRow(place, row, main.headings);
    yield { ...record, tables: tables.claim(record.values) };
  }
  tables.problems.push(...tables.orphans());
}
