import { createHmac } from 'node:crypto';
import { canonicalJson } from '@yangguang/schemas';

export interface ChangedField {
  name: string;
  /** Keyed hash of what stood there; null when nothing did. */
  before: string | null;
  after: string | null;
}
type Values = Record<string, unknown>;

/** Set by Strapi itself, and no part of what a person wrote. */
const technical = new Set([
  ...['id', 'documentId', 'locale', 'localizations', 'createdAt', 'updatedAt', 'createdBy', 'updatedBy'],
  ...['publishedAt', 'firstPublishedAt', 'lastUsedAt'],
]);

/**
 * Which fields differ, with keyed hashes in place of values: who knows a value can show that it stood there, and nobody
 * can find out by trying all telephone numbers.
 */
export function changedFields(key: Uint8Array, before: Values, after: Values): ChangedField[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => !technical.has(name));
  return names.sort().flatMap((name) => {
    const [old, now] = [before, after].map((values) => plain(values[name]));
    const texts = [old, now].map((value) => (isEmpty(value) ? null : canonicalJson(value)));
    if (texts[0] === texts[1]) return [];
    const [from, to] = texts.map((text) => (text === null ? null : keyedHash(key, `${name}\n${text}`)));
    return [{ name, before: from ?? null, after: to ?? null }];
  });
}

export function keyedHash(key: Uint8Array, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex').slice(0, 32);
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Related rows and files by their identity; the rest by value. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const row = value as Values;
  if (typeof row.documentId === 'string')
    return typeof row.hash === 'string' ? [row.documentId, row.hash] : row.documentId;
  return row;
}
