import type { Core, UID } from '@strapi/types';
import { ATTRIBUTES, type AttributeRow } from '../tables';
import type { Knex, Place } from './store';

interface Stored {
  disclosureAttribute: string | null;
  exemptionGround: string | null;
  exemptionReason: string | null;
}

/** A new record and what it was born as. */
export type BornRecord = Stored & { documentId: string };

const rowsPerInsert = 100;

const attributes = () => ({
  /** Writes down what many new records were born as, in the transaction that writes them past the document service. */
  async born(trx: Knex, uid: string, account: string | null, records: readonly BornRecord[]): Promise<void> {
    const rows = records.map(({ documentId, ...born }) => rowOf({ uid, documentId }, account ?? 'system', null, born));
    for (let start = 0; start < rows.length; start += rowsPerInsert)
      await trx(ATTRIBUTES).insert(rows.slice(start, start + rowsPerInsert));
  },
});
export default attributes;
export type Attributes = ReturnType<typeof attributes>;

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
  await trx(ATTRIBUTES).insert(rowOf(place, account, before, after));
}

function rowOf(place: Place, account: string, before: Stored | null, after: Stored): Omit<AttributeRow, 'id'> {
  return {
    ...{ uid: place.uid, record_id: place.documentId, account, at: new Date().toISOString() },
    from_attribute: before?.disclosureAttribute ?? null,
    attribute: after.disclosureAttribute,
    ground: after.exemptionGround,
    reason: after.exemptionReason,
  };
}
