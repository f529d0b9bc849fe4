import type { ContentType } from '../define-content-type.ts';
import { namedFields } from '../derive/fields.ts';
import { plainText } from '../plain-text.ts';
import type { AnyRecord } from '../types/index.ts';
import { gridsOf } from './grids.ts';

/** A piece of a record that is read in one go: a sentence, a row of a table, the short fields together. */
export interface Passage {
  field: string;
  text: string;
}

/** The record as those read it who put two and two together. */
export function passagesOf(type: ContentType, record: AnyRecord): Passage[] {
  const values = record as unknown as Record<string, unknown>;
  const texts = namedFields(type).flatMap(({ name: field }): Passage[] => {
    const { kind } = type.kind(field);
    const value = values[field];
    if (typeof value !== 'string' || !['longText', 'richText', 'text'].includes(kind)) return [];
    return sentencesOf(kind === 'richText' ? plainText(value) : value).map((text) => ({ field, text }));
  });
  const rows = gridsOf(type, record).flatMap(({ field, rows: [head = [], ...body] }) =>
    body.map((row) => ({ field, text: row.map((cell, at) => `${head[at] ?? ''}：${cell}`).join('，') })),
  );
  return [...texts, ...rows, { field: 'title', text: shortFields(type, values) }];
}

const sentencesOf = (text: string): string[] => text.split(/[。！？\n]/).filter((sentence) => sentence.trim() !== '');

/** Name, head, address and the like stand in fields of their own and belong together. */
function shortFields(type: ContentType, values: Record<string, unknown>): string {
  return namedFields(type)
    .flatMap(({ name }) => {
      const value = values[name];
      const label = type.fields[name]?.label ?? '';
      return type.kind(name).kind === 'text' && typeof value === 'string' && value ? [`${label}：${value}`] : [];
    })
    .join('，');
}
