import type { ReleaseEntry } from '@yangguang/schemas';
import { pagePath } from './list-scope.ts';
import { archivePages, pageRange } from './paging.ts';

/** The folder of the public ledger (C-6) and of all that is published beside the releases. */
export const ledgerFolder = '/releases/';

/** Where a file is checked against the ledger (D-14). */
export const verifyPath = `${ledgerFolder}verify.html`;

/** URL path of a release in the ledger. */
export const releasePath = (number: number): string => `${ledgerFolder}${number}.html`;

/** Where the ledger comes from: the publisher's database, or a file while somebody works on the pages. */
export interface LedgerSource {
  size: () => number;
  /** Entries from the newest on. */
  newest: (offset: number, count: number) => ReleaseEntry[];
  entry: (number: number) => ReleaseEntry | undefined;
}

/**
 * The ledger as its pages read it, `Astro.locals.ledger`. It tells of releases and is no part of any: what it says
 * follows from what was published and when, not from the snapshot.
 */
export interface Ledger {
  list: (page: 'head' | number) => LedgerPage;
  entry: (number: number) => ReleaseEntry | undefined;
}

/** Like a page of a list: numbered ones are counted from the oldest release and never shift. */
export interface LedgerPage {
  entries: ReleaseEntry[];
  number: number;
  isHead: boolean;
  newer: string | undefined;
  older: string | undefined;
  /** Only on the head. */
  total: number | undefined;
}

export function ledgerOf(source: LedgerSource): Ledger {
  return {
    entry: source.entry,
    list(page) {
      const size = source.size();
      const archived = archivePages(size);
      const isHead = page === 'head';
      const number = isHead ? archived + 1 : page;
      const { offset, count } = pageRange(size, page);
      return {
        entries: source.newest(offset, count),
        ...{ number, isHead, total: isHead ? size : undefined },
        newer: isHead ? undefined : pagePath(ledgerFolder, number === archived ? 'head' : number + 1),
        older: number > 1 ? pagePath(ledgerFolder, number - 1) : undefined,
      };
    },
  };
}

/** A ledger over entries in memory, in any order. */
export function entriesSource(entries: readonly ReleaseEntry[]): LedgerSource {
  const newestFirst = [...entries].sort((a, b) => b.number - a.number);
  return {
    size: () => newestFirst.length,
    newest: (offset, count) => newestFirst.slice(offset, offset + count),
    entry: (number) => newestFirst.find((entry) => entry.number === number),
  };
}
