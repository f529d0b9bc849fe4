import { indexNumberTail } from './rules/index-number.ts';
import { contentTypeOf, type AnyRecord } from './types/index.ts';

/** The permanent URL path of a record: type and index number, so no title or person can shape it (R-SITE-08). */
export function recordPath(record: Pick<AnyRecord, 'type' | 'indexNumber'>): string {
  return `/${contentTypeOf(record.type).column.path}/${indexNumberTail(record.indexNumber)}.html`;
}

/** The permanent path of a file: content-addressed, so a replaced file gets another path. `name` is shown, not trusted. */
export function attachmentPath(file: { sha256: string; name: string }): string {
  return `/files/${file.sha256.slice(0, 16)}/${encodeURIComponent(safeFileName(file.name))}`;
}

/** A file name that cannot leave its folder or hide its ending; Chinese stays as it is. */
export function safeFileName(name: string): string {
  const flat = name
    .normalize('NFC')
    // Control, bidirectional-override and path characters, and those Windows refuses.
    // oxlint-disable-next-line no-control-regex -- control characters are what is removed
    .replace(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff/\\:*?"<>|%#]/g, '')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .slice(-80);
  return flat || 'file';
}
