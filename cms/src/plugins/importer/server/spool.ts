import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { ConvertedRecord } from './converting/converted';

/**
 * Converted records on disk between the two halves of an import: a file is judged whole before a row of it is written,
 * and the transaction is kept short, without holding 50 MB of text as objects.
 */
export class Spool {
  private readonly folder: string;
  private readonly stream: WriteStream;

  private constructor(folder: string) {
    this.folder = folder;
    this.stream = createWriteStream(path.join(folder, 'records.jsonl'), { mode: 0o600 });
  }

  static async open(): Promise<Spool> {
    return new Spool(await mkdtemp(path.join(tmpdir(), 'yangguang-import-')));
  }

  async add(record: ConvertedRecord): Promise<void> {
    if (!this.stream.write(`${JSON.stringify(record)}\n`)) await once(this.stream, 'drain');
  }

  /** No more records come. */
  async finish(): Promise<void> {
    this.stream.end();
    await once(this.stream, 'close');
  }

  /** All records in the order in which they were added, `size` at a time. */
  async *chunks(size: number): AsyncGenerator<ConvertedRecord[]> {
    let chunk: ConvertedRecord[] = [];
    for await (const line of createInterface({ input: createReadStream(String(this.stream.path)) })) {
      chunk.push(JSON.parse(line) as ConvertedRecord);
      if (chunk.length < size) continue;
      yield chunk;
      chunk = [];
    }
    if (chunk.length > 0) yield chunk;
  }

  async remove(): Promise<void> {
    this.stream.destroy();
    await rm(this.folder, { recursive: true, force: true });
  }
}
