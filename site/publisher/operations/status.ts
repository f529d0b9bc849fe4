import type { PublisherStatus } from '@yangguang/schemas';
import { readMeta, type Snapshot } from '../../src/content/database.ts';
import type { Publisher } from '../open-publisher.ts';

/** Quarantined and rolled back records that a status names; there are rarely any. */
const namedRecords = 1000;

/** What the publisher is doing and what waits, for the admin, the command line and whoever watches. */
export function publisherStatus({
  snapshot,
  releases,
  ledger,
  stages,
  alarms,
  checks,
  bundle,
}: Publisher): PublisherStatus {
  const release = releases.current() ?? null;
  return {
    release,
    stage: stages.current(),
    isIncremental: checks.isTrusted(bundle.id),
    waiting: waiting(snapshot),
    quarantined: snapshot
      .prepare<[number], PublisherStatus['quarantined'][number]>(
        'SELECT seq, id, reason, at FROM quarantine ORDER BY seq LIMIT ?',
      )
      .all(namedRecords),
    rolledBack: snapshot
      .prepare<[number], PublisherStatus['rolledBack'][number]>(
        'SELECT id, path FROM rolled_back ORDER BY path LIMIT ?',
      )
      .all(namedRecords),
    kept: release === null ? [] : reachable(snapshot, release).filter((number) => ledger.find(number)),
    alarms: alarms.list(),
  };
}

/** Numbers that a rollback may name, the newest first. */
export function reachable(snapshot: Snapshot, live: number): number[] {
  const since = Number(readMeta(snapshot, 'undoSince') ?? live);
  return Array.from({ length: Math.max(0, live - since) }, (_, index) => live - 1 - index);
}

function waiting(snapshot: Snapshot): PublisherStatus['waiting'] {
  const row = snapshot
    .prepare<[], PublisherStatus['waiting']>('SELECT count(*) AS changes, min(received_at) AS since FROM unreleased')
    .get();
  return row ?? { changes: 0, since: null };
}
