import { readFileSync } from 'node:fs';
import { ReleaseEntry } from '@yangguang/schemas';
import { entriesSource, ledgerOf, type Ledger, type LedgerSource } from './ledger.ts';
import { archivePages } from './paging.ts';

let source: LedgerSource | undefined;

/**
 * The ledger of a plain `astro build`, which makes no releases: empty, unless `YANGGUANG_LEDGER` names a JSON file of
 * entries to see the pages with.
 */
function configuredSource(): LedgerSource {
  const file = process.env['YANGGUANG_LEDGER'];
  source ??= entriesSource(file ? ReleaseEntry.array().parse(JSON.parse(readFileSync(file, 'utf8'))) : []);
  return source;
}

export const configuredLedger = (): Ledger => ledgerOf(configuredSource());

/** What `getStaticPaths` of the pages of single releases returns. */
export function releasePaths(): { params: { release: string } }[] {
  const all = configuredSource();
  return all.newest(0, all.size()).map(({ number }) => ({ params: { release: String(number) } }));
}

/** What `getStaticPaths` of the older pages of the ledger returns. */
export function ledgerPagePaths(): { params: { page: string } }[] {
  const count = archivePages(configuredSource().size());
  return Array.from({ length: count }, (_, index) => ({ params: { page: String(index + 1) } }));
}
