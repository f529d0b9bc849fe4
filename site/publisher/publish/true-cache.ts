import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileList } from '../release/file-list.ts';
import type { PageCache } from '../render/page-cache.ts';

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
  return lists.every(([name, lines]) => readFileSync(join(folder, name)).equals(lines));
}
