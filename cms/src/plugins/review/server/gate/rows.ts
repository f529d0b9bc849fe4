import type { Core, UID } from '@strapi/types';
import { errors } from '@strapi/utils';
import { contentTypes } from '@yangguang/schemas';
import { copy } from '../../copy';
import { passage } from './passage';

interface Event {
  model: { uid: string };
  params: { data?: unknown; where?: unknown };
}

/**
 * The gate under the document service: `strapi.db.query` writes rows without asking it. Neither a new published row
 * nor a change of an existing one passes without an open passage. (Raw SQL knows no hooks; the feed has no row for
 * what it writes, and the publisher believes only the feed.)
 */
export function guardRows(strapi: Core.Strapi): void {
  const assertNew = async ({ model, params }: Event): Promise<void> => {
    if (passage.isOpen(model.uid)) return;
    const rows = Array.isArray(params.data) ? params.data : [params.data];
    if (rows.some(setsPublished)) throw new errors.PolicyError(copy.gate.direct);
  };
  const assertOld = async (event: Event): Promise<void> => {
    if (passage.isOpen(event.model.uid)) return;
    await assertNew(event);
    if (await touchesPublished(strapi, event)) throw new errors.PolicyError(copy.gate.direct);
  };
  strapi.db.lifecycles.subscribe({
    models: contentTypes.map((type) => type.uid),
    beforeCreate: assertNew,
    beforeCreateMany: assertNew,
    beforeUpdate: assertOld,
    beforeUpdateMany: assertOld,
    beforeDelete: assertOld,
    beforeDeleteMany: assertOld,
  });
}

function setsPublished(data: unknown): boolean {
  return Boolean((data as { publishedAt?: unknown } | null | undefined)?.publishedAt);
}

async function touchesPublished(strapi: Core.Strapi, { model, params }: Event): Promise<boolean> {
  const published = { publishedAt: { $notNull: true } };
  const count = await strapi.db
    .query(model.uid as UID.ContentType)
    .count({ where: { $and: [params.where ?? {}, published] } });
  return count > 0;
}
