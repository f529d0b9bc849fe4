import { errors } from '@strapi/utils';
import { copy } from '../../copy';
import { isInReview } from '../rules/flow';
import { CASES, type CaseRow } from '../tables';
import { casesOf, openBundle } from './bundle-rows';
import type { Knex, Place } from './store';

export async function joinBatch(trx: Knex, { uid, documentId }: Place, batch: string): Promise<void> {
  await trx(CASES).where({ uid, record_id: documentId }).update({ batch });
}

/**
 * The records that are signed with this one. What was sent back or taken back is no longer
 * of the batch (`caseValues`).
 *
 * @throws {PolicyError} while one of them has not come to the signature yet.
 */
export async function othersOfBatch(trx: Knex, place: Place): Promise<Place[]> {
  const row: CaseRow | undefined = await trx(CASES).where({ uid: place.uid, record_id: place.documentId }).first();
  if (!row?.batch || row.state !== 'awaitingSignOff') return [];
  const rows: CaseRow[] = await trx(CASES).where({ batch: row.batch }).orderBy('record_id');
  const bundle = await openBundle(trx, place);
  const members = bundle ? await casesOf(trx, bundle) : rows.filter(({ state }) => isInReview(state));
  const early = members.filter(({ state }) => state !== 'awaitingSignOff').length;
  if (early > 0 && row.state === 'awaitingSignOff')
    throw new errors.PolicyError(
      bundle ? copy.bundle.waits(members.length, early) : copy.batchWaits(members.length, early),
    );
  const others = members.filter(({ record_id }) => record_id !== place.documentId);
  return others.map(({ uid, record_id }) => ({ uid, documentId: record_id }));
}

export async function batchSize(knex: Knex, batch: string): Promise<number> {
  const rows: CaseRow[] = await knex(CASES).where({ batch });
  return rows.length;
}
