import { ledgerOf, ledgerFolder, releasePath, type LedgerSource } from '../../src/content/ledger.ts';
import { archivePages } from '../../src/content/paging.ts';
import { readModel } from '../../src/content/read-model.ts';
import type { Publisher } from '../open-publisher.ts';
import type { ReleaseBuilder } from '../release/release-builder.ts';
import { fileOf, type Route } from '../render/renderer.ts';
import type { ReleaseLabel } from '../report/report-queue.ts';

/** Where the entry of a release stands for programs, below the web root. */
export const entryPath = (number: number): string => fileOf(releasePath(number)).replace(/html$/, 'json');

/**
 * Puts the public ledger (C-6) into a release: the pages of entries that are new or were revised, the front of the
 * list, and the older page that splits off it once in twenty releases; all of them into a release that was begun
 * empty. They name the manifest hash, so they are outside the manifest and in a list of their own.
 */
export async function putLedgerPages(
  publisher: Publisher,
  label: ReleaseLabel,
  builder: ReleaseBuilder,
): Promise<void> {
  const { ledger, files, renderer, reader } = publisher;
  const source = { size: ledger.count, newest: ledger.newest, entry: (number: number) => ledger.find(number)?.entry };
  const isEmpty = files.find(fileOf(ledgerFolder)) === undefined;
  const entries = ledger.revisedSince(isEmpty ? 0 : label.number).map(({ entry }) => entry.number);
  const pages = listPages(source, isEmpty);
  const content = readModel(reader, () => undefined);
  for (const route of renderer.routes.filter(({ family }) => family === 'ledger'))
    for (const url of urlsOf(route, entries, pages)) {
      const text = await renderer.render(route.component, url, content, ledgerOf(source));
      builder.put({ path: fileOf(url), bytes: Buffer.from(text) }, 'ledger');
    }
}

/** Older pages of the list to be made: all, or those that the newest release changed. */
function listPages(source: LedgerSource, isEmpty: boolean): number[] {
  const archived = archivePages(source.size());
  if (isEmpty) return Array.from({ length: archived }, (_, index) => index + 1);
  // The page before the one that split off led to the front until then.
  return archived === archivePages(source.size() - 1) ? [] : [archived - 1, archived].filter((page) => page > 0);
}

function urlsOf({ component, urlOf }: Route, entries: readonly number[], pages: readonly number[]): string[] {
  if (component.includes('[release]')) return entries.map((number) => urlOf({ release: String(number) }));
  if (component.includes('[page]')) return pages.map((page) => urlOf({ page: String(page) }));
  return [urlOf({})];
}
