import type { Knex, Place } from '../services/store';
import { INVITATION_EVENTS, INVITATIONS, type InvitationEventRow, type InvitationRow } from './tables';

export interface Invitation {
  row: InvitationRow;
  events: InvitationEventRow[];
}

/** All that were ever made about a record, oldest first. */
export async function invitationsOf(knex: Knex, { uid, documentId }: Place): Promise<Invitation[]> {
  const rows: InvitationRow[] = await knex(INVITATIONS)
    .where({ uid, record_id: documentId })
    .orderBy(['at', 'fingerprint']);
  return rows.length === 0 ? [] : withEvents(knex, rows);
}

export async function findInvitation(knex: Knex, fingerprint: string): Promise<Invitation | undefined> {
  const row: InvitationRow | undefined = await knex(INVITATIONS).where({ fingerprint }).first();
  return row && (await withEvents(knex, [row]))[0];
}

export async function withEvents(knex: Knex, rows: readonly InvitationRow[]): Promise<Invitation[]> {
  const events: InvitationEventRow[] = await knex(INVITATION_EVENTS)
    .whereIn(
      'fingerprint',
      rows.map(({ fingerprint }) => fingerprint),
    )
    .orderBy('id');
  return rows.map((row) => ({ row, events: events.filter(({ fingerprint }) => fingerprint === row.fingerprint) }));
}

export const eventOf = ({ events }: Invitation, name: InvitationEventRow['event']): InvitationEventRow | undefined =>
  events.find(({ event }) => event === name);

type NewEvent = Pick<InvitationEventRow, 'fingerprint' | 'event' | 'at'> & Partial<InvitationEventRow>;

/** @returns false when somebody else was faster: it was opened, or ended, already. */
export async function addEvent(trx: Knex, event: NewEvent): Promise<boolean> {
  const added = await trx(INVITATION_EVENTS).insert(event).onConflict().ignore().returning('id');
  return added.length === 1;
}

export const placeOf = ({ uid, record_id: documentId }: Pick<InvitationRow, 'uid' | 'record_id'>): Place => ({
  uid,
  documentId,
});
