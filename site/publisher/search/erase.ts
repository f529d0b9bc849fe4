import { BlockWriter, readBlock } from '../../src/search/block.ts';
import { fold } from '../../src/search/fold.ts';
import { searchedText, type ShardHead, type StoredText } from '../../src/search/format.ts';
import { visitGrams } from '../../src/search/grams.ts';
import { blockOf } from '../../src/search/block-of.ts';
import { gramOf, markedTerms } from './build-shard.ts';

/** Records that leave a shard, by ordinal. */
export type Leaving = ReadonlyMap<number, StoredText>;

/** Numbers of the blocks that name any of the records. */
export function blocksNaming(leaving: Leaving, firstTerms: string[]): number[] {
  const terms = new Set<string>();
  for (const text of leaving.values()) {
    visitGrams(fold(searchedText(text)), (...codes) => terms.add(gramOf(codes)));
    for (const term of markedTerms(text)) terms.add(term);
  }
  return [...new Set([...terms].map((term) => blockOf(firstTerms, term)))].sort((a, b) => a - b);
}

/** A block without the records that leave, and its first term then, undefined when nothing is left of it. */
export function eraseFromBlock(
  bytes: Uint8Array,
  leaving: Leaving,
  recordCount: number,
): { bytes: Uint8Array; firstTerm: string | undefined } {
  const writer = new BlockWriter(recordCount);
  let firstTerm: string | undefined;
  for (const { term, records, inTitle } of readBlock(bytes, recordCount)) {
    const staying = records.filter((ordinal) => !leaving.has(ordinal));
    // A term that only they held is part of their text and must go with them.
    if (staying.length === 0) continue;
    firstTerm ??= term;
    writer.add({ term, records: staying, inTitle: inTitle.filter((ordinal) => !leaving.has(ordinal)) });
  }
  return { bytes: writer.finish(), firstTerm };
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
