import type { Approval } from '@yangguang/schemas';
import type { Attempt, CaseFile } from '../rules/attempt';
import { EMERGENCIES, EMERGENCY_SIGNERS, type EmergencyRow, type EmergencySignerRow } from '../tables';
import type { Knex, Place } from './store';

const keyOf = ({ uid, documentId }: Place) => ({ uid, record_id: documentId });

/** The emergency publication of a record that waits for its second person (B-11). */
export async function waitingEmergency(knex: Knex, place: Place): Promise<EmergencyRow | undefined> {
  return knex(EMERGENCIES)
    .where({ ...keyOf(place), state: 'waiting' })
    .first();
}

/** The newest emergency publication of a record, whatever became of it. */
export async function newestEmergency(knex: Knex, place: Place): Promise<EmergencyRow | undefined> {
  return knex(EMERGENCIES).where(keyOf(place)).orderBy('id', 'desc').first();
}

/** All that wait, the most pressing first. */
export async function waitingEmergencies(knex: Knex): Promise<EmergencyRow[]> {
  return knex(EMERGENCIES).where({ state: 'waiting' }).orderBy(['confirm_by', 'id']);
}

/** A later version of a record, or its withdrawal, leaves nothing to confirm. */
export async function endEmergency(
  trx: Knex,
  place: Place,
  { round }: CaseFile,
  { action, account, at }: Attempt,
): Promise<void> {
  const ended = { ended_at: at, ended_by: account };
  const waiting = trx(EMERGENCIES).where({ ...keyOf(place), state: 'waiting' });
  if (action === 'withdraw') await waiting.update({ ...ended, state: 'withdrawn' });
  else await waiting.where('round', '<', round).update({ ...ended, state: 'replaced' });
}

/** Leaders who may let warnings out alone, in the order in which they were named. */
export async function signersInForce(knex: Knex): Promise<EmergencySignerRow[]> {
  return knex(EMERGENCY_SIGNERS).whereNull('ended_at').orderBy('id');
}

/** What the change feed carries of an emergency publication. */
export function emergencyApproval(row: EmergencyRow): Approval {
  return {
    kind: 'emergency',
    hash: row.hash,
    steps: [
      { step: 'draft', account: row.author, at: row.drafted_at },
      { step: 'sign-off', account: row.signer, at: row.signed_at },
    ],
    decision: null,
    emergency: {
      ...{ reason: row.reason, confirmBy: row.confirm_by },
      ...(row.state === 'confirmed' &&
        row.ended_by !== null &&
        row.ended_at !== null && { confirmation: { account: row.ended_by, at: row.ended_at } }),
    },
  };
}
