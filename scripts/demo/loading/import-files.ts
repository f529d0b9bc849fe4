import ExcelJS from 'exceljs';
import { contentTypeOf, type ContentType, type FieldKind } from '@yangguang/schemas';
import type { DemoRecord } from '../demo-record.ts';

/** What the importer calls the columns that are no field. */
const keyHeading = '记录序号';
const publishedHeading = '发布日期';

/** The ways by which files come in: departments, permits and figures as workbooks, the list as CSV, the rest as JSON lines. */
const formats: Readonly<Record<string, 'xlsx' | 'csv'>> = {
  department: 'xlsx',
  'permit-item': 'xlsx',
  'accident-statistics': 'xlsx',
  'permit-statistics': 'xlsx',
  'blacklist-entry': 'csv',
};

/** A minute of the office hours of that day, the same at every load. */
function moment(date: string | null, title: string): string {
  const spread = [...title].reduce((sum, char) => sum + (char.codePointAt(0) ?? 0), 0);
  const hour = [9, 10, 11, 14, 15, 16][spread % 6] ?? 9;
  return `${date ?? ''} ${String(hour).padStart(2, '0')}:${String((spread * 7) % 60).padStart(2, '0')}`;
}

export interface ImportFile {
  type: string;
  name: string;
  content: Buffer;
}

/** One file a type, as an officer would hand it over. */
export async function importFiles(records: readonly DemoRecord[]): Promise<ImportFile[]> {
  const types = [...new Set(records.map(({ type }) => type))];
  return Promise.all(
    types.map(async (type) => {
      const format = formats[type] ?? 'jsonl';
      const own = records.filter((record) => record.type === type);
      return { type, name: `${type}.${format}`, content: await writers[format](contentTypeOf(type), own) };
    }),
  );
}

type Writer = (type: ContentType, records: readonly DemoRecord[]) => Promise<Buffer> | Buffer;

const writers: Readonly<Record<'jsonl' | 'csv' | 'xlsx', Writer>> = { jsonl, csv, xlsx };

function jsonl(_type: ContentType, records: readonly DemoRecord[]): Buffer {
  const lines = records.map(({ fields, publishedDate }) =>
    JSON.stringify({ ...fields, firstPublishedAt: moment(publishedDate, fields.title) }),
  );
  return Buffer.from(`${lines.join('\n')}\n`);
}

const columnsOf = (type: ContentType): string[] => Object.keys(type.fields);

function csv(type: ContentType, records: readonly DemoRecord[]): Buffer {
  const names = columnsOf(type);
  const heading = [...names.map((name) => type.fields[name]?.label ?? name), publishedHeading];
  const rows = records.map(({ fields, publishedDate }) => [
    ...names.map((name) => cellText(type.kind(name), fields[name])),
    moment(publishedDate, fields.title),
  ]);
  return Buffer.from(`\uFEFF${[heading, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`);
}

/** A workbook with a sheet for the records and one for each table field, told apart by the record's key. */
async function xlsx(type: ContentType, records: readonly DemoRecord[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const isTable = (name: string) => type.kind(name).kind === 'rows';
  const names = columnsOf(type).filter((name) => !isTable(name));
  const sheet = book.addWorksheet(type.label);
  sheet.addRow([keyHeading, ...names.map((name) => type.fields[name]?.label ?? name), publishedHeading]);
  for (const [index, { fields, publishedDate }] of records.entries())
    sheet.addRow([
      index + 1,
      ...names.map((name) => cellText(type.kind(name), fields[name])),
      moment(publishedDate, fields.title),
    ]);
  for (const name of columnsOf(type).filter(isTable)) addTable(book, type, name, records);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function addTable(book: ExcelJS.Workbook, type: ContentType, name: string, records: readonly DemoRecord[]): void {
  const kind = type.kind(name);
  if (kind.kind !== 'rows') return;
  const sheet = book.addWorksheet(type.fields[name]?.label ?? name);
  sheet.addRow([keyHeading, ...Object.values(kind.columns).map((column) => column.label)]);
  for (const [index, { fields }] of records.entries())
    for (const row of fields[name] as Record<string, unknown>[])
      sheet.addRow([index + 1, ...Object.keys(kind.columns).map((column) => row[column] ?? '')]);
}

/** A value as people write it in a cell: labels of choices, 是 and 否, names one below the other. */
function cellText(kind: FieldKind, value: unknown): string | number {
  if (value === null || value === undefined) return '';
  if (kind.kind === 'choice') return kind.labels[String(value)] ?? '';
  if (kind.kind === 'boolean') return value === true ? '是' : '否';
  if (kind.kind === 'rows') return (value as unknown[]).length === 0 ? '' : JSON.stringify(value);
  if (Array.isArray(value)) return value.join('\n');
  return typeof value === 'number' ? value : String(value);
}

const quoted = (cell: string | number): string => {
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
