import { contentTypeOf, type AnyRecord } from '@yangguang/schemas';
import { copy } from '../copy/zh-cn.ts';
import { columnHref, type Link } from './navigation.ts';

const disclosure: Link = { label: copy.disclosure.name, href: '/disclosure/' };
/** News are no statutory content and stand beside the column, not in it (R-PLAT-01). */
const isStatutory = (type: string): boolean => type !== 'article';

/** From the column down to a list. */
export function columnCrumbs(type: string): Link[] {
  const column = { label: contentTypeOf(type).column.label, href: columnHref(type) };
  return isStatutory(type) ? [disclosure, column] : [column];
}

/** From the column down to a record; the page itself is called 正文, its title follows large enough. */
export function recordCrumbs(record: Pick<AnyRecord, 'type'>): Link[] {
  return [...columnCrumbs(record.type), { label: copy.detail.text, href: '' }];
}

/** From 政府信息公开 down to one of its entries. */
export const entryCrumbs = (entry: Link): Link[] => [disclosure, entry];
