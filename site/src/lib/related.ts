import { contentTypes, relationKinds } from '@yangguang/schemas';
import type { Content, PublicRecord } from '../content/content.ts';
import { copy } from '../copy/zh-cn.ts';

export interface RelatedRecord {
  relation: string;
  indexNumber: string;
  /** Undefined when the record is not on this portal. */
  item: PublicRecord | undefined;
}

/** 相关信息 both ways: what the record names, then what names the record, each once (R-SITE-11). */
export function relatedRecords({ record }: PublicRecord, content: Content): RelatedRecord[] {
  const named = record.relatedRecords.map(({ indexNumber, relation }) => ({
    relation: relationKinds[relation],
    indexNumber,
    item: content.recordByIndexNumber(indexNumber),
  }));
  const known = new Set(named.map(({ indexNumber }) => indexNumber));
  const naming = contentTypes
    .flatMap(({ name }) => content.referencing(record.indexNumber, name, 'relatedRecords'))
    .filter((item) => !known.has(item.record.indexNumber))
    .map((item) => ({ relation: inverse(item, record.indexNumber), indexNumber: item.record.indexNumber, item }));
  return [...named, ...naming];
}

function inverse(item: PublicRecord, indexNumber: string): string {
  const row = item.record.relatedRecords.find((related) => related.indexNumber === indexNumber);
  return copy.relations[row?.relation ?? 'see'];
}
