import type { Core, UID } from '@strapi/types';
import { contentTypeOf } from '@yangguang/schemas';
import type { Knex } from '../tables';

/** A record as the board names it. */
export interface Head {
  documentId: string;
  title: string | null;
  indexNumber: string | null;
  /** Admin user who made it; null for one that a program made. */
  creator: string | null;
  departmentId: string | null;
  department: string | null;
}

interface Attribute {
  columnName?: string;
  joinColumn?: { name: string };
  joinTable?: { name: string; joinColumn: { name: string }; inverseJoinColumn: { name: string } };
}

/** Table and columns of a content type, as Strapi made them. */
export function tableOf(strapi: Core.Strapi, type: string) {
  const { tableName, attributes } = strapi.db.metadata.get(contentTypeOf(type).uid as UID.ContentType);
  const attribute = (field: string) => attributes[field] as Attribute | undefined;
  const link = (field: string) => {
    const table = attribute(field)?.joinTable;
    if (!table) throw new RangeError(`${type}.${field} is no relation`);
    return { table: table.name, from: table.joinColumn.name, to: table.inverseJoinColumn.name };
  };
  return {
    name: tableName,
    column: (field: string) => attribute(field)?.columnName ?? field,
    creator: attribute('createdBy')?.joinColumn?.name ?? 'created_by_id',
    link,
  };
}
export type Table = ReturnType<typeof tableOf>;

export type Rows = ReturnType<Knex>;

/** Drafts or public versions of a type, as `record`, with what the board shows of them. */
export function heads(strapi: Core.Strapi, type: string, version: 'draft' | 'public'): Rows {
  const table = tableOf(strapi, type);
  const link = table.link('leadDepartment');
  const rows = strapi.db
    .connection(`${table.name} as record`)
    .leftJoin(`${link.table} as lead`, `lead.${link.from}`, 'record.id')
    .leftJoin(`${tableOf(strapi, 'department').name} as section`, 'section.id', `lead.${link.to}`)
    .select({
      documentId: 'record.document_id',
      title: 'record.title',
      indexNumber: `record.${table.column('indexNumber')}`,
      creator: `record.${table.creator}`,
      departmentId: 'section.document_id',
      department: 'section.title',
    });
  return version === 'draft' ? rows.whereNull('record.published_at') : rows.whereNotNull('record.published_at');
}

/** Restricts `record` by values of its own fields. */
export function withValues(rows: Rows, table: Table, values: Readonly<Record<string, string | boolean>> = {}): Rows {
  for (const [field, value] of Object.entries(values)) void rows.where(`record.${table.column(field)}`, value);
  return rows;
}
