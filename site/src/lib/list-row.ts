import { contentTypeOf } from '@yangguang/schemas';
import type { Content, PublicRecord } from '../content/content.ts';
import { markup, type Html } from './markup.ts';
import { rowFacts } from './row-facts.ts';
import { validityTag } from './validity-tag.ts';

/** A record as a row of a list, made once for the half a dozen lists in which it stands. */
export function listRow(item: PublicRecord, content: Content): Html {
  return content.kept(`row ${item.record.id}`, (lookup) => rowOf(item, lookup));
}

function rowOf(item: PublicRecord, content: Content): Html {
  const { record, path } = item;
  const date = String(record[contentTypeOf(record.type).sortField]);
  const isLapsed = ['repealed', 'lapsed'].includes(record.validityStatus);
  const hasTag = record.type === 'policy-document' || record.validityStatus !== 'in-force';
  const tag = hasTag ? markup`<span class="tag-box">${validityTag(record)}</span>` : '';
  const facts = rowFacts(item, content).map((fact) => markup`<span>${fact}</span>`);
  const time = markup`<time class="num" datetime="${date}">${date}</time>`;
  const title = markup`<a href="${path}">${record.title}</a>`;
  return markup`<li${isLapsed ? markup` class="lapsed"` : ''}>${title}${time}<p class="facts-line">${tag}${facts}</p></li>`;
}
