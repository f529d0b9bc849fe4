import { pipeline } from 'node:stream';
import { parse, CsvError } from 'csv-parse';
import type { Sheet, SheetRow } from './cell';
import { textStream, type Encoding } from './encoding';
import { ImportFault } from './fault';
import { limits } from './limits';

/** A CSV file as one sheet without a name: quoted as RFC 4180 says, separated by comma, tab or semicolon. */
export async function openCsv(file: string, encoding: Encoding): Promise<Sheet> {
  const delimiter = await detectDelimiter(file, encoding);
  return { name: '', isHidden: false, rows: () => csvRows(file, encoding, delimiter) };
}

async function* csvRows(file: string, encoding: Encoding, delimiter: string): AsyncGenerator<SheetRow> {
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: limits.cellCharacters * 2,
  });
  // The error of either stream arrives through the parser, which the loop below reads.
  pipeline(textStream(file, encoding), parser, () => undefined);
  let nextLine = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      yield { row: nextLine, cells: record.map((text) => ({ value: text === '' ? null : text })) };
      nextLine = info.lines + 1;
    }
  } catch (error) {
    if (error instanceof CsvError) throw new ImportFault('csv.broken', { row: nextLine }, { cause: error });
    throw error;
  }
}

async function detectDelimiter(file: string, encoding: Encoding): Promise<string> {
  const count = (line: string, mark: string) => line.split(mark).length;
  for await (const piece of textStream(file, encoding)) {
    const line = (piece as string).split(/\r?\n/).find((candidate) => candidate.trim() !== '') ?? '';
    return [',', '\t', ';'].reduce((best, mark) => (count(line, mark) > count(line, best) ? mark : best));
  }
  return ',';
}
