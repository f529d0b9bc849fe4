import type { Publisher } from '../open-publisher.ts';
import type { ReleaseBuilder } from '../release/release-builder.ts';
import type { ReleaseLabel } from '../report/report-queue.ts';

/** Where the entry of a release stands for programs. */
export const entryPath = (number: number): string => `releases/${number}.json`;

/**
 * Puts the public ledger (C-6) into a release: entries that are new or were revised, all of them into one that was
 * begun empty. They name the manifest hash, so they are outside the manifest and in a list of their own.
 */
export async function putLedgerPages(
  { ledger, files }: Publisher,
  label: ReleaseLabel,
  builder: ReleaseBuilder,
): Promise<void> {
  const isEmpty = files.ofKind('ledger').length === 0;
  for (const { entry } of ledger.revisedSince(isEmpty ? 0 : label.number))
    builder.put({ path: entryPath(entry.number), bytes: Buffer.from(`${JSON.stringify(entry)}\n`) }, 'ledger');
}
