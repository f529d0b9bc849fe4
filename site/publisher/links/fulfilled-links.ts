import { recordPath, attachmentPath, type PublishChange, type AnyRecord } from '@yangguang/schemas';
import type { Snapshot } from '../../src/content/database.ts';
import { linksOfTexts } from './dead-links.ts';
import { recordPathOf } from '../../src/content/internal-links.ts';

/** A change held back for its links: where it would stand, what it brings, what it needs. */
interface Waiting {
  seq: number;
  brings: string[];
  needs: string[];
}

/**
 * Changes held back for a link to what was not public, and whose links would now all lead somewhere: to what is public,
 * or to each other, since two records that link to one another can only go out together.
 *
 * @returns their places in the feed.
 */
export function fulfilledLinks(db: Snapshot, origin: string, isPage: (path: string) => boolean): Set<number> {
  let waiting = db
    .prepare<[], string>(`SELECT change FROM quarantine WHERE cause = 'link' ORDER BY seq`)
    .pluck()
    .all()
    .map((change) => waitingOf(JSON.parse(change) as PublishChange, origin));
  const stands = db
    .prepare<[string, string, string], number>(
      `SELECT 1 FROM records WHERE path = ? UNION SELECT 1 FROM tombstones WHERE path = ?
       UNION SELECT 1 FROM attachments WHERE path = ?`,
    )
    .pluck();
  for (;;) {
    const brought = new Set(waiting.flatMap(({ brings }) => brings));
    const fulfilled = waiting.filter(({ needs }) =>
      needs.every((path) => brought.has(path) || stands.get(path, path, path) !== undefined || isPage(path)),
    );
    if (fulfilled.length === waiting.length) return new Set(fulfilled.map(({ seq }) => seq));
    waiting = fulfilled;
  }
}

/** Passed the second lock before it was held back, so the record is what it says. */
function waitingOf({ seq, record }: PublishChange, origin: string): Waiting {
  const published = record as AnyRecord;
  return {
    seq,
    brings: [recordPath(published), ...published.attachments.map(attachmentPath)],
    needs: linksOfTexts(published, origin).map(({ path }) => recordPathOf(path) ?? path),
  };
}
