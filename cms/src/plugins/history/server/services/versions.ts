import type { Core, UID } from '@strapi/types';
import { canonicalJson, sha256, type AnyRecord } from '@yangguang/schemas';
import { canonicalRecord } from '../../../../lib/canonical-record';
import { VERSIONS, type Cause, type Knex, type VersionRow } from '../tables';

export interface Place {
  uid: string;
  documentId: string;
}
/** By whom and how a version came about. */
export interface Origin {
  account: string;
  cause: Cause;
  restoredFrom?: number;
}
/** A new record that is written past the document service. */
export interface ImportedRecord {
  documentId: string;
  /** Canonical JSON of the canonical record, and its SHA-256. */
  text: string;
  hash: string;
}

const rowsPerInsert = 80;

const versions = ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Keeps what the draft holds as the record's next version, in the transaction in hand; nothing when its newest
   * version holds just that, or when there is no such draft.
   */
  async keep(place: Place, origin: Origin): Promise<void> {
    await strapi.db.transaction(async ({ trx }) => {
      const savedAt = await lastSave(strapi, place);
      if (savedAt === null) return;
      const newest = await newestOf(trx, place);
      const content = contentOf(await canonicalRecord(strapi, place.uid, place.documentId));
      if (newest?.hash === content.hash) return;
      await trx(VERSIONS).insert(rowOf(place, (newest?.number ?? 0) + 1, savedAt, origin, content));
    });
  },

  /** Keeps what a record held before its history began, so that the save in hand does not lose it. */
  async keepFirst(place: Place): Promise<void> {
    const versions: Versions = strapi.plugin('history').service('versions');
    const isKnown = await strapi.db.transaction(async ({ trx }) => (await newestOf(trx, place)) !== undefined);
    if (!isKnown) await versions.keep(place, { account: 'system', cause: 'found' });
  },

  /** First versions of many new records, in the transaction that writes them. */
  async keepImported(trx: Knex, uid: string, account: string | null, at: Date, records: readonly ImportedRecord[]) {
    const origin: Origin = { account: account ?? 'system', cause: 'import' };
    const rows = records.map(({ documentId, text, hash }) =>
      rowOf({ uid, documentId }, 1, at.toISOString(), origin, { text, hash }),
    );
    for (let start = 0; start < rows.length; start += rowsPerInsert)
      await trx(VERSIONS).insert(rows.slice(start, start + rowsPerInsert));
  },
});
export default versions;
export type Versions = ReturnType<typeof versions>;

const keyOf = ({ uid, documentId }: Place) => ({ uid, record_id: documentId });

/** A version without what it holds. */
export type VersionHead = Omit<VersionRow, 'record'>;
const headColumns = ['number', 'at', 'account', 'cause', 'restored_from', 'saved_at', 'hash'] as const;

/** Newest first. */
export async function versionsOf(knex: Knex, place: Place): Promise<VersionHead[]> {
  return knex(VERSIONS).select(headColumns).where(keyOf(place)).orderBy('number', 'desc');
}

export async function newestOf(knex: Knex, place: Place): Promise<VersionHead | undefined> {
  return knex(VERSIONS).select(headColumns).where(keyOf(place)).orderBy('number', 'desc').first();
}

/** The version that a form was filled from; undefined when that was before the history began. */
export async function versionAsOf(knex: Knex, place: Place, savedAt: string): Promise<VersionHead | undefined> {
  return knex(VERSIONS)
    .select(headColumns)
    .where(keyOf(place))
    .where('saved_at', '<=', savedAt)
    .orderBy('number', 'desc')
    .first();
}

/** What a version held; undefined for a number that the record does not have. */
export async function recordOf(knex: Knex, place: Place, number: number): Promise<AnyRecord | undefined> {
  const row: VersionRow | undefined = await knex(VERSIONS)
    .where({ ...keyOf(place), number })
    .first();
  return row && (JSON.parse(row.record) as AnyRecord);
}

export function contentOf(record: Readonly<Record<string, unknown>>): { text: string; hash: string } {
  const text = canonicalJson(record);
  return { text, hash: sha256(text) };
}

/** When the draft was last written; null when there is none. */
export async function lastSave(strapi: Core.Strapi, { uid, documentId }: Place): Promise<string | null> {
  const row: { updatedAt: string | number } | null = await strapi.db
    .query(uid as UID.ContentType)
    .findOne({ where: { documentId, publishedAt: null }, select: ['updatedAt'] });
  return row && new Date(row.updatedAt).toISOString();
}

function rowOf(
  place: Place,
  number: number,
  savedAt: string,
  { account, cause, restoredFrom }: Origin,
  { text, hash }: { text: string; hash: string },
): VersionRow {
  return {
    ...{ ...keyOf(place), number, at: new Date().toISOString(), account, cause, saved_at: savedAt, hash },
    restored_from: restoredFrom ?? null,
    record: text,
  };
}
