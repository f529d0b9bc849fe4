import { asHolder } from '../disk/lease.ts';
import { withAlarms } from '../operations/alarm-of.ts';
import { endTerms } from './end-terms.ts';
import { recover } from './recover.ts';
import type { Publisher } from '../open-publisher.ts';
import { releaseWaiting } from './publish.ts';
import { assertReachable, cancelShift, showLatest, showRelease, waitingShift } from '../snapshot/shift.ts';

/**
 * Shows the records again as they stood in a release, without asking the CMS (A12).
 *
 * @returns whether the portal was seen to show them.
 * @throws {YangguangError} `rollback.out-of-reach`, and what stops a publication: the live site is unchanged then.
 */
export async function rollBack(publisher: Publisher, to: number): Promise<boolean> {
  const { snapshot, releases, reader } = publisher;
  assertReachable(snapshot, to, releases.current());
  return shiftTo(publisher, () => showRelease(snapshot, to, new Date().toISOString(), reader.bureau().name));
}

/** Shows the latest approved version of every record again. @see rollBack */
export function rollForward(publisher: Publisher): Promise<boolean> {
  const { snapshot, reader } = publisher;
  return shiftTo(publisher, () => showLatest(snapshot, new Date().toISOString(), reader.bureau().name));
}

function shiftTo(publisher: Publisher, change: () => void): Promise<boolean> {
  return withAlarms(publisher.alarms, () => asHolder(publisher.lease, () => shiftAndRelease(publisher, change)));
}

async function shiftAndRelease(publisher: Publisher, change: () => void): Promise<boolean> {
  publisher.stages.start();
  await recover(publisher);
  // What is over by now is gone before anything is set back.
  endTerms(publisher);
  change();
  try {
    return await releaseWaiting(publisher);
  } catch (error) {
    // It may have failed after the release was complete; then it stands.
    await recover(publisher);
    if (waitingShift(publisher.snapshot)) cancelShift(publisher.snapshot);
    throw error;
  }
}
