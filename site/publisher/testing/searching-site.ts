import { afterAll, beforeAll } from 'vitest';
import type { Query } from '../../src/search/search.ts';
import { openPublisher, type Publisher } from '../open-publisher.ts';
import { startTestSite, type TestSite } from './test-publisher.ts';
import { SearchIndexer } from '../search/search-indexer.ts';

/** A site with an open publisher and an index of chosen sizes, for the tests of one file. */
export interface SearchingSite extends TestSite {
  indexer: SearchIndexer;
  publisher: Publisher;
}

export function useSearchingSite(settings: ConstructorParameters<typeof SearchIndexer>[0]): SearchingSite {
  const site = {} as SearchingSite;
  beforeAll(async () => {
    Object.assign(site, await startTestSite());
    site.indexer = new SearchIndexer(settings);
    site.publisher = await openPublisher(site.config, site.indexer, () => undefined);
  });
  afterAll(async () => {
    await site.indexer.idle();
    site.publisher.close();
    await site.close();
  });
  return site;
}

/** A word that nothing else holds: three Han characters made from a number. */
export const canary = (number: number): string =>
  String.fromCodePoint(0x9f00 + number, 0x9e00 + number, 0x9d00 + number);

/** A question without filters. */
export const ask = (text: string): Query => ({ text, filters: {}, sort: 'relevance' });
