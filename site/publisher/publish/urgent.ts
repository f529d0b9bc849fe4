import { setTimeout as wait } from 'node:timers/promises';
import type { Change } from '@yangguang/schemas';
import { readMeta } from '../../src/content/database.ts';
import type { Publisher } from '../open-publisher.ts';
import { cursorOf } from '../snapshot/apply.ts';
import { checkChange } from '../snapshot/checked-change.ts';
import { waitingShift } from '../snapshot/shift.ts';
import { readFeed } from '../sync/feed-client.ts';
import { touchedKeys, type Work } from './work.ts';

/** How often the CMS is asked, while a full build runs, for what cannot wait for its end. */
const lookEveryMs = 1000;

/** A full build was left for something that cannot wait; what it had done is undone, and it begins again afterwards. */
export class Interrupted extends Error {}

/** What readers must not wait for: a warning that one leader signed, and whatever is to leave the portal (B-11, A13). */
export function isUrgent(change: Change): boolean {
  if (change.action === 'withdraw') return true;
  const { kind, emergency } = change.approval;
  return kind === 'emergency' && !emergency?.confirmation && checkChange(change).kind === 'publish';
}

/**
 * The part of a full build that goes before it: what waits, onto the release that stands, when something urgent is among
 * it. Undefined when nothing is, or when no release stands that a change could be built on.
 */
export function workAhead(publisher: Publisher, { touched, changes }: Work): Work | undefined {
  if (touched !== 'everything' || !isStanding(publisher) || !hasUrgent(publisher)) return undefined;
  return { touched: touchedKeys(publisher.snapshot), changes };
}

function hasUrgent({ snapshot }: Publisher): boolean {
  // Of a first fill everything waits; what has ended by the calendar is no decision that hurries.
  const rows = snapshot
    .prepare<[], string>(
      `SELECT change FROM unreleased
       WHERE action = 'withdraw' AND json_extract(change, '$.isTermOver') IS NULL
         OR json_extract(change, '$.approval.kind') = 'emergency'`,
    )
    .pluck();
  // Passed the second lock before it was stored.
  for (const change of rows.iterate()) if (isUrgent(JSON.parse(change) as Change)) return true;
  return false;
}

/** The live release is known page by page, and was made by the same code from the same snapshot. */
function isStanding({ releases, cache, bundle, snapshot }: Publisher): boolean {
  return (
    cache.get('release') === String(releases.current()) &&
    cache.get('bundle') === bundle.id &&
    cache.get('snapshot') === readMeta(snapshot, 'snapshot') &&
    waitingShift(snapshot) === undefined
  );
}

/** Tells a full build to stop when something urgent has come into the feed meanwhile. */
export interface Watch {
  signal: AbortSignal;
  stop: () => void;
}

/** @returns undefined for a build that could not be left: then nothing else can be shown before it. */
export function watchForUrgent(publisher: Publisher, { touched }: Work): Watch | undefined {
  if (touched !== 'everything' || !isStanding(publisher)) return undefined;
  const found = new AbortController();
  const over = new AbortController();
  void look(publisher, found, over.signal);
  return { signal: found.signal, stop: () => over.abort() };
}

/** Reads ahead in the feed, each change once; nothing of it is stored. */
async function look({ snapshot, config, log }: Publisher, found: AbortController, over: AbortSignal): Promise<void> {
  let after = cursorOf(snapshot);
  while (!over.aborted) {
    try {
      const page = await readFeed({ ...config, signal: over }, after);
      if (page.changes.some(({ parsed }) => parsed && isUrgent(parsed))) {
        log('interrupted', { after });
        return found.abort(new Interrupted('something urgent has come into the feed'));
      }
      after = page.next;
      if (page.next < page.head) continue;
    } catch (error) {
      // The build goes on without; when it is done the feed is asked again, and what is wrong with it is told.
      if (!over.aborted) log('look-failed', { problem: String(error) });
    }
    await wait(lookEveryMs, undefined, { signal: over }).catch(() => undefined);
  }
}
