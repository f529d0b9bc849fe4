import type { Core, UID } from '@strapi/types';
import type { Place } from './gate';

/** Who made the draft, by account; null for a program. Nobody states a ground for what he wrote himself. */
export async function creatorOf(strapi: Core.Strapi, { uid, documentId }: Place): Promise<string | null> {
  const draft: { createdBy: { id: number } | null } | null = await strapi.db
    .query(uid as UID.ContentType)
    .findOne({ where: { documentId, publishedAt: null }, populate: { createdBy: { select: ['id'] } } });
  return draft?.createdBy ? String(draft.createdBy.id) : null;
}
