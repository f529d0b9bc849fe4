import { offlineHref } from '../../src/search/offline-href.ts';

/** Attributes that hold an address. */
const addressed = /(\s(?:href|src|action|poster)=)"(\/(?!\/)[^"]*)"/g;
const tags = /<[a-zA-Z][^>]*>/g;
const searchScript = /<script type="module"[^>]*><\/script>/;

/**
 * A page as it stands in a copy on a disk: what points into the site is relative, and search runs from a plain script,
 * because a browser loads no module from a disk.
 *
 * @param path - below the web root: `policies/2026-00087.html`.
 */
export function offlinePage(html: string, path: string): string {
  const toRoot = '../'.repeat(path.split('/').length - 1);
  const plain =
    path === 'search.html' ? html.replace(searchScript, '<script src="search/offline.js" defer></script>') : html;
  return plain.replace(tags, (tag) =>
    tag.replace(addressed, (_, name: string, address: string) => `${name}"${offlineHref(address, toRoot)}"`),
  );
}
