/** A link or a picture in a rich text that leads to a page or a file of this portal. */
export interface InternalLink {
  /** Path as it is asked for, without query and fragment. */
  path: string;
  /** What stands there for the reader. */
  text: string;
}

/** Clean rich text has its attributes in these forms and no others. */
const linkOrPicture = /<a href="([^"]*)">(.*?)<\/a>|<img\b([^>]*)>/gs;

/** Every internal link of a rich text, put through `replace`; the rest stays as it is. */
export function replaceInternalLinks(
  html: string,
  origin: string,
  replace: (link: InternalLink, whole: string) => string,
): string {
  return html.replace(linkOrPicture, (whole, href: string | undefined, inner: string | undefined, picture: string) => {
    const path = internalPath(href ?? attribute(picture, 'src'), origin);
    return path === undefined ? whole : replace({ path, text: inner ?? attribute(picture, 'alt') }, whole);
  });
}

export function internalLinks(html: string, origin: string): InternalLink[] {
  const links: InternalLink[] = [];
  replaceInternalLinks(html, origin, (link, whole) => {
    links.push(link);
    return whole;
  });
  return links;
}

/** The path of the record's own page when a path is that of a record in any of its forms. */
export function recordPathOf(path: string): string | undefined {
  return /^\/[a-z-]+\/\d{4}-\d{5}\.(?:html|json)$/.test(path) ? path.replace(/\.json$/, '.html') : undefined;
}

export const isFilePath = (path: string): boolean => path.startsWith('/files/');

const attribute = (tag: string, name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

function internalPath(href: string, origin: string): string | undefined {
  const url = URL.parse(href.replaceAll('&amp;', '&'), origin);
  return url?.origin === new URL(origin).origin ? url.pathname : undefined;
}
