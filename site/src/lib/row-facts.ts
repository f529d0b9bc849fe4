import { contentTypeOf, listFields } from '@yangguang/schemas';
import type { Content, PublicRecord } from '../content/content.ts';
import { copy } from '../copy/zh-cn.ts';
import { fieldText, isInline } from './field-text.ts';

/** The small line under a title in a list: what the definition marks `list`, numbers first, and the interpretations. */
export function rowFacts({ record }: PublicRecord, content: Content): string[] {
  const type = contentTypeOf(record.type);
  const facts = listFields(type)
    .filter(({ name }) => name !== 'title' && name !== type.sortField)
    .sort((a, b) => Number(b.field.search === 'number') - Number(a.field.search === 'number'))
    .map(({ name, field }) => {
      const kind = type.kind(name);
      const value = record[name];
      if (kind.kind === 'boolean') return value === true ? field.label : '';
      if (kind.kind === 'reference')
        return typeof value === 'string' ? (content.record(value)?.record.title ?? '') : '';
      if (!isInline(kind)) return '';
      return needsLabel(kind.kind) && value !== null
        ? `${field.label} ${fieldText(kind, value)}`
        : fieldText(kind, value);
    });
  return [...facts, interpretations(record, content)].filter((fact) => fact !== '');
}

/** A bare date or number says nothing by itself. */
const needsLabel = (kind: string): boolean => ['date', 'integer', 'decimal'].includes(kind);

function interpretations({ type, id }: PublicRecord['record'], content: Content): string {
  if (type !== 'policy-document') return '';
  const count = content.countReferencing(id, 'policy-interpretation', 'policies');
  return count === 0 ? '' : copy.list.interpretations(count);
}
