import type { CaseRow } from '../tables';
import type { Knex } from '../services/store';
import { clock } from '../../../../lib/clock';
import { withEvents, type Invitation } from './rows';
import { INVITATIONS, type InvitationRow } from './tables';

/** Invitations about the records of a list, by record. */
export async function invitationsByRecord(knex: Knex, ids: readonly string[]): Promise<Map<string, Invitation[]>> {
  const rows: InvitationRow[] = await knex(INVITATIONS).whereIn('record_id', [...ids]);
  const all = rows.length === 0 ? [] : await withEvents(knex, rows);
  return Map.groupBy(all, ({ row }) => row.record_id);
}

/** What the queue says of those made since the record came to its step. */
export function guestOf(
  invitations: readonly Invitation[],
  { round, step_since: since }: Partial<CaseRow>,
): 'waiting' | 'answered' | null {
  const ofStep = invitations.filter(({ row }) => row.round === round && row.at >= (since ?? ''));
  const isOpen = ({ row, events }: Invitation): boolean =>
    row.expires_at > clock.now().toISOString() && !events.some(({ event }) => event !== 'opened');
  if (ofStep.some(isOpen)) return 'waiting';
  return ofStep.some(({ events }) => events.some(({ event }) => event === 'answered')) ? 'answered' : null;
}
