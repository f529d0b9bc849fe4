import { BUNDLE_MEMBERS, BUNDLES, CASES, type BundleRow, type CaseRow } from '../tables';
import type { Knex, Place } from './store';

const keyOf = ({ uid, documentId }: Place) => ({ uid, record_id: documentId });

export interface Bundle extends BundleRow {
  members: Place[];
}

/** The bundle that a record is under way in; undefined for most (C-10). */
export async function openBundle(knex: Knex, place: Place): Promise<Bundle | undefined> {
  const row: BundleRow | undefined = await knex(BUNDLES)
    .join(BUNDLE_MEMBERS, `${BUNDLE_MEMBERS}.bundle`, `${BUNDLES}.id`)
    .where(keyOf(place))
    .whereNull('ended_at')
    .first(`${BUNDLES}.*`);
  if (!row) return undefined;
  const members: { uid: string; record_id: string }[] = await knex(BUNDLE_MEMBERS)
    .where({ bundle: row.id })
    .orderBy('record_id');
  return { ...row, members: members.map(({ uid, record_id }) => ({ uid, documentId: record_id })) };
}

/** The cases of a bundle's members. */
export async function casesOf(knex: Knex, { members }: Bundle): Promise<CaseRow[]> {
  const ids = members.map(({ documentId }) => documentId);
  return knex(CASES).whereIn('record_id', ids).orderBy('record_id');
}

/** Over as soon as the last of its members is out. */
export async function endIfOut(trx: Knex, place: Place, at: string): Promise<void> {
  const bundle = await openBundle(trx, place);
  if (!bundle) return;
  const files = await casesOf(trx, bundle);
  if (files.length < bundle.members.length || files.some(({ state }) => state !== 'published')) return;
  await trx(BUNDLES).where({ id: bundle.id }).update({ ended_at: at });
}
