import { sha256 } from '@yangguang/schemas';
import { openHashIndex } from '../ledger/hash-index.ts';
import type { Ledger } from '../ledger/open-ledger.ts';
import { keptTrees } from './kept-trees.ts';
import { entryOf, prefixOf } from './ledger-paths.ts';

/**
 * Whether the ledger says what its newest public form says: every entry and every hash that readers have (C-6, D-14).
 * What it knows of a release that has no tree yet is left out.
 */
export function isTrueLedger(ledger: Ledger, siteVar: string): boolean {
  const newest = keptTrees(siteVar)[0];
  if (!newest) return true;
  const hashes = openHashIndex(ledger.db);
  const since = new Set(ledger.revisedSince(newest.number + 1).map(({ entry }) => entry.number));
  return [...newest.ledger].every(([path, hash]) => {
    const number = entryOf(path);
    if (number !== undefined) return since.has(number) || hash === sha256(JSON.stringify(ledger.find(number)?.entry));
    const prefix = prefixOf(path);
    return prefix === undefined || hash === sha256(hashes.asOf(prefix, newest.number));
  });
}

/** Whether every text that the publisher wrote into the ledger can be read back. */
export function isReadableLedger(ledger: Ledger): boolean {
  return ledger.revisedSince(0).length === ledger.count();
}
