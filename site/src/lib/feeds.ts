import { contentTypeOf, summaryOf, type Bureau } from '@yangguang/schemas';
import { Feed } from 'feed';
import type { Content } from '../content/content.ts';
import { copy } from '../copy/zh-cn.ts';
import { corrections, correctionsFolder } from './corrections.ts';
import { correctionFeedLinks, feedLinks, type FeedLink } from './feed-links.ts';
import { newestOf } from './short-hash.ts';

const length = 30;

/**
 * The newest publications of a column, or of the whole site when no content type is given. All its times come from the
 * records, so that equal content gives equal bytes.
 */
export function siteFeed(content: Content, contentType?: string): Feed {
  const { bureau } = content;
  const items = content.latest(length, contentType === undefined ? undefined : [contentType]);
  const feed = emptyFeed(bureau, {
    folder: contentType === undefined ? '/' : `/${contentTypeOf(contentType).column.path}/`,
    description: contentType === undefined ? bureau.name : contentTypeOf(contentType).column.description,
    links: feedLinks(bureau, contentType),
    updated: new Date(newestOf(items)?.publishedAt ?? 0),
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

/** What was corrected in public records, newest first (B-12). */
export function correctionsFeed(content: Content): Feed {
  const { bureau } = content;
  const items = corrections(content, length);
  const feed = emptyFeed(bureau, {
    folder: correctionsFolder,
    description: copy.corrections.intro,
    links: correctionFeedLinks(bureau),
    updated: startOf(items[0]?.date),
  });
  for (const { item, date, note, href } of items)
    feed.addItem({
      id: `${bureau.siteOrigin}${href}`,
      link: `${bureau.siteOrigin}${href}`,
      title: item.record.title,
      description: note,
      date: startOf(date),
      author: [{ name: item.record.contentSource }],
      category: [{ name: contentTypeOf(item.record.type).column.label }],
    });
  return feed;
}

/** The first instant of a day in Shanghai. */
const startOf = (date: string | undefined): Date => new Date(date === undefined ? 0 : `${date}T00:00:00+08:00`);

interface AboutFeed {
  folder: string;
  description: string;
  links: readonly FeedLink[];
  updated: Date;
}

function emptyFeed(bureau: Bureau, { folder, description, links, updated }: AboutFeed): Feed {
  const [atom, rss, json] = links.map(({ href }) => `${bureau.siteOrigin}${href}`);
  return new Feed({
    id: `${bureau.siteOrigin}${folder}`,
    link: `${bureau.siteOrigin}${folder}`,
    title: links[0]?.title ?? bureau.name,
    language: 'zh-CN',
    copyright: bureau.hostUnit,
    generator: 'Yangguang',
    description,
    updated,
    feedLinks: { atom: atom ?? '', rss: rss ?? '', json: json ?? '' },
  });
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
