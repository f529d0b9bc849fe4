/**
 * A line of the files in which readers look up a hash (D-14), and their addresses. Written by the publisher, read by the
 * page that checks a file; plain text, so that `grep` reads it as well.
 */
export interface HashLine {
  hash: string;
  /** Bytes of a page as it is served, of an attachment, or the normalised text of a record's body. */
  kind: 'page' | 'file' | 'text';
  /** The release that brought it. */
  since: number;
  /** The release that put another version in its place or took it away; null while it stands. */
  until: number | null;
  /** Path of the record's page. */
  record: string;
  /** Path of the page or the attachment itself. */
  path: string;
}

/** 4,096 files: a hundred thousand records give some fifty lines each. */
const prefixLength = 3;

export const hashPrefix = (hash: string): string => hash.slice(0, prefixLength);

/** URL path of the file that holds a hash. */
export const hashFilePath = (prefix: string): string => `/releases/hashes/${prefix}.txt`;

export function writeHashLine({ hash, kind, since, until, record, path }: HashLine): string {
  return `${[hash, kind, since, until ?? '-', record, path].join(' ')}\n`;
}

/** The lines of a file that tell of a hash; a line that is none is passed over. */
export const readHashLines = (text: string, hash: string): HashLine[] =>
  hashLinesOf(text).filter((line) => line.hash === hash);

/** All lines of a file; one that is none is passed over. */
export function hashLinesOf(text: string): HashLine[] {
  return text.split('\n').flatMap((line) => {
    const [hash, kind, since, until, record, path] = line.split(' ');
    if (!hash || !isKind(kind) || !record || !path) return [];
    return [{ hash, kind, since: Number(since), until: until === '-' ? null : Number(until), record, path }];
  });
}

const isKind = (text: string | undefined): text is HashLine['kind'] =>
  text === 'page' || text === 'file' || text === 'text';
