import type { Readable } from 'node:stream';

/** Lines of a stream of text, parted at line feeds only: Node's readline also cuts at U+2028, which JSON allows in texts. */
export async function* linesOf(stream: Readable): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of stream) {
    const lines = (rest + (piece as string)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
