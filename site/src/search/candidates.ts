import { exactMark, pinyinMark } from './block.ts';
import { compact } from './fold.ts';
import { searchedText, type StoredText } from './format.ts';
import { fold } from './fold.ts';
import { lookupsOf, type Lookup } from './grams.ts';
import type { Members, Shard } from './shard.ts';

/** How good an answer is, best first. */
export const grades = ['number', 'title', 'text', 'pinyin', 'near'] as const;
export type Grade = (typeof grades)[number];

/** A record that the index names for a query; whether it is an answer is known once its text was compared. */
export interface Candidate {
  shard: Shard;
  ordinal: number;
  grade: Grade;
}

/** Candidates of one shard: per ordinal the grade's place in `grades` plus one, 0 for none. */
export type Graded = Uint8Array;

const place = (grade: Grade): number => grades.indexOf(grade) + 1;

/** Records that hold every part, better where the title does, best where the query is their whole number. */
export async function textCandidates(shard: Shard, parts: string[]): Promise<Graded> {
  const graded = new Uint8Array(shard.records);
  const [found, exact] = await Promise.all([findAll(shard, parts.flatMap(lookupsOf)), exactNumber(shard, parts)]);
  for (let ordinal = 0; ordinal < shard.records; ordinal += 1) {
    if (exact?.[ordinal]) graded[ordinal] = place('number');
    else if (found.records[ordinal]) graded[ordinal] = place(found.inTitle[ordinal] ? 'title' : 'text');
  }
  return graded;
}

/** Records whose title is spelt with the letters typed, as initials or in full (R-SITE-15). */
export async function pinyinCandidates(shard: Shard, parts: string[]): Promise<Graded> {
  const graded = new Uint8Array(shard.records);
  const lookups = lookupsOf(parts.join('')).map((lookup) =>
    'gram' in lookup ? { gram: pinyinMark + lookup.gram } : { prefix: pinyinMark + lookup.prefix },
  );
  const { records } = await findAll(shard, lookups);
  records.forEach((member, ordinal) => (graded[ordinal] = member ? place('pinyin') : 0));
  return graded;
}

/** Records that share with the part all grams but those a single wrong character can spoil (R-SITE-15). */
export async function nearCandidates(shard: Shard, part: string): Promise<Graded> {
  const graded = new Uint8Array(shard.records);
  const lookups = lookupsOf(part);
  if (lookups.length < 2) return graded;
  const counts = new Uint8Array(shard.records);
  for (const hits of await Promise.all(lookups.map((lookup) => shard.find(lookup))))
    hits.inTitle.forEach((member, ordinal) => (counts[ordinal] = (counts[ordinal] ?? 0) + member));
  const enough = Math.max(1, lookups.length - 2);
  shard.living().forEach((isLiving, ordinal) => {
    if (isLiving && (counts[ordinal] ?? 0) >= enough) graded[ordinal] = place('near');
  });
  return graded;
}

/** True when the grams say all there is to say, and no text needs to be compared. */
export function isCertain(parts: string[]): boolean {
  return parts.every((part) => !part.includes(' ') && lookupsOf(part).length === 1);
}

/** Whether the record is an answer of this grade. */
export function isAnswer(record: StoredText, grade: Grade, parts: string[]): boolean {
  if (grade === 'pinyin') return record.pinyin.includes(parts.join(''));
  if (grade === 'near') return nearPlace(fold(record.title), parts.join(' ')) !== undefined;
  if (grade === 'number' && record.numbers.some((number) => compact(number) === parts.join('').replaceAll(' ', '')))
    return true;
  const text = fold(searchedText(record));
  return parts.every((part) => text.includes(part));
}

/** Where `text` holds `part` but for one character. */
export function nearPlace(text: string, part: string): number | undefined {
  for (let at = 0; at + part.length <= text.length; at += 1) {
    let wrong = 0;
    for (let unit = 0; unit < part.length && wrong < 2; unit += 1) if (text[at + unit] !== part[unit]) wrong += 1;
    if (wrong < 2) return at;
  }
  return undefined;
}

/** Lookups tried first: where they leave nothing, the others need not be fetched. */
const triedFirst = 2;

async function findAll(shard: Shard, lookups: Lookup[]): Promise<{ records: Members; inTitle: Members }> {
  const records = shard.living();
  const inTitle = shard.living();
  // The first and the last have least to do with each other, so together they leave least.
  const ordered = [...lookups.slice(-1), ...lookups.slice(0, -1)];
  for (const step of [ordered.slice(0, triedFirst), ordered.slice(triedFirst)]) {
    for (const hits of await Promise.all(step.map((lookup) => shard.find(lookup)))) {
      for (let ordinal = 0; ordinal < shard.records; ordinal += 1) {
        records[ordinal]! &= hits.records[ordinal]!;
        inTitle[ordinal]! &= hits.inTitle[ordinal]!;
      }
    }
    if (!records.includes(1)) break;
  }
  return { records, inTitle };
}

/** Looked up only for what can be a number: it costs a request of its own. */
async function exactNumber(shard: Shard, parts: string[]): Promise<Members | undefined> {
  const number = parts.join('').replaceAll(' ', '');
  if (!/[0-9]/.test(number) || number.length < 3) return undefined;
  const { records } = await shard.find({ gram: exactMark + number });
  const living = shard.living();
  return records.map((member, ordinal) => member & living[ordinal]!);
}
