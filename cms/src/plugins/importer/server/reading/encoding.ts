import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { ImportFault } from './fault';

export type Encoding = 'utf-8' | 'utf-16le' | 'gb18030';

/** Encoding of a text file: by its byte order mark, else UTF-8 when every byte fits, else GB18030 (which contains GBK). */
export async function detectEncoding(file: string, head: Uint8Array): Promise<Encoding> {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (await decodesAs(file, 'utf-8')) return 'utf-8';
  if (await decodesAs(file, 'gb18030')) return 'gb18030';
  throw new ImportFault('file.encoding');
}

/** The text of a file, without byte order mark, in pieces. */
export function textStream(file: string, encoding: Encoding): Readable {
  return Readable.from(decode(file, new TextDecoder(encoding, { fatal: true })));
}

async function* decode(file: string, decoder: InstanceType<typeof TextDecoder>): AsyncGenerator<string> {
  for await (const chunk of createReadStream(file)) yield decoder.decode(chunk as Uint8Array, { stream: true });
  yield decoder.decode();
}

async function decodesAs(file: string, encoding: Encoding): Promise<boolean> {
  try {
    for await (const piece of textStream(file, encoding)) if ((piece as string).includes('\0')) return false;
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
