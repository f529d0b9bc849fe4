import type { Content, PublicRecord } from '../../src/content/content.ts';
import type { SearchRecord } from '../../src/search/format.ts';
import { searchDocument } from '../search/search-document.ts';

/** No document can be made of a record with this title. */
export const poisonTitle = '做不出检索文档的标题';

export function documentOf(content: Content, item: PublicRecord): SearchRecord {
  if (item.record.title === poisonTitle) throw new Error('检索文档出错');
  return searchDocument(content, item);
}
