import type { Core, UID } from '@strapi/types';
import { errors } from '@strapi/utils';
import { contentTypes, type Attachment, type ContentType } from '@yangguang/schemas';
import type { AuditLog } from '../../../audit/server/services/log';
import { definitionOf } from '../../../../lib/canonical-record';
import { readStoredFile } from '../../../../lib/stored-file';
import { copy } from '../../copy';
import { restoringFrom } from '../recording';
import { newestOf, recordOf, versionsOf, type Place } from './versions';

export interface Wish {
  /** The version that is to be the draft again. */
  version: number;
  /** The newest version that the officer has seen. */
  seen: number;
}
type Data = Record<string, unknown>;

const restores = ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Saves what a version held as a new draft, which becomes the newest version and goes through the same gates as any
   * save; nothing is overwritten.
   *
   * @throws {ApplicationError} when somebody saved meanwhile, when nothing differs, or when what the version refers to
   * is gone; nothing is written then.
   */
  async restore(place: Place, { version, seen }: Wish, account: string): Promise<void> {
    const type = definitionOf(place.uid);
    await strapi.db.transaction(async ({ trx }) => {
      const [newest, record] = [await newestOf(trx, place), await recordOf(trx, place, version)];
      if (!type || !newest || !record) throw new errors.NotFoundError(copy.unknownVersion);
      if (newest.number !== seen) throw new errors.ApplicationError(copy.savedMeanwhile);
      const chosen = (await versionsOf(trx, place)).find(({ number }) => number === version);
      if (chosen?.hash === newest.hash) throw new errors.ApplicationError(copy.sameAsNow(version));
      const data = { ...(await dataOf(strapi, type, record)), updatedBy: Number(account) };
      await restoringFrom(version, () =>
        strapi.documents(place.uid as UID.ContentType).update({ documentId: place.documentId, data: data as never }),
      );
      const log: AuditLog = strapi.plugin('audit').service('log');
      const subject = { type: place.uid, id: place.documentId, title: record.title ?? '' };
      await log.append({ action: 'record.restore', account, subject, details: { version, over: newest.number } });
    });
  },
});
export default restores;
export type Restores = ReturnType<typeof restores>;

/** A canonical record as the document service takes it. @throws {ApplicationError} naming all that is gone. */
async function dataOf(strapi: Core.Strapi, type: ContentType, record: Data): Promise<Data> {
  const gone: string[] = [];
  const data: Data = {};
  for (const [field, { label, system }] of Object.entries(type.fields)) {
    if (system) continue;
    const kind = type.kind(field);
    const value = record[field] ?? null;
    if (kind.kind === 'attachments') {
      const found = await Promise.all((value as Attachment[]).map((file) => storedId(strapi, file)));
      gone.push(
        ...(value as Attachment[]).filter((_, at) => found[at] === null).map(({ name }) => `${label}“${name}”`),
      );
      data[field] = found;
    } else if (kind.kind === 'reference' || kind.kind === 'references') {
      const ids = [value ?? []].flat() as string[];
      const known = await knownIds(strapi, kind.target, ids);
      gone.push(...ids.filter((id) => !known.has(id)).map((id) => `${label}“${copy.removedRecord(id)}”`));
      data[field] = { set: ids.map((documentId) => ({ documentId })) };
    } else data[field] = value;
  }
  if (gone.length > 0) throw new errors.ApplicationError(copy.goneMeanwhile(gone));
  return data;
}

/** A file of the library with this name and just these bytes; null when there is none any more. */
async function storedId(strapi: Core.Strapi, { name, sha256 }: Attachment): Promise<number | null> {
  const files: { id: number }[] = await strapi.db.query('plugin::upload.file').findMany({ where: { name } });
  for (const file of files) if ((await readStoredFile(strapi, file)).attachment.sha256 === sha256) return file.id;
  return null;
}

async function knownIds(strapi: Core.Strapi, target: string, ids: readonly string[]): Promise<Set<string>> {
  const uid = contentTypes.find(({ name }) => name === target)?.uid as UID.ContentType;
  const rows: { documentId: string }[] = await strapi.db
    .query(uid)
    .findMany({ where: { documentId: { $in: [...ids] }, publishedAt: null }, select: ['documentId'] });
  return new Set(rows.map(({ documentId }) => documentId));
}
