import { contentTypeOf, summaryOf } from '@yangguang/schemas';
import { Feed } from 'feed';
import type { Content } from '../content/content.ts';
import { feedLinks } from './feed-links.ts';
import { newestOf } from './short-hash.ts';

const length = 30;

/**
 * The newest publications of a column, or of the whole site when no content type is given. All its times come from the
 * records, so that equal content gives equal bytes.
 */
export function siteFeed(content: Content, contentType?: string): Feed {
  const { bureau } = content;
  const items = content.latest(length, contentType === undefined ? undefined : [contentType]);
  const [atom, rss, json] = feedLinks(bureau, contentType).map(({ href }) => `${bureau.siteOrigin}${href}`);
  const folder = contentType === undefined ? '/' : `/${contentTypeOf(contentType).column.path}/`;
  const feed = new Feed({
    id: `${bureau.siteOrigin}${folder}`,
    link: `${bureau.siteOrigin}${folder}`,
    title: feedLinks(bureau, contentType)[0]?.title ?? bureau.name,
    description: contentType === undefined ? bureau.name : contentTypeOf(contentType).column.description,
    language: 'zh-CN',
    copyright: bureau.hostUnit,
    generator: 'Yangguang',
    updated: new Date(newestOf(items)?.publishedAt ?? 0),
    feedLinks: { atom: atom ?? '', rss: rss ?? '', json: json ?? '' },
  });
  for (const { record, path, publishedAt, firstPublishedAt } of items)
    feed.addItem({
      id: `${bureau.siteOrigin}${path}`,
      link: `${bureau.siteOrigin}${path}`,
      title: record.title,
      description: summaryOf(contentTypeOf(record.type), record),
      date: new Date(publishedAt),
      published: new Date(firstPublishedAt),
      author: [{ name: record.contentSource }],
      category: [{ name: contentTypeOf(record.type).column.label }],
    });
  return feed;
}

export const feedTypes = {
  atom: 'application/atom+xml; charset=utf-8',
  rss: 'application/rss+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
} as const;

/** The feed in one of its three forms. */
export function feedResponse(feed: Feed, form: keyof typeof feedTypes): Response {
  const body = { atom: () => feed.atom1(), rss: () => feed.rss2(), json: () => feed.json1() }[form]();
  return new Response(body, { headers: { 'content-type': feedTypes[form] } });
}
