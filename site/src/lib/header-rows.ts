import { contentTypeOf, headerFields } from '@yangguang/schemas';
import type { PublicRecord } from '../content/content.ts';
import { copy } from '../copy/zh-cn.ts';
import { fieldText } from './field-text.ts';
import { shanghaiMinute } from './shanghai-time.ts';

export interface HeaderRow {
  field: string;
  label: string;
  text: string;
  /** Takes the whole line. */
  isWide: boolean;
}

/** The order that portals of the state share; what a type adds follows in the order of its definition (R-POL-01). */
const leading = [
  'indexNumber',
  'topicCategory',
  'issuingOrgan',
  'documentDate',
  'title',
  'documentNumber',
  'publishedAt',
];
const trailing = ['validityStatus', 'disclosureAttribute'];
/** Shown large at the head of the body, with their units. */
const asFigures: Readonly<Record<string, readonly string[]>> = {
  'accident-report': ['deaths', 'seriousInjuries', 'directLoss', 'accidentGrade'],
  'permit-item': ['statutoryDays', 'promisedDays', 'hasFee'],
};

/**
 * The header table of a detail page (R-POL-01): labels from the definition, 无 for a number the record lacks; other
 * empty fields are left out.
 */
export function headerRows({ record, publishedAt }: PublicRecord): HeaderRow[] {
  const type = contentTypeOf(record.type);
  const figures = asFigures[record.type] ?? [];
  const shown = headerFields(type).flatMap(({ name }) => (figures.includes(name) ? [] : [name]));
  const own = shown.filter((field) => !leading.includes(field) && !trailing.includes(field));
  return [...leading, ...trailing, ...own].flatMap((field): HeaderRow[] => {
    if (field === 'publishedAt')
      return [{ field, label: copy.detail.published, text: shanghaiMinute(publishedAt), isWide: false }];
    const definition = shown.includes(field) ? type.fields[field] : undefined;
    if (!definition) return [];
    const text = fieldText(type.kind(field), record[field]);
    if (text === '' && definition.search !== 'number') return [];
    return [{ field, label: definition.label, text: text || copy.detail.none, isWide: definition.header === 'wide' }];
  });
}
