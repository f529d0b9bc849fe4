import type { Bureau, Column } from '@yangguang/schemas';
import type { PublicRecord } from '../content/content.ts';
import { shanghaiMinute } from './shanghai-time.ts';

export interface MetaTag {
  name: string;
  content: string;
}

const tags = (values: Readonly<Record<string, string>>): MetaTag[] =>
  Object.entries(values)
    .filter(([, content]) => content !== '')
    .map(([name, content]) => ({ name, content }));

/** On every page (R-SITE-01). */
export function siteTags(bureau: Bureau): MetaTag[] {
  return tags({
    SiteName: bureau.name,
    SiteDomain: new URL(bureau.siteOrigin).host,
    SiteIDCode: bureau.siteIdCode,
  });
}

export type ColumnMeta = Pick<Column, 'label' | 'description' | 'keywords' | 'columnType'>;

/** On home, list and content pages (R-SITE-02, R-SITE-03). */
export function columnTags(column: ColumnMeta): MetaTag[] {
  return tags({
    ColumnName: column.label,
    ColumnDescription: column.description,
    ColumnKeywords: column.keywords,
    ColumnType: column.columnType,
  });
}

/** On content pages (R-SITE-03); the keywords of the record are commas apart, as the annex writes them. */
export function contentTags({ record, publishedAt }: PublicRecord, url: string): MetaTag[] {
  return tags({
    ArticleTitle: record.title,
    PubDate: shanghaiMinute(publishedAt),
    ContentSource: record.contentSource,
    Keywords: record.keywords?.split(/[\s,，、;；]+/).join(',') ?? '',
    Description: record.summary ?? '',
    Url: url,
  });
}
