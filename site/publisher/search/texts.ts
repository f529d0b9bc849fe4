import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { SearchRecord, StoredText } from '../../src/search/format.ts';
import { compress } from './build-shard.ts';
import { exists, writeDurably } from './durable-files.ts';
import { pinyinOf } from './pinyin.ts';

/** A text with the file that holds it, below the stage's folder. */
export interface TextFile {
  text: StoredText;
  /** `texts/12-3fa9c2d1…`: another content of the same version gets another file. */
  source: string;
}

export interface StoredTexts {
  texts: TextFile[];
  /** Settles when the files are on disk. */
  written: Promise<void>;
}

/** Keeps what is indexed of records; asked again with the same, it writes nothing. */
export async function storeTexts(folder: string, records: readonly SearchRecord[]): Promise<StoredTexts> {
  const texts = records.map((record): TextFile => {
    const text: StoredText = { ...record, pinyin: pinyinOf(record.title) };
    const hash = createHash('sha256').update(JSON.stringify(text)).digest('hex').slice(0, 16);
    return { text, source: join('texts', `${record.seq}-${hash}`) };
  });
  const held = await Promise.all(texts.map(({ source }) => exists(join(folder, source))));
  const missing = texts.filter((_, at) => !held[at]);
  const files = missing.map(({ text, source }) => ({ name: source, bytes: compress(text) }));
  return { texts, written: writeDurably(folder, files) };
}

export async function readText(folder: string, source: string): Promise<TextFile> {
  const json = await promisify(gunzip)(await readFile(join(folder, source)));
  // Written by `storeTexts`.
  return { text: JSON.parse(json.toString()) as StoredText, source };
}
