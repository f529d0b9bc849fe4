import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/*
 * Reads the index of a release from its files alone, by the description in `../README.md`. Shares no line with the
 * product, so that a fault in both the writer and the reader shows.
 */

/** A record as readers can find it. */
export interface IndexedRecord {
  path: string;
  title: string;
  numbers: string[];
  text: string;
  /** Every term whose list names the record. */
  terms: Set<string>;
}

export interface DecodedIndex {
  living: IndexedRecord[];
  /** Every term of every shard, and every text, of living and dead records alike. */
  words: string;
}

export function decodeIndex(publicFolder: string): DecodedIndex {
  const file = (...path: string[]): Buffer => readFileSync(join(publicFolder, 'search', ...path));
  const json = (bytes: Buffer): unknown => JSON.parse(bytes.toString());
  const index = json(file('index.json')) as {
    texts: string;
    shards: { id: string; records: number; dead: number[] }[];
  };
  const living: IndexedRecord[] = [];
  const words: string[] = [];
  for (const { id, records, dead } of index.shards) {
    const terms = Array.from({ length: records }, () => new Set<string>());
    for (let block = 0; existsSync(join(publicFolder, 'search', id, 'b', String(block))); block += 1)
      for (const { term, ordinals } of postings(file(id, 'b', String(block)), records)) {
        words.push(term);
        for (const ordinal of ordinals) terms[ordinal]?.add(term);
      }
    for (let ordinal = 0; ordinal < records; ordinal += 1) {
      if (dead.includes(ordinal)) continue;
      const names = integers(file(id, 'n', String(Math.trunc(ordinal / 64))));
      const text = json(gunzipSync(file(index.texts, String(names[ordinal % 64])))) as Omit<IndexedRecord, 'terms'>;
      words.push(text.path, text.title, ...text.numbers, text.text);
      living.push({ ...text, terms: terms[ordinal] ?? new Set() });
    }
  }
  return { living, words: words.join('\n') };
}

function integers(bytes: Buffer): number[] {
  const values: number[] = [];
  let value = 0;
  let scale = 1;
  for (const byte of bytes) {
    value += (byte % 128) * scale;
    scale *= 128;
    if (byte >= 128) continue;
    values.push(value);
    value = 0;
    scale = 1;
  }
  return values;
}

function* postings(bytes: Buffer, records: number): Generator<{ term: string; ordinals: number[] }> {
  let at = 0;
  const integer = (): number => {
    const start = at;
    while ((bytes[at] ?? 0) >= 128) at += 1;
    at += 1;
    return integers(bytes.subarray(start, at))[0] ?? 0;
  };
  const list = (): number[] => {
    const count = integer();
    if (count === 0) return [];
    const length = integer();
    at += length;
    const coded = bytes.subarray(at - length, at);
    if (count <= records / 2) return riceNumbers(coded, count, records);
    const absent = new Set(riceNumbers(coded, records - count, records));
    return Array.from({ length: records }, (_, ordinal) => ordinal).filter((ordinal) => !absent.has(ordinal));
  };
  let before = Buffer.alloc(0);
  while (at < bytes.length) {
    const shared = integer();
    const length = integer();
    before = Buffer.concat([before.subarray(0, shared), bytes.subarray(at, at + length)]);
    at += length;
    const ordinals = list();
    // The list of those that hold it in their title.
    list();
    yield { term: before.toString(), ordinals };
  }
}

/** Gaps between ascending numbers: a quotient in ones, a zero, then the rest in `width` bits, lowest first. */
function riceNumbers(bytes: Buffer, count: number, universe: number): number[] {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0').split('').reverse().join('')).join('');
  const width = Math.max(0, Math.floor(Math.log2((universe / count) * 0.69)));
  const numbers: number[] = [];
  let at = 0;
  let number = -1;
  while (numbers.length < count) {
    const end = bits.indexOf('0', at);
    const rest = bits.slice(end + 1, end + 1 + width);
    number += (end - at) * 2 ** width + parseInt(`0${[...rest].reverse().join('')}`, 2) + 1;
    numbers.push(number);
    at = end + 1 + width;
  }
  return numbers;
}

/**
 * Where search and the pages of a release disagree (G6): an indexed URL without a page, a page of a record that is not
 * indexed, a withdrawn URL that is, a text whose characters no list knows. Empty for a sound release.
 */
export function disagreements(release: string): string[] {
  const root = join(release, 'public');
  const { living, words } = decodeIndex(root);
  const gone = JSON.parse(readFileSync(join(release, 'gone.json'), 'utf8')) as string[];
  const indexed = new Map(living.map((record) => [record.path, record]));
  const pages = readFileSync(join(release, 'manifest.txt'), 'utf8')
    .split('\n')
    .flatMap((line) => /^\w{64} {2}(.+\/\d{4}-\d{5})\.html$/.exec(line)?.[1] ?? [])
    .map((name) => `/${name}.html`);
  return [
    ...(indexed.size === living.length ? [] : ['a record is indexed twice']),
    ...living.filter(({ path }) => !existsSync(join(root, path))).map(({ path }) => `${path} has no page`),
    ...gone.filter((path) => indexed.has(path) || words.includes(path)).map((path) => `${path} is withdrawn`),
    ...pages.filter((path) => !gone.includes(path) && !indexed.has(path)).map((path) => `${path} is not indexed`),
    ...living.flatMap((record) => unknownPairs(record).map((pair) => `${record.path} is not found by ${pair}`)),
  ];
}

/** Pairs of Han characters of a record by which the index does not find it. */
function unknownPairs({ title, text, terms }: IndexedRecord): string[] {
  const runs = `${title}\n${text}`.match(/\p{Script=Han}{2,}/gu) ?? [];
  const pairs = runs.flatMap((run) => [...run].slice(1).map((character, at) => `${[...run][at] ?? ''}${character}`));
  return [...new Set(pairs)].filter((pair) => !terms.has(pair));
}
