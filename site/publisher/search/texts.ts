import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { SearchRecord, StoredText } from '../../src/search/format.ts';
import { writeDurably, type Flush } from './durable-files.ts';
import { pinyinOf } from './pinyin.ts';
import { compress } from './shard-files.ts';

/** A text with the file that holds it, below the stage's folder, and the hash of that file. */
export interface TextFile {
  text: StoredText;
  /** `texts/12-3fa9c2d1…`: another content of the same version gets another file. */
  source: string;
  sha256: string;
}

/** Keeps what is indexed of records, each in a file of its own. */
export async function storeTexts(
  folder: string,
  records: readonly SearchRecord[],
  flush: Flush = 'flush',
): Promise<TextFile[]> {
  const stored = records.map((record) => {
    const text: StoredText = { ...record, pinyin: pinyinOf(record.title) };
    const bytes = compress(text);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { text, bytes, sha256, source: join('texts', `${record.seq}-${sha256.slice(0, 16)}`) };
  });
  // Also what seems to be there: a file that a power failure cut short has the same name.
  const files = stored.map(({ source, bytes }) => ({ name: source, bytes }));
  await writeDurably(folder, files, flush);
  return stored.map(({ text, source, sha256 }) => ({ text, source, sha256 }));
}

export function readText(folder: string, source: string): StoredText {
  // Written by `storeTexts`.
  return JSON.parse(gunzipSync(readFileSync(join(folder, source))).toString()) as StoredText;
}
