import type { ContentType, FieldDefinition } from '../define-content-type.ts';
import { isOptional, kindOf, type FieldKind, type RowColumn } from '../primitives.ts';

type Attribute = Record<string, unknown>;

/** The Strapi content type of a definition, as the object of its `schema.json`. */
export function strapiSchema(type: ContentType): Record<string, unknown> {
  return {
    kind: 'collectionType',
    collectionName: type.plural.replaceAll('-', '_'),
    info: { singularName: type.name, pluralName: type.plural, displayName: type.label },
    options: { draftAndPublish: true },
    attributes: Object.fromEntries(Object.entries(type.fields).map(([name, field]) => [name, strapiAttribute(field)])),
  };
}

/** The Strapi attribute of a field. Machine-set fields are not writable by REST or by the admin. */
export function strapiAttribute(field: FieldDefinition): Attribute {
  const kind = kindOf(field.schema);
  const isRequired = !field.system && !isList(kind) && !isOptional(field.schema);
  return {
    ...attributeOf(kind),
    ...(isRequired && { required: true }),
    ...(field.system && { writable: false }),
  };
}

/** Strapi demands `required` lists even in drafts, so they are checked at publication only. */
const isList = (kind: FieldKind): boolean => ['references', 'attachments', 'rows'].includes(kind.kind);

function attributeOf(kind: FieldKind): Attribute {
  switch (kind.kind) {
    case 'text':
      return { type: 'string', maxLength: kind.max };
    case 'longText':
      return { type: 'text', maxLength: kind.max };
    case 'richText':
      return { type: 'customField', customField: 'plugin::editor.html' };
    case 'date':
      return { type: 'date' };
    case 'instant':
      return { type: 'datetime' };
    case 'integer':
      return { type: 'integer' };
    case 'decimal':
      return { type: 'decimal' };
    case 'boolean':
      return { type: 'boolean', default: false };
    case 'choice':
      return {
        type: 'customField',
        customField: 'plugin::editor.choice',
        enum: Object.keys(kind.labels),
        options: { labels: kind.labels },
      };
    case 'reference':
      return { type: 'relation', relation: 'manyToOne', target: uidOf(kind.target) };
    case 'references':
      return { type: 'relation', relation: 'manyToMany', target: uidOf(kind.target) };
    case 'attachments':
      return { type: 'media', multiple: true };
    case 'rows':
      return {
        type: 'customField',
        customField: 'plugin::editor.rows',
        options: { columns: Object.entries(kind.columns).map(([name, column]) => gridColumn(name, column)) },
      };
  }
}

const uidOf = (name: string): string => `api::${name}.${name}`;

/** What the grid editor must know of a column. */
function gridColumn(name: string, column: RowColumn): Attribute {
  const kind = kindOf(column.schema);
  return {
    name,
    label: column.label,
    kind: kind.kind,
    isRequired: !isOptional(column.schema),
    ...(column.help && { help: column.help }),
    ...((kind.kind === 'text' || kind.kind === 'longText') && { max: kind.max }),
    ...(kind.kind === 'decimal' && { scale: kind.scale }),
    ...(kind.kind === 'choice' && { labels: kind.labels }),
  };
}
