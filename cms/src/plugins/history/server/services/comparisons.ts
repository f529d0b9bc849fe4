import type { Core, UID } from '@strapi/types';
import { errors } from '@strapi/utils';
import { contentTypes, recordDiff, type ContentType, type FieldDiff, type NameOf } from '@yangguang/schemas';
import type { AuditLog } from '../../../audit/server/services/log';
import { definitionOf } from '../../../../lib/canonical-record';
import { copy } from '../../copy';
import { recordOf, type Place } from './versions';

export interface Comparison {
  from: number;
  to: number;
  fields: FieldDiff[];
}
type Content = Readonly<Record<string, unknown>>;

const comparisons = ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * What differs between two versions; from version 0, all that the other one holds. Reading what is not for everybody
   * is put on record (B-9). @throws {NotFoundError} for a version that the record does not have.
   */
  async between(place: Place, from: number, to: number): Promise<Comparison> {
    const knex = strapi.db.connection;
    const [before, after] = [from === 0 ? null : await recordOf(knex, place, from), await recordOf(knex, place, to)];
    const type = definitionOf(place.uid);
    if (!type || !after || before === undefined) throw new errors.NotFoundError(copy.unknownVersion);
    await noteReading(strapi, place, [before ?? after, after]);
    return { from, to, fields: recordDiff(type, before, after, await nameOf(strapi, type, [before ?? after, after])) };
  },
});
export default comparisons;
export type Comparisons = ReturnType<typeof comparisons>;

async function noteReading(strapi: Core.Strapi, place: Place, read: readonly Content[]): Promise<void> {
  const restricted = read.find(({ disclosureAttribute }) => disclosureAttribute !== 'proactive');
  if (!restricted) return;
  const log: AuditLog = strapi.plugin('audit').service('log');
  const title = typeof restricted.title === 'string' ? restricted.title : '';
  const subject = { type: place.uid, id: place.documentId, title };
  await log.append({ action: 'record.read', subject, details: { call: 'history' } });
}

/** Titles of the records that these refer to. */
export async function nameOf(strapi: Core.Strapi, type: ContentType, records: readonly Content[]): Promise<NameOf> {
  const names = new Map<string, string>();
  for (const field of Object.keys(type.fields)) {
    const kind = type.kind(field);
    if (kind.kind !== 'reference' && kind.kind !== 'references') continue;
    const uid = contentTypes.find(({ name }) => name === kind.target)?.uid as UID.ContentType;
    const ids = records.flatMap((record) => record[field] ?? []);
    const rows: { documentId: string; title: string }[] = await strapi.db
      .query(uid)
      .findMany({ where: { documentId: { $in: ids }, publishedAt: null }, select: ['documentId', 'title'] });
    for (const { documentId, title } of rows) names.set(documentId, title);
  }
  return (_target, id) => names.get(id) ?? copy.removedRecord(id);
}
