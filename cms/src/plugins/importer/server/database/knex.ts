import type { Core } from '@strapi/types';
import type { ContentType } from '@yangguang/schemas';

export type Knex = Core.Strapi['db']['connection'];

/** SQLite takes at most 32,766 variables in a statement; a row has some forty columns. */
export const rowsPerInsert = 200;

/** Table and columns of a type as Strapi made them. */
export function tableOf(strapi: Core.Strapi, type: ContentType) {
  const { tableName, attributes } = strapi.db.metadata.get(type.uid);
  return {
    name: tableName,
    /** Column of a field that is stored in the table itself. */
    column: (field: string): string => (attributes[field] as { columnName?: string } | undefined)?.columnName ?? field,
    /** Link table of a reference field. */
    links: (field: string): LinkTable => {
      const { joinTable } = attributes[field] as unknown as { joinTable: JoinTable };
      return {
        name: joinTable.name,
        from: joinTable.joinColumn.name,
        to: joinTable.inverseJoinColumn.name,
        order: joinTable.orderColumnName,
      };
    },
  };
}

interface JoinTable {
  name: string;
  joinColumn: { name: string };
  inverseJoinColumn: { name: string };
  orderColumnName?: string;
}

export interface LinkTable {
  name: string;
  from: string;
  to: string;
  /** Present where one record names several. */
  order: string | undefined;
}

export function inGroups<T>(items: readonly T[], size: number): T[][] {
  const groups: T[][] = [];
  for (let start = 0; start < items.length; start += size) groups.push(items.slice(start, start + size));
  return groups;
}
