import { mkdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { places, type PublisherConfig } from '../config.ts';
import { fillRelease } from '../publish/fill-release.ts';
import { openPublisher } from '../open-publisher.ts';
import type { Bundle } from '../render/bundle.ts';
import { releaseBuilder } from '../release/release-builder.ts';
import { SearchIndexer } from '../search/search-indexer.ts';
import { copySnapshot } from './copy-snapshot.ts';
import { linkCollector } from './link-collector.ts';
import { listingTree } from './listing-tree.ts';
import { searchAnswers, type SearchAnswers } from './search-answers.ts';

/** What a release comes to: every file that follows from the snapshot by path and hash, and what search answers. */
export interface ReleaseState {
  manifest: string;
  answers: SearchAnswers;
}

/** With what only a build of everything can tell: links of its pages that lead nowhere. */
export interface CleanBuild extends ReleaseState {
  broken: string[];
}

/**
 * Builds everything anew from a copy of a publisher's snapshot, in a folder of its own, with nothing that was kept
 * from earlier releases. Writes no page to disk: only hashes are compared.
 *
 * @param bundle - the code that made the release it is compared with.
 * @param scratch - an empty folder.
 * @param queries - what search is asked.
 * @returns undefined when changes wait that the live release does not show.
 */
export async function cleanBuild(
  config: PublisherConfig,
  bundle: Bundle,
  scratch: string,
  queries: readonly string[],
  isSettled?: () => boolean,
): Promise<CleanBuild | undefined> {
  const [live, own] = [places(resolve(config.siteVar)), places(scratch)];
  const snapshot = copySnapshot(live.snapshot, own.snapshot, isSettled);
  if (!snapshot) return undefined;
  snapshot.close();
  symlinkSync(live.files, own.files);
  const alone = { ...config, siteVar: scratch, parallelPages: Infinity };
  const publisher = await openPublisher(alone, new SearchIndexer(), () => undefined, bundle);
  const { cache } = publisher;
  // What a page was made from is of use to later builds alone.
  const { savePage } = cache;
  cache.savePage = (page) => savePage(page, []);
  cache.db.pragma('synchronous = OFF');
  try {
    cache.begin();
    const draft = join(scratch, 'draft');
    mkdirSync(draft);
    const links = linkCollector();
    const builder = releaseBuilder(draft, publisher.files, Date.now(), true, listingTree(draft, links.note));
    await fillRelease(publisher, { touched: 'everything', changes: [] }, builder);
    return {
      manifest: publisher.files.manifest().toString(),
      broken: links.broken((file) => publisher.files.find(file) !== undefined),
      answers: await searchAnswers(join(draft, 'public', 'search'), queries),
    };
  } finally {
    cache.rollback();
    publisher.close();
  }
}
