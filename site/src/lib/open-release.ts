import type { Bureau, ReleasedRecord, ReleaseEntry } from '@yangguang/schemas';
import type { Content } from '../content/content.ts';
import { ledgerFolder, type Ledger } from '../content/ledger.ts';

/** A record of the ledger as readers may see it: one that is not public any more keeps its address and nothing else. */
export type ShownRecord = Pick<ReleasedRecord, 'path' | 'action'> & { title: string | null };

/** The records of a release for readers; without titles where the record has been withdrawn since (A13). */
export function shownRecords(entry: ReleaseEntry, content: Pick<Content, 'recordAt'>): ShownRecord[] {
  return entry.records.map(({ path, title, action }) => ({
    ...{ path, action },
    title: action !== 'withdrawn' && content.recordAt(path) ? title : null,
  }));
}

/** A release as open data. Says what happened, never who did it. */
export function openRelease(entry: ReleaseEntry, content: Content) {
  const { number, at, kind, shows, manifestHash, pages, counts } = entry;
  const origin = content.bureau.siteOrigin;
  const records = shownRecords(entry, content).map(({ path, ...rest }) => ({ url: `${origin}${path}`, ...rest }));
  return { number, at, kind, shows, manifestHash, pages, counts, records };
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
