import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ConvertedRecord } from './converting/converted';
import { linesOf } from './reading/lines';

/** Characters kept back before they are written. */
const bufferedLength = 1_000_000;

/**
 * Converted records on disk between the two halves of an import: a file is judged whole before a row of it is written,
 * and the transaction is kept short, without holding 50 MB of text as objects.
 */
export class Spool {
  private waiting = '';

  private constructor(
    private readonly folder: string,
    private readonly file: FileHandle,
  ) {}

  static async open(): Promise<Spool> {
    const folder = await mkdtemp(path.join(tmpdir(), 'yangguang-import-'));
    return new Spool(folder, await open(recordsIn(folder), 'w', 0o600));
  }

  async add(record: ConvertedRecord): Promise<void> {
    this.waiting += `${JSON.stringify(record)}\n`;
    if (this.waiting.length > bufferedLength) await this.flush();
  }

  /** All records in the order in which they were added, `size` at a time. */
  async *chunks(size: number): AsyncGenerator<ConvertedRecord[]> {
    await this.flush();
    let chunk: ConvertedRecord[] = [];
    for await (const line of linesOf(createReadStream(recordsIn(this.folder), 'utf8'))) {
      chunk.push(JSON.parse(line) as ConvertedRecord);
      if (chunk.length < size) continue;
      yield chunk;
      chunk = [];
    }
    if (chunk.length > 0) yield chunk;
  }

  async remove(): Promise<void> {
    await this.file.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async flush(): Promise<void> {
    const text = this.waiting;
    this.waiting = '';
    await this.file.appendFile(text);
  }
}

const recordsIn = (folder: string): string => path.join(folder, 'records.jsonl');
