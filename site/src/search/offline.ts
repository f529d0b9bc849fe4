import { offlineHref } from './offline-href.ts';
import { startSearch } from './page.ts';
import type { SearchSource } from './source.ts';

/**
 * Search in a copy of the site that is opened from a disk (C-11). A browser lets such a page read no file but
 * scripts, so each file of the index is a script that hands over its bytes as Base64.
 */
const given = new Map<string, Uint8Array>();

declare global {
  interface Window {
    /** Called by the scripts of the index. */
    giveIndexFile: (path: string, base64: string) => void;
  }
}
window.giveIndexFile = (path, base64) => {
  given.set(
    path,
    Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)),
  );
};

const offlineSource: SearchSource = {
  fetchFile: (path) =>
    new Promise((resolve) => {
      const script = document.createElement('script');
      script.src = `search/${path}.js`;
      script.onload = () => resolve(given.get(path));
      script.onerror = () => resolve(undefined);
      document.head.append(script);
    }),
  href: (path) => offlineHref(path, ''),
};

startSearch(document, offlineSource);
