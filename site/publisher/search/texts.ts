import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { SearchRecord, StoredText } from '../../src/search/format.ts';
import { compress } from './build-shard.ts';
import { exists, writeDurably } from './durable-files.ts';
import { pinyinOf } from './pinyin.ts';

/** A text with the file that holds it, below the stage's folder. */
export interface TextFile {
  text: StoredText;
  /** `texts/12-3fa9c2d1`: another content of the same version gets another file. */
  source: string;
}

/** Keeps what is indexed of a record; asked again with the same, it writes nothing. */
export async function storeText(folder: string, record: SearchRecord): Promise<TextFile> {
  const text: StoredText = { ...record, pinyin: pinyinOf(record.title) };
  const hash = createHash('sha256').update(JSON.stringify(text)).digest('hex').slice(0, 16);
  const source = join('texts', `${record.seq}-${hash}`);
  const file = join(folder, source);
  if (!(await exists(file))) {
    await mkdir(join(folder, 'texts'), { recursive: true });
    await writeDurably(file, compress(text));
  }
  return { text, source };
}

export async function readText(folder: string, source: string): Promise<TextFile> {
  // Written by `storeText`.
  const text = JSON.parse(gunzipSync(await readFile(join(folder, source))).toString()) as StoredText;
  return { text, source };
}
