import type { Core, UID } from '@strapi/types';
import { ATTRIBUTES, type AttributeRow } from '../tables';
import type { Knex, Place } from './store';

interface Stored {
  disclosureAttribute: string | null;
  exemptionGround: string | null;
  exemptionReason: string | null;
}

/**
 * Does `work` and writes down what became of the record's disclosure attribute, ground and reason, in the same
 * transaction; nothing when nothing did (A-2, R-REG-13).
 */
export async function recordingAttribute<T>(
  strapi: Core.Strapi,
  account: string,
  placeBefore: Place | null,
  work: () => Promise<T>,
  placeAfter: (result: T) => Place | null,
): Promise<T> {
  return strapi.db.transaction(async ({ trx }) => {
    const before = placeBefore && (await stored(strapi, placeBefore));
    const result = await work();
    const place = placeAfter(result);
    const after = place && (await stored(strapi, place));
    if (place && after && !isSame(before, after)) await append(trx, place, account, before, after);
    return result;
  });
}

/** Oldest first. */
export async function attributeHistory(knex: Knex, { uid, documentId }: Place): Promise<AttributeRow[]> {
  return knex(ATTRIBUTES).where({ uid, record_id: documentId }).orderBy('id');
}

async function stored(strapi: Core.Strapi, { uid, documentId }: Place): Promise<Stored | null> {
  return strapi.db.query(uid as UID.ContentType).findOne({
    where: { documentId, publishedAt: null },
    select: ['disclosureAttribute', 'exemptionGround', 'exemptionReason'],
  });
}

const fields = ['disclosureAttribute', 'exemptionGround', 'exemptionReason'] as const;
const isSame = (before: Stored | null, after: Stored): boolean =>
  before !== null && fields.every((field) => (before[field] ?? null) === (after[field] ?? null));

async function append(trx: Knex, place: Place, account: string, before: Stored | null, after: Stored): Promise<void> {
  const row: Omit<AttributeRow, 'id'> = {
    ...{ uid: place.uid, record_id: place.documentId, account, at: new Date().toISOString() },
    from_attribute: before?.disclosureAttribute ?? null,
    attribute: after.disclosureAttribute,
    ground: after.exemptionGround,
    reason: after.exemptionReason,
  };
  await trx(ATTRIBUTES).insert(row);
}
