import { contentTypeOf, articleCategories, type AnyRecord } from '../types/index.ts';

/** The node of R-REG-20 under which a record is listed, `20-01` … `20-15`; articles are told apart by their section. */
export function categoryOf(record: AnyRecord): string {
  if (record.type === 'article') return articleCategories[record.section as keyof typeof articleCategories];
  return contentTypeOf(record.type).column.category;
}
