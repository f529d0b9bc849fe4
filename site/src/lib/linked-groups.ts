import { contentTypeOf, contentTypes, perType, type ContentType } from '@yangguang/schemas';
import type { Content, PublicRecord } from '../content/content.ts';
import { fieldText } from './field-text.ts';

export interface RecordLink {
  href: string;
  label: string;
  /** A short word after the title, such as the form of an interpretation. */
  tag: string | undefined;
}

export interface LinkedGroup {
  title: string;
  links: RecordLink[];
}

/** Shown elsewhere on the page, or naming too many records to list. */
const shownElsewhere = ['leadDepartment', 'catalogueNode'];
/** The fields whose word tells linked records apart. */
const tagFields = ['interpretationKind', 'accidentGrade', 'listingStatus'];

/** Links of a record in both directions, from the reference fields of the definitions alone (R-SITE-11, R-POL-13). */
export function linkedGroups(item: PublicRecord, content: Content): LinkedGroup[] {
  return [...namedBy(item, content), ...naming(item, content)].filter(({ links }) => links.length > 0);
}

function namedBy({ record }: PublicRecord, content: Content): LinkedGroup[] {
  const type = contentTypeOf(record.type);
  return referenceFields(type).map((field) => ({
    title: type.fields[field]?.label ?? field,
    links: ids(record[field]).flatMap((id) => toLink(content.record(id))),
  }));
}

function naming({ record }: PublicRecord, content: Content): LinkedGroup[] {
  return fieldsNaming(contentTypeOf(record.type)).map(({ type, field }) => ({
    title: type.label,
    links: content.referencing(record.id, type.name, field).flatMap(toLink),
  }));
}

const referenceFields = perType((type) =>
  Object.keys(type.fields).filter(
    (field) => targetOf(type, field) !== undefined && !shownElsewhere.includes(field) && !type.fields[field]?.internal,
  ),
);

/** The fields of all types that can name a record of this one. */
const fieldsNaming = perType(({ name }) =>
  contentTypes.flatMap((type) =>
    referenceFields(type)
      .filter((field) => targetOf(type, field) === name)
      .map((field) => ({ type, field })),
  ),
);

function targetOf(type: ContentType, field: string): string | undefined {
  const kind = type.kind(field);
  return kind.kind === 'reference' || kind.kind === 'references' ? kind.target : undefined;
}

const ids = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : value ? [value as string] : []);

function toLink(item: PublicRecord | undefined): RecordLink[] {
  if (!item) return [];
  const type = contentTypeOf(item.record.type);
  const field = tagFields.find((name) => name in type.fields);
  const tag = field ? fieldText(type.kind(field), item.record[field]) : undefined;
  return [{ href: item.path, label: item.record.title, tag }];
}
