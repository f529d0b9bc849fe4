import type { FetchFile } from './shard.ts';

/** Where a search page finds its index and what it points to. */
export interface SearchSource {
  fetchFile: FetchFile;
  /** Address of a page, from its path on the portal. */
  href: (path: string) => string;
}

/** The portal: index files are asked for over HTTP, paths are addresses. */
export const portalSource: SearchSource = {
  async fetchFile(path) {
    // Only the file that search starts from ever changes its meaning; the browser asks whether it has.
    const response = await fetch(`/search/${path}`, path === 'index.json' ? { cache: 'no-cache' } : {});
    if (response.status === 404 || response.status === 410) return undefined;
    if (!response.ok) throw new Error(`${response.url} ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  },
  href: (path) => path,
};
