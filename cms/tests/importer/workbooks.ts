import { crc32, deflateRawSync } from 'node:zlib';
import { Workbook, type CellValue, type Worksheet } from 'exceljs';

/** An XLSX file with one visible sheet of these rows; `shape` may merge, hide, and add what rows cannot say. */
export async function workbook(
  rows: readonly (readonly CellValue[])[],
  shape: (sheet: Worksheet, workbook: Workbook) => void = () => undefined,
): Promise<Buffer> {
  const book = new Workbook();
  const sheet = book.addWorksheet('政策文件');
  rows.forEach((row) => sheet.addRow([...row]));
  shape(sheet, book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

export interface ZipPart {
  name: string;
  content: Buffer;
  /** What the directory claims that the part unpacks to. */
  claimedSize?: number;
}

/** A ZIP file written by hand, so that its directory can lie. */
export function zip(parts: readonly ZipPart[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimedSize = content.length } of parts) {
    const packed = deflateRawSync(content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claimedSize, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), fields, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), fields, rest, Buffer.from(name)]));
    files.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(22);
  end.write('504b0506', 'hex');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, ...directory, end]);
}

/** Writes below the last row of a template's sheet, by column headings. */
export function fillRow(book: Workbook, sheetName: string, values: Record<string, string | number>): void {
  const sheet = book.getWorksheet(sheetName);
  if (!sheet) throw new Error(`no sheet ${sheetName}`);
  const headings = (sheet.getRow(1).values as string[]).map((text) => text?.replace(' *', ''));
  const row = sheet.getRow(sheet.getColumn(1).values.length);
  for (const [heading, value] of Object.entries(values)) row.getCell(headings.indexOf(heading)).value = value;
}
