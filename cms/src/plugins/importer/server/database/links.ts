import type { Core } from '@strapi/types';
import { contentTypeOf, type ContentType } from '@yangguang/schemas';
import type { ResolvedReferences } from '../converting/resolve-references';
import { inGroups, rowsPerInsert, tableOf, type Knex } from './knex';

/** Row numbers of a document's two versions. */
interface Versions {
  draft?: number;
  published?: number;
}

/**
 * Writes the references of imported records: drafts point to drafts, published rows to published rows. As in the
 * document service a published record leaves out what is not public; Strapi adds the link when that is published.
 */
export async function writeLinks(
  strapi: Core.Strapi,
  trx: Knex,
  type: ContentType,
  references: ReadonlyMap<string, ResolvedReferences>,
): Promise<void> {
  const own = await versionsOf(strapi, trx, type, [...references.keys()]);
  for (const field of Object.keys(type.fields)) {
    const kind = type.kind(field);
    if (kind.kind !== 'reference' && kind.kind !== 'references') continue;
    const named = [...references].flatMap(([documentId, fields]) => ({ documentId, targets: fields[field] ?? [] }));
    const targets = await versionsOf(strapi, trx, contentTypeOf(kind.target), [
      ...new Set(named.flatMap((record) => record.targets)),
    ]);
    const table = tableOf(strapi, type).links(field);
    const rows = named.flatMap(({ documentId, targets: names }) =>
      (['draft', 'published'] as const).flatMap((version) => {
        const from = own.get(documentId)?.[version];
        const to = names.flatMap((name) => targets.get(name)?.[version] ?? []);
        if (from === undefined) return [];
        return to.map((id, index) => ({
          [table.from]: from,
          [table.to]: id,
          ...(table.order !== undefined && { [table.order]: index + 1 }),
        }));
      }),
    );
    for (const group of inGroups(rows, rowsPerInsert)) await trx(table.name).insert(group);
  }
}

async function versionsOf(
  strapi: Core.Strapi,
  trx: Knex,
  type: ContentType,
  documentIds: readonly string[],
): Promise<Map<string, Versions>> {
  const versions = new Map<string, Versions>();
  for (const group of inGroups(documentIds, 1000)) {
    const rows: { id: number; document_id: string; published_at: unknown }[] = await trx(tableOf(strapi, type).name)
      .whereIn('document_id', group)
      .select('id', 'document_id', 'published_at');
    for (const row of rows)
      versions.set(row.document_id, {
        ...versions.get(row.document_id),
        [row.published_at === null ? 'draft' : 'published']: row.id,
      });
  }
  return versions;
}
