import { expect } from 'vitest';
import { contentTypeOf, parsePublished, type Change, type PublishChange } from '@yangguang/schemas';
import type { Place } from '../../src/plugins/review/server/services/store.ts';
import { entriesOf } from '../audit/log.ts';
import type { Cms } from '../harness.ts';

/** What readers could get of a record, read from the tables and not by the code under test. */
export interface PublicState {
  rows: Record<string, unknown>[];
  changes: Change[];
}

export async function publicState({ strapi }: Cms, { uid, documentId }: Place): Promise<PublicState> {
  const rows = await strapi.db.query(uid as never).findMany({ where: { documentId, publishedAt: { $notNull: true } } });
  const stored: Record<string, string | null>[] = await strapi.db
    .connection('outbox_changes')
    .where({ record_id: documentId })
    .orderBy('seq');
  return { rows, changes: stored.map(changeIn) };
}

function changeIn(row: Record<string, string | null>): Change {
  const base = { seq: row['seq'], type: row['type'], id: row['record_id'], at: row['at'] };
  return (row['action'] === 'publish'
    ? {
        ...{
          ...base,
          action: 'publish',
          firstPublishedAt: row['first_published_at'],
          publishedAt: row['published_at'],
        },
        ...{ hash: row['hash'], record: JSON.parse(row['record'] ?? ''), approval: JSON.parse(row['approval'] ?? '') },
      }
    : { ...base, action: 'withdraw' }) as unknown as Change;
}

export const isPublication = (change: Change): change is PublishChange => change.action === 'publish';

/** No published byte without a valid approval of exactly that byte (E1, B-1, B-2, B-3). */
export function assertApproved({ rows, changes }: PublicState, creator: string): void {
  expect(rows.length).toBeLessThanOrEqual(1);
  const newest = changes.at(-1);
  expect(newest?.action === 'publish').toBe(rows.length === 1);
  for (const change of changes.filter(isPublication)) {
    parsePublished(change);
    const { steps } = change.approval;
    const people = steps.flatMap(({ account, onBehalfOf }) => [account, ...(onBehalfOf ? [onBehalfOf] : [])]);
    expect(new Set(people).size).toBe(people.length);
    // Whoever submits it, for himself or for somebody, its maker judges nothing.
    expect(people.slice(steps[0]?.onBehalfOf ? 2 : 1)).not.toContain(creator);
  }
  const [row] = rows;
  if (row && newest?.action === 'publish') assertSameBytes(row, newest);
}

/** Every plain field of what readers see is what was signed. */
function assertSameBytes(row: Record<string, unknown>, { record, type }: PublishChange): void {
  const definition = contentTypeOf(type);
  const plain = Object.keys(definition.fields).filter((name) =>
    ['text', 'longText', 'richText', 'choice', 'date'].includes(definition.kind(name).kind),
  );
  const valuesOf = (from: Record<string, unknown>) =>
    Object.fromEntries(plain.map((name) => [name, from[name] ?? null]));
  expect(valuesOf(row)).toEqual(valuesOf(record));
}

const signatures = ['review.sign', 'review.emergency'];

/**
 * Each publication is in the audit log, after the signature of just that content, and none is in the log that did not
 * happen (E10).
 */
export async function assertOnRecord(cms: Cms, { documentId }: Place, { changes }: PublicState): Promise<void> {
  const entries = await entriesOf(cms, documentId);
  const hashesOf = (name: string) =>
    entries.flatMap(({ action, details }) => (action === name ? [details['hash']] : []));
  // A confirmation tells readers once more of what they see, under an entry of its own (B-11).
  const isConfirmed = ({ approval }: PublishChange) => approval.emergency?.confirmation !== undefined;
  const publications = changes.filter(isPublication);
  const hashes = (found: readonly PublishChange[]) => found.map(({ hash }) => hash);
  expect(hashesOf('review.publish')).toEqual(hashes(publications.filter((change) => !isConfirmed(change))));
  expect(hashesOf('review.confirm')).toEqual(hashes(publications.filter(isConfirmed)));
  for (const [index, { action, details }] of entries.entries()) {
    if (action !== 'review.publish') continue;
    const signed = entries.slice(0, index).filter((entry) => signatures.includes(entry.action));
    expect(signed.at(-1)?.details['hash']).toBe(details['hash']);
  }
}
