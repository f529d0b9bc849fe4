import { open, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { openReasons } from '../../copy';
import type { Source } from './cell';
import { openCsv } from './csv';
import { detectEncoding } from './encoding';
import { ImportFault } from './fault';
import { jsonArray, jsonLines } from './json';
import { limits } from './limits';
import { openWorkbook } from './xlsx/workbook';

const formats = ['.xlsx', '.csv', '.json', '.jsonl'] as const;
type Format = (typeof formats)[number];

/**
 * Opens a file for import. What it is is told by its ending and checked against its first bytes.
 *
 * @throws {ImportFault} for a file that is missing, empty, too large, encrypted, or not what its ending says.
 */
export async function openSource(file: string, name = path.basename(file)): Promise<Source> {
  const head = await readHead(file);
  const format = formatOf(name);
  if (isOleFile(head)) throw new ImportFault((await isEncrypted(file)) ? 'file.password' : 'file.old-excel');
  const isZip = head[0] === 0x50 && head[1] === 0x4b;
  if (format === '.xlsx' && !isZip) throw new ImportFault('file.not-xlsx');
  if (format !== '.xlsx' && isZip) throw new ImportFault('file.is-zip', { format });
  if (format === '.xlsx') return openWorkbook(file);
  const encoding = await detectEncoding(file, head);
  const close = async () => {};
  if (format === '.csv')
    return { form: 'sheets', sheets: [await openCsv(file, encoding)], uses1904Dates: false, close };
  const read = format === '.json' ? jsonArray : jsonLines;
  return { form: 'records', records: () => read(file, encoding), close };
}

function formatOf(name: string): Format {
  const ending = path.extname(name).toLowerCase();
  const format = formats.find((candidate) => candidate === ending);
  if (!format) throw new ImportFault(ending === '.xls' ? 'file.old-excel' : 'file.format', { ending: ending || name });
  return format;
}

async function readHead(file: string): Promise<Uint8Array> {
  const info = await stat(file).catch((cause: NodeJS.ErrnoException) => {
    throw unreadable(cause.code ?? cause.message, cause);
  });
  if (!info.isFile()) throw unreadable('EISDIR');
  if (info.size === 0) throw new ImportFault('file.empty');
  if (info.size > limits.fileBytes)
    throw new ImportFault('file.too-large', {
      sizeMb: Math.ceil(info.size / 1024 / 1024),
      limitMb: limits.fileBytes / 1024 / 1024,
    });
  return readBytes(file, 8);
}

function unreadable(code: string, cause?: unknown): ImportFault {
  return new ImportFault('file.unreadable', { reason: openReasons[code] ?? code }, { cause });
}

async function readBytes(file: string, count: number): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const buffer = Buffer.alloc(count);
    const { bytesRead } = await handle.read(buffer, 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Old binary Office files, and encrypted new ones, are OLE containers. */
function isOleFile(head: Uint8Array): boolean {
  return Buffer.from(head).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'));
}

/** The directory of an encrypted workbook names its stream `EncryptedPackage`. */
async function isEncrypted(file: string): Promise<boolean> {
  return (await readFile(file)).includes(Buffer.from('EncryptedPackage', 'utf16le'));
}
