import type { PublicRecord } from '../content/content.ts';

/** `3fa9 c2d1 07be`: the beginning of a SHA-256, in groups that people can compare. */
export function shortHash(hash: string): string {
  return hash.slice(0, 12).replace(/(.{4})(?=.)/g, '$1 ');
}

/** The record published last, whatever order the list is in. */
export function newestOf(records: readonly PublicRecord[]): PublicRecord | undefined {
  return records.reduce<PublicRecord | undefined>((best, one) => (best && best.seq > one.seq ? best : one), undefined);
}
