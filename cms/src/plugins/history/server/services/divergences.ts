import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { threeWay, type AnyRecord, type ContentType, type Divergence } from '@yangguang/schemas';
import { canonicalRecord, canonicalValue, definitionOf } from '../../../../lib/canonical-record';
import { cleanValue } from '../../../../lib/record-writes';
import type { Participants } from '../../../review/server/services/participants';
import { copy } from '../../copy';
import { nameOf } from './comparisons';
import { newestOf, recordOf, versionAsOf, type Place } from './versions';

/** What the officer's form holds that is not saved. */
export interface Form {
  /** `updatedAt` of the draft that it was filled from. */
  filledFrom: string;
  /** The fields that the officer changed, as the form has them. */
  mine: Readonly<Record<string, unknown>>;
}
export interface ThreeWayView {
  /** Who saved last, and when. */
  account: string;
  at: string;
  fields: Divergence[];
}

const divergences = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** What others saved and what the officer changed since he opened the record, field by field. */
  async between(place: Place, { filledFrom, mine }: Form): Promise<ThreeWayView> {
    const knex = strapi.db.connection;
    const [type, newest] = [definitionOf(place.uid), await newestOf(knex, place)];
    if (!type || !newest) throw new errors.NotFoundError(copy.unknownRecord);
    const theirs = await canonicalRecord(strapi, place.uid, place.documentId);
    const filled = await versionAsOf(knex, place, filledFrom);
    // What was there before the history began is not known any more; then only the two are compared.
    const base = (filled && (await recordOf(knex, place, filled.number))) ?? theirs;
    const own = await withChanges(strapi, type, base, mine);
    const participants: Participants = strapi.plugin('review').service('participants');
    const names = await participants.names([newest.account]);
    return {
      account: newest.account === 'system' ? copy.system : (names.get(newest.account) ?? newest.account),
      at: newest.at,
      fields: threeWay(type, { base, theirs, mine: own }, await nameOf(strapi, type, [base, theirs, own])),
    };
  },
});
export default divergences;
export type Divergences = ReturnType<typeof divergences>;

/** The record as it would be had the form been saved over `base`. */
async function withChanges(
  strapi: Core.Strapi,
  type: ContentType,
  base: AnyRecord,
  mine: Form['mine'],
): Promise<AnyRecord> {
  const record: Record<string, unknown> = { ...base };
  for (const field of Object.keys(mine).filter((name) => type.fields[name])) {
    const kind = type.kind(field);
    if (kind.kind === 'reference') record[field] = linked([base[field] ?? []].flat(), mine[field]).at(-1) ?? null;
    else if (kind.kind === 'references') record[field] = linked([base[field] ?? []].flat(), mine[field]);
    else if (kind.kind === 'attachments')
      record[field] = await canonicalValue(strapi, kind, await filesOf(strapi, mine[field]));
    else record[field] = await canonicalValue(strapi, kind, cleanValue(kind, mine[field]));
  }
  return record as AnyRecord;
}

interface Link {
  documentId?: string;
  apiData?: { documentId?: string };
}

/** A form says of references only what it adds and takes away. */
function linked(before: readonly unknown[], value: unknown): unknown[] {
  const { connect = [], disconnect = [] } = (value ?? {}) as { connect?: Link[]; disconnect?: Link[] };
  const idOf = (link: Link) => link.apiData?.documentId ?? link.documentId;
  const gone = disconnect.map(idOf);
  return [...before.filter((id) => !gone.includes(id as string)), ...connect.map(idOf)];
}

/** The stored files that a form shows, in its order. */
async function filesOf(strapi: Core.Strapi, value: unknown): Promise<unknown[]> {
  const ids = (Array.isArray(value) ? (value as { id: number }[]) : []).map(({ id }) => id);
  const files: { id: number }[] = await strapi.db
    .query('plugin::upload.file')
    .findMany({ where: { id: { $in: ids } } });
  return ids.flatMap((id) => files.find((file) => file.id === id) ?? []);
}
