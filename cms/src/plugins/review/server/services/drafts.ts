import type { Core, UID } from '@strapi/types';
import { errors } from '@strapi/utils';
import { contentHash, type AnyRecord } from '@yangguang/schemas';
import { canonicalRecord, definitionOf } from '../../../../lib/canonical-record';
import { once } from '../../../../lib/reading-once';
import { copy } from '../../copy';
import type { Place } from './store';

export interface Draft {
  record: AnyRecord;
  hash: string;
  /** Admin user who made the record; null for one that a program made. */
  creator: string | null;
}

/** The draft of a record with its hash. @throws {NotFoundError} for a record that does not exist. */
export async function readDraft(strapi: Core.Strapi, { uid, documentId }: Place): Promise<Draft> {
  const versions = definitionOf(uid) ? await readVersions(strapi, uid, documentId) : [];
  if (!versions.some((version) => version.publishedAt === null)) throw new errors.NotFoundError(copy.unknownRecord);
  const record = await canonicalRecord(strapi, uid, documentId);
  const maker = versions.find((version) => version.createdBy)?.createdBy;
  return { record, hash: contentHash(record), creator: maker ? String(maker.id) : null };
}

/** Whether there still is a record to do something with. */
export async function hasDraft(strapi: Core.Strapi, { uid, documentId }: Place): Promise<boolean> {
  return (await readVersions(strapi, uid, documentId)).some((version) => version.publishedAt === null);
}

/** Whether readers can see a version of the record. */
export async function isLive(strapi: Core.Strapi, { uid, documentId }: Place): Promise<boolean> {
  return (await readVersions(strapi, uid, documentId)).some((version) => version.publishedAt !== null);
}

interface Version {
  publishedAt: string | null;
  createdBy: { id: number } | null;
}

function readVersions(strapi: Core.Strapi, uid: string, documentId: string): Promise<readonly Version[]> {
  return once(`versions ${uid} ${documentId}`, () => findVersions(strapi, uid, documentId));
}

async function findVersions(strapi: Core.Strapi, uid: string, documentId: string): Promise<Version[]> {
  return strapi.db.query(uid as UID.ContentType).findMany({
    where: { documentId },
    select: ['id', 'publishedAt'],
    populate: { createdBy: { select: ['id'] } },
  });
}
