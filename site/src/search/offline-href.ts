/**
 * Address of a page in a copy of the site on a disk: relative, and a folder by its `index.html`.
 *
 * @param path - on the portal, with query and fragment: `/policies/?q=1#top`.
 * @param toRoot - from the page that points there up to the root of the copy: `../`, or empty in the root.
 */
export function offlineHref(path: string, toRoot: string): string {
  const [, folder = '/', rest = ''] = /^([^?#]*)(.*)$/.exec(path) ?? [];
  return `${toRoot}${folder.slice(1)}${folder.endsWith('/') ? 'index.html' : ''}${rest}`;
}
