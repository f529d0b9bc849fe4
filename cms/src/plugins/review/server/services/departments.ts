import type { Core, UID } from '@strapi/types';
import type { Knex } from './store';

interface Relation {
  joinTable?: { name: string; joinColumn: { name: string }; inverseJoinColumn: { name: string } };
}

/** A subquery of the ids of all drafts of a type that a department answers for; `none`: those that name none. */
export function ofDepartment(strapi: Core.Strapi, uid: string, department: string): ReturnType<Knex> {
  const tableOf = (type: string) => strapi.db.metadata.get(type as UID.ContentType);
  const { tableName, attributes } = tableOf(uid);
  const link = (attributes['leadDepartment'] as Relation | undefined)?.joinTable;
  if (!link) throw new RangeError(`${uid} has no department`);
  const rows = strapi.db
    .connection(`${tableName} as owned`)
    .leftJoin(`${link.name} as lead`, `lead.${link.joinColumn.name}`, 'owned.id')
    .leftJoin(
      `${tableOf('api::department.department').tableName} as section`,
      'section.id',
      `lead.${link.inverseJoinColumn.name}`,
    )
    .whereNull('owned.published_at')
    .select('owned.document_id');
  return department === 'none' ? rows.whereNull('section.id') : rows.where('section.document_id', department);
}
