import type { Bureau, ReleasedRecord } from '@yangguang/schemas';
import { ledgerFolder, type Ledger } from '../content/ledger.ts';

/**
 * True for a record of which the ledger keeps its address and index number alone: it was withdrawn, then or later
 * (A13). The publisher puts the index number in the place of the title.
 */
export function isForgotten({ path, title }: Pick<ReleasedRecord, 'path' | 'title'>): boolean {
  return title.endsWith(path.replace(/^.*(?=\/)|\.html$/g, ''));
}

/** The newest releases without their records; `each` is the address of any release with `{number}` put in. */
export function openLedgerHead(ledger: Ledger, { siteOrigin }: Bureau) {
  const { entries, total } = ledger.list('head');
  return {
    total,
    each: `${siteOrigin}${ledgerFolder}{number}.json`,
    releases: entries.map(({ records: _, ...entry }) => entry),
  };
}
