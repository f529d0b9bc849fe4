import { releaseTree, type ReleaseTree } from '../release/release-tree.ts';

/** A tree that keeps the files of search alone, so that search can be asked; of everything else only the list counts. */
export function listingTree(folder: string, onFile: (path: string, bytes: Uint8Array) => void): ReleaseTree {
  const tree = releaseTree(folder);
  const isKept = (path: string): boolean => path.startsWith('public/search/');
  return {
    put(file) {
      if (isKept(file.path)) tree.put(file);
      else if ('bytes' in file) onFile(file.path.slice('public/'.length), file.bytes);
    },
    remove: (path) => (isKept(path) ? tree.remove(path) : undefined),
    adopt: () => undefined,
    adoptAll: () => undefined,
    flush: () => Promise.resolve(),
  };
}
