import { createReadStream } from 'node:fs';

/**
 * The lines of a text file. Only a line feed ends one: Node's own reader also takes characters that may stand in a title.
 */
export async function* readLines(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(file, 'utf8')) {
    const parts = `${rest}${String(chunk)}`.split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
  if (rest !== '') yield rest;
}
