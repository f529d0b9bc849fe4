import { extname } from 'node:path';
import ExcelJS from 'exceljs';
import type { DemoRecord } from '../demo-record.ts';
import { tablesOf, type Table } from '../source/rich-text.ts';
import { docx } from './docx.ts';
import { pdf } from './pdf.ts';

/** The bytes of an attachment, made from the text of its record by what its name promises. */
export async function makeFile(name: string, record: DemoRecord): Promise<Buffer> {
  const title = name.slice(0, -extname(name).length);
  const table = tablesOf(record.text)[0] ?? [['序号', '内容'], ...record.text.map((line, i) => [String(i + 1), line])];
  switch (extname(name)) {
    case '.pdf':
      return pdf(title, record.text);
    case '.docx':
      return docx(title, questions);
    case '.csv':
      return Buffer.from(`\uFEFF${table.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`);
    case '.xlsx':
      return workbook(title, table);
    default:
      throw new RangeError(`no way to make ${name}`);
  }
}

const questions = [
  ...['申请单位（人）名称', '统一社会信用代码（证件类型和号码）', '住所（通信地址）', '法定代表人（主要负责人）'],
  ...[
    '联系人',
    '联系电话',
    '申请事项',
    '申请内容和理由',
    '随附材料清单',
    '申请人声明：所填内容和提交的材料真实、合法、有效',
  ],
  ...['申请人签名（盖章）', '申请日期'],
];

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

async function workbook(title: string, table: Table): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  // A file that names who made it is not let out; left unset, the library writes “Unknown”.
  book.creator = book.lastModifiedBy = ' ';
  const sheet = book.addWorksheet('公开表');
  sheet.addRow([title]);
  for (const row of table)
    sheet.addRow(row.map((text) => (/^-?\d+(?:\.\d+)?$/.test(text) && text.length < 9 ? Number(text) : text)));
  sheet.getRow(2).font = { bold: true };
  return Buffer.from(await book.xlsx.writeBuffer());
}
