import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileList } from '../release/file-list.ts';
import type { PageCache } from '../render/page-cache.ts';
import { fileOf } from '../render/renderer.ts';
import type { ReleaseLabel } from '../report/report-queue.ts';

/**
 * Whether the cache's lists are those of the release it names. SQLite finds a damaged page by its form; a flipped bit in
 * a path or a hash has none, and the next release would list what is not there (A6).
 */
export function isTrueCache(cache: PageCache, siteVar: string): boolean {
  const folder = join(siteVar, 'releases', cache.get('release') ?? 'none');
  if (!existsSync(folder)) return true;
  const files = fileList(cache);
  const lists: [string, Buffer][] = [
    ['manifest.txt', files.manifest()],
    ['search.txt', files.searchManifest()],
    ['ledger.txt', files.ledgerManifest()],
    ['old.txt', files.oldFiles()],
  ];
  return lists.every(([name, lines]) => readFileSync(join(folder, name)).equals(lines)) && isTrueState(cache, folder);
}

/** What the cache has noted of the release itself: its label, and which pages are gone. */
function isTrueState(cache: PageCache, folder: string): boolean {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const [label, gone] = [cache.get('label'), cache.get('gone')];
  // Both written by `describeRelease`.
  const { number, manifestHash, at } = read('release.json') as ReleaseLabel;
  const names = (read('gone.json') as string[]).map(fileOf);
  return (
    label === JSON.stringify({ number, manifestHash, at }) &&
    (gone === undefined || gone === JSON.stringify([...new Set(names)]))
  );
}
