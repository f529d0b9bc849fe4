import { contentTypeOf, type Bureau } from '@yangguang/schemas';
import { copy } from '../copy/zh-cn.ts';
import { correctionsFolder } from './corrections.ts';
import { columnHref } from './navigation.ts';

export interface FeedLink {
  type: string;
  label: string;
  title: string;
  href: string;
}

const forms = [
  { type: 'application/atom+xml', label: copy.list.atom, file: 'atom.xml' },
  { type: 'application/rss+xml', label: copy.list.rss, file: 'rss.xml' },
  { type: 'application/feed+json', label: copy.list.json, file: 'feed.json' },
];

/** The three feeds of a column, or of the whole site when no content type is given. */
export function feedLinks(bureau: Pick<Bureau, 'name'>, contentType?: string): FeedLink[] {
  const folder = contentType === undefined ? '/' : columnHref(contentType);
  const title =
    contentType === undefined
      ? copy.feed.site(bureau.name)
      : copy.feed.column(bureau.name, contentTypeOf(contentType).column.label);
  return linksIn(folder, title);
}

/** The three feeds of the corrections of the whole site (B-12). */
export const correctionFeedLinks = (bureau: Pick<Bureau, 'name'>): FeedLink[] =>
  linksIn(correctionsFolder, copy.feed.corrections(bureau.name));

const linksIn = (folder: string, title: string): FeedLink[] =>
  forms.map(({ type, label, file }) => ({ type, label, title, href: folder + file }));
