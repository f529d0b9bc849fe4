import { normalisedText, shortestChecked } from '@yangguang/schemas/normalised-text';
import { hashFilePath, hashPrefix, readHashLines, type HashLine } from '../lib/hash-line.ts';
import { sha256Hex } from './sha256.ts';

/** What the ledger says of something (D-14). Of a withdrawn record only its address and releases are known. */
export type Verdict =
  | { kind: 'current' | 'superseded' | 'withdrawn'; record: string; since: number; until: number | null; hash: string }
  | { kind: 'unknown'; hash: string }
  | { kind: 'public-address'; record: string; since: number | null }
  | { kind: 'withdrawn-address'; record: string }
  | { kind: 'unknown-address' | 'short' };

const utf8 = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;

/** Whether these bytes were published. A saved page that was changed in saving is looked up by its text. */
export async function lookUpFile(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Verdict> {
  const verdict = await lookUpHash(await sha256Hex(bytes));
  if (verdict.kind !== 'unknown' || !/\.html?$/i.test(name)) return verdict;
  const page = new DOMParser().parseFromString(new TextDecoder().decode(bytes), 'text/html');
  for (const part of page.querySelectorAll('article .text')) {
    const found = await lookUpText(part.textContent ?? '');
    if (found.kind !== 'unknown' && found.kind !== 'short') return found;
  }
  return verdict;
}

/** A single address is looked up as one, anything else as the text of a record. */
export async function lookUpPasted(pasted: string): Promise<Verdict> {
  const path = addressIn(pasted.trim());
  return path === undefined ? lookUpText(pasted) : lookUpAddress(path);
}

async function lookUpText(text: string): Promise<Verdict> {
  const normalised = normalisedText(text);
  if (normalised.length < shortestChecked) return { kind: 'short' };
  return lookUpHash(await sha256Hex(utf8(normalised)));
}

async function lookUpHash(hash: string): Promise<Verdict> {
  const response = await fetch(hashFilePath(hashPrefix(hash)), { cache: 'no-cache' });
  if (response.status === 404) return { kind: 'unknown', hash };
  if (!response.ok) throw new Error(`${response.url} ${response.status}`);
  const lines = readHashLines(await response.text(), hash);
  const line = lines.find(({ until }) => until === null) ?? newest(lines);
  if (!line) return { kind: 'unknown', hash };
  const { record, since, until } = line;
  if (until === null) return { kind: 'current', record, since, until, hash };
  const { status } = await askFor(record);
  return { kind: status === 200 ? 'superseded' : 'withdrawn', record, since, until, hash };
}

const newest = (lines: HashLine[]): HashLine | undefined => [...lines].sort((a, b) => b.since - a.since)[0];

/** The record's data: answers 410 where it was withdrawn. */
const askFor = (record: string): Promise<Response> => fetch(record.replace(/html$/, 'json'), { cache: 'no-cache' });

async function lookUpAddress(path: string): Promise<Verdict> {
  const response = await askFor(path);
  if (response.status === 410) return { kind: 'withdrawn-address', record: path };
  if (response.status === 404) return { kind: 'unknown-address' };
  if (!response.ok) throw new Error(`${response.url} ${response.status}`);
  const { publication } = (await response.json()) as { publication?: { release: number | null } };
  return { kind: 'public-address', record: path, since: publication?.release ?? null };
}

/** The path of a record's page in something that is an address and nothing else, of whatever host. */
export function addressIn(text: string): string | undefined {
  return /^(?:https?:\/\/[^/\s]+)?(\/[a-z-]+\/\d{4}-\d{5}\.html)(?:[?#]\S*)?$/.exec(text)?.[1];
}
