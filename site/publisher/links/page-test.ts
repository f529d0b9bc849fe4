import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Publisher } from '../open-publisher.ts';
import { fileOf } from '../render/renderer.ts';

/** Tells whether a path leads to a page or an asset of the release, finished or under construction. */
export function pageTest({ cache, files, bundle }: Pick<Publisher, 'cache' | 'files' | 'bundle'>) {
  return (path: string): boolean => {
    if (cache.page(path)) return true;
    try {
      return files.find(fileOf(path)) !== undefined || existsSync(join(bundle.clientFolder, decodeURIComponent(path)));
    } catch {
      // A path that cannot be decoded is the path of nothing.
      return false;
    }
  };
}
