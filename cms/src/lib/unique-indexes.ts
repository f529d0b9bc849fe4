import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { contentTypes, periodFieldOf, type ContentType } from '@yangguang/schemas';
import { copy } from './copy';

type State = 'draft' | 'published';

/** What no two records of a type may share. Drafts may still clash in a document number or a period while they are written. */
const uniqueFields = (type: ContentType): { field: string; rows: readonly State[] }[] => [
  { field: 'indexNumber', rows: ['draft', 'published'] },
  ...['documentNumber', periodFieldOf(type)].flatMap((field) =>
    field !== undefined && type.fields[field] ? [{ field, rows: ['published'] as const }] : [],
  ),
];

/** Strapi's `unique` is a look-up before the write and loses races; these are the database's own. */
export async function createUniqueIndexes(strapi: Core.Strapi): Promise<void> {
  for (const type of contentTypes)
    for (const { field, rows } of uniqueFields(type))
      for (const state of rows) await createOne(strapi, type, field, state);
}

async function createOne(strapi: Core.Strapi, type: ContentType, field: string, state: State) {
  const { tableName, attributes } = strapi.db.metadata.get(type.uid);
  const column = (attributes[field] as { columnName?: string } | undefined)?.columnName ?? field;
  const only = state === 'draft' ? 'is null' : 'is not null';
  await strapi.db.connection.raw(`create unique index if not exists ?? on ?? (??) where published_at ${only}`, [
    `${tableName}_${column}_${state}_unique`,
    tableName,
    column,
  ]);
}

/**
 * Tells the loser of a race which field clashed, in place of the database's sentence; other errors pass unchanged.
 *
 * @returns the error to throw.
 */
export function explainClash(strapi: Core.Strapi, type: ContentType, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'SQLITE_CONSTRAINT_UNIQUE') return error;
  const { attributes } = strapi.db.metadata.get(type.uid);
  const clash = uniqueFields(type).find(({ field }) => {
    const column = (attributes[field] as { columnName?: string } | undefined)?.columnName;
    return column && error.message.endsWith(`.${column}`);
  });
  const label = clash && type.fields[clash.field]?.label;
  return label ? new errors.ValidationError(copy.clash(label)) : error;
}
