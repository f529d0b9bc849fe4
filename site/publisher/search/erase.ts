import { BlockWriter, readBlock, readPosting, type Posting } from '../../src/search/block.ts';
import { fold } from '../../src/search/fold.ts';
import { searchedText, type ShardHead, type StoredText } from '../../src/search/format.ts';
import { visitGrams } from '../../src/search/grams.ts';
import { gramOf, markedTerms } from './text-part.ts';

/** All terms by which texts can be found. */
export function termsOf(texts: Iterable<StoredText>): Set<string> {
  const terms = new Set<string>();
  for (const text of texts) {
    visitGrams(fold(searchedText(text)), (...codes) => terms.add(gramOf(codes)));
    for (const term of markedTerms(text)) terms.add(term);
  }
  return terms;
}

/**
 * A block without the records that leave, and its first term then, undefined when nothing is left of it.
 *
 * @param terms - of those records; other terms are copied as they are.
 */
export function eraseFromBlock(
  bytes: Uint8Array,
  leaving: ReadonlySet<number>,
  terms: ReadonlySet<string>,
  recordCount: number,
): { bytes: Uint8Array; firstTerm: string | undefined } {
  const writer = new BlockWriter(recordCount);
  let firstTerm: string | undefined;
  for (const posting of readBlock(bytes)) {
    const { term } = posting;
    const left = terms.has(term) ? without(leaving, readPosting(posting, recordCount)) : undefined;
    // A term that only they held is part of their text and must go with them.
    if (left?.records.length === 0) continue;
    firstTerm ??= term;
    if (left) writer.add(left);
    else writer.addCoded(posting);
  }
  return { bytes: writer.finish(), firstTerm };
}

function without(leaving: ReadonlySet<number>, { term, records, inTitle }: Posting): Posting {
  const stays = (ordinal: number): boolean => !leaving.has(ordinal);
  return { term, records: records.filter(stays), inTitle: inTitle.filter(stays) };
}

/** First terms after some blocks changed theirs; an empty block takes that of the next, so that nothing leads to it. */
export function changedFirstTerms(head: ShardHead, changed: ReadonlyMap<number, string | undefined>): string[] {
  const firstTerms = [...head.firstTerms];
  for (let block = firstTerms.length - 1; block >= 0; block -= 1) {
    if (!changed.has(block)) continue;
    const firstTerm = changed.get(block) ?? firstTerms[block + 1];
    if (firstTerm === undefined) firstTerms.pop();
    else firstTerms[block] = firstTerm;
  }
  return firstTerms;
}
