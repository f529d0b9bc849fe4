import type { ContentType, FieldDefinition } from '../define-content-type.ts';
import { kindOf, type Attachment, type FieldKind } from '../primitives.ts';
import type { AnyRecord } from '../types/index.ts';
import { displayText } from './display.ts';
import { namedFields } from './fields.ts';

/** What search reads of a record: plain text by weight, no markup. */
export interface SearchText {
  title: string;
  /** Document numbers, index numbers, codes: matched whole. */
  numbers: string[];
  body: string;
}

/** Plain text of a record for the search index: HTML stripped, table cells and attachment names included (R-REG-24). */
export function searchText(type: ContentType, record: AnyRecord): SearchText {
  const parts = { title: [] as string[], number: [] as string[], body: [] as string[] };
  for (const { name, field } of namedFields(type)) {
    const weight = weightOf(field);
    if (weight !== null) parts[weight].push(...textsOf(kindOf(field.schema), record[name]));
  }
  return { title: unique(parts.title).join(' '), numbers: unique(parts.number), body: parts.body.join('\n') };
}

const unique = (texts: string[]): string[] => [...new Set(texts)];

/** Only what is written text is searched; choices, dates and single numbers are filters, not words. */
function weightOf(field: FieldDefinition): 'title' | 'number' | 'body' | null {
  if (field.internal || field.search === 'none') return null;
  if (field.search) return field.search;
  const written = ['text', 'longText', 'richText', 'rows', 'attachments'];
  return written.includes(kindOf(field.schema).kind) ? 'body' : null;
}

function textsOf(kind: FieldKind, value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (kind.kind === 'attachments') return (value as Attachment[]).map((file) => file.name);
  if (kind.kind === 'rows')
    return (value as Record<string, unknown>[]).map((row) =>
      Object.entries(kind.columns)
        .map(([column, { schema }]) => displayText(kindOf(schema), row[column]))
        .filter(Boolean)
        .join(' '),
    );
  const text = displayText(kind, value);
  return text ? [text] : [];
}
