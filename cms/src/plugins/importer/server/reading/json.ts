import type { JsonRow } from './cell';
import { textStream, type Encoding } from './encoding';
import { ImportFault } from './fault';
import { linesOf } from './lines';

/** JSON Lines: one record a line, empty lines skipped; a line at a time in memory. */
export async function* jsonLines(file: string, encoding: Encoding): AsyncGenerator<JsonRow> {
  let row = 0;
  for await (const line of linesOf(textStream(file, encoding))) {
    row += 1;
    if (line.trim() !== '') yield { row, value: parseJson(line, row) };
  }
}

/** A JSON file: an array of records; `row` is the place in the array, counted from 1. */
export async function* jsonArray(file: string, encoding: Encoding): AsyncGenerator<JsonRow> {
  const pieces: string[] = [];
  for await (const piece of textStream(file, encoding)) pieces.push(piece as string);
  const value = parseJson(pieces.join(''), 1);
  if (!Array.isArray(value)) throw new ImportFault('json.not-an-array');
  for (const [index, record] of value.entries()) yield { row: index + 1, value: record as unknown };
}

function parseJson(text: string, row: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ImportFault('json.broken', { row, detail: (cause as SyntaxError).message }, { cause });
  }
}
