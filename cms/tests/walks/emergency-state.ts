import { expect } from 'vitest';
import type { Change } from '@yangguang/schemas';
import type { Place } from '../../src/plugins/review/server/services/store.ts';
import type { EmergencyRow } from '../../src/plugins/review/server/tables.ts';
import { entriesOf } from '../audit/log.ts';
import type { Cms } from '../harness.ts';
import { isPublication, type PublicState } from './public-state.ts';

export const waitingRows = async ({ strapi }: Cms, { documentId }: Place): Promise<EmergencyRow[]> =>
  strapi.db.connection('review_emergencies').where({ record_id: documentId, state: 'waiting' });

const isUnconfirmed = (change: Change | undefined): boolean =>
  change?.action === 'publish' && change.approval.emergency !== undefined && !change.approval.emergency.confirmation;

/**
 * What one leader let out alone waits for its second person for as long as readers see it unconfirmed, and nothing else
 * does; a confirmation changes not a byte (B-11).
 */
export async function assertWatched(cms: Cms, place: Place, { changes }: PublicState): Promise<void> {
  const newest = changes.at(-1);
  const waiting = (await waitingRows(cms, place)).map(({ hash }) => hash);
  expect(waiting).toEqual(newest?.action === 'publish' && isUnconfirmed(newest) ? [newest.hash] : []);
  for (const [index, change] of changes.entries()) {
    if (!isPublication(change) || !change.approval.emergency?.confirmation) continue;
    const before = changes[index - 1];
    expect(isUnconfirmed(before)).toBe(true);
    const { hash, record, publishedAt } = change;
    expect(before).toMatchObject({ hash, record, publishedAt });
  }
}

/** Whoever let a record out alone was named at that moment, and its lateness is told once at most (B-11, E10). */
export async function assertSignerNamed(cms: Cms, { documentId }: Place): Promise<void> {
  const about = await entriesOf(cms, documentId);
  const alone = about.filter(({ action }) => action === 'review.emergency');
  const late = about.filter(({ action }) => action === 'emergency.overdue');
  expect(late.length).toBeLessThanOrEqual(alone.length);
  if (alone.length === 0) return;
  const stored: { seq: number; entry: string }[] = await cms.strapi.db
    .connection('audit_entries')
    .where({ action: 'emergency.signers' })
    .orderBy('seq');
  for (const { seq, actor } of alone) {
    const named = stored.findLast((each) => each.seq < seq);
    const { details } = JSON.parse(named?.entry ?? '{}') as { details?: { accounts?: string[] } };
    expect(details?.accounts).toContain(actor.id);
  }
}
