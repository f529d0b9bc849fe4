import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeedPage } from '@yangguang/schemas';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openSnapshotForWriting } from '../../src/content/database.ts';
import { syncChanges } from '../publish/sync-changes.ts';
import { startFeedServer } from '../testing/feed-server.ts';
import { publishChange, withdrawChange } from '../testing/sample-change.ts';
import { sampleRecord } from '../testing/sample-record.ts';

/** More of them at night. */
const numRuns = Number(process.env['YANGGUANG_HISTORIES'] ?? 100);

/** A history of changes: which record, and its new title, or that it is withdrawn. */
const changes = fc.array(
  fc.record({ record: fc.integer({ min: 1, max: 6 }), title: fc.option(fc.constantFrom('甲', '乙', '丙')) }),
  {
    minLength: 1,
    maxLength: 40,
  },
);

type Disturbance = (page: FeedPage, last: FeedPage) => unknown;

/** What may become of a page of the feed between the CMS and the publisher (B3). */
const disturbances: Record<string, Disturbance> = {
  none: (page) => page,
  short: (page) => shortened(page, 3),
  'the page before again': (_, last) => last,
  'messages twice': (page) => ({ ...page, changes: page.changes.flatMap((change) => [change, change]) }),
  'messages ten times': (page) => ({
    ...page,
    changes: page.changes.flatMap((change) => Array(10).fill(change) as unknown[]),
  }),
  reordered: (page) => ({ ...page, changes: [...page.changes].reverse() }),
  'a message lost': (page) => ({ ...page, changes: page.changes.slice(1) }),
  'the last lost': (page) => ({ ...page, changes: page.changes.slice(0, -1) }),
  'a message lost, counted anew': (page) => ({ ...page, changes: page.changes.slice(1), next: page.next - 1 }),
  'nothing new, it says': (page) => ({ ...page, changes: [], next: page.head }),
  'half a message': (page) => JSON.stringify(page).slice(0, 60),
};

/** A page that cannot be right is refused as a whole. */
function expectHarmless(error: unknown): void {
  expect(error).toMatchObject({ code: expect.stringMatching(/^feed\.(unreadable|other-history)$/) as string });
}

function shortened(page: FeedPage, count: number): FeedPage {
  const kept = page.changes.slice(0, count);
  return { ...page, changes: kept, next: page.next - page.changes.length + kept.length };
}

test(`${numRuns} histories over a feed that doubles, reorders and loses: the records are those of a plain model (B3)`, async () => {
  const feed = await startFeedServer();
  const folder = mkdtempSync(join(tmpdir(), 'yangguang-feed-'));
  const config = { cmsUrl: feed.url, outboxToken: feed.token, filesFolder: folder };
  const names = fc.array(fc.constantFrom(...Object.keys(disturbances)), { maxLength: 25 });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(changes, names, async (history, onTheWay) => {
      run += 1;
      const model = new Map<string, string>();
      feed.changes = history.map(({ record, title }, index) => {
        const version = sampleRecord('article', record, { title: title ?? '标题' });
        if (title === null) model.delete(version.id);
        else model.set(version.id, `${title} ${index + 1}`);
        return title === null ? withdrawChange(version, index + 1) : publishChange(version, index + 1);
      });
      const waiting = [...onTheWay];
      let last: FeedPage = { epoch: feed.epoch, changes: [], next: 0, head: 0 };
      feed.disturb = (page) => {
        const disturbed = disturbances[waiting.shift() ?? 'none']?.(page, last);
        last = page;
        return disturbed;
      };
      const db = openSnapshotForWriting(join(folder, `${run}.db`));
      db.pragma('synchronous = OFF');
      // A cycle is followed by another; what a disturbed one missed, the first undisturbed one brings.
      while (waiting.length > 0) await syncChanges(db, config).catch((error: unknown) => expectHarmless(error));
      await syncChanges(db, config);
      const rows = db
        .prepare<[], { id: string; title: string; seq: number }>('SELECT id, title, seq FROM records')
        .all();
      db.close();
      expect(new Map(rows.map(({ id, title, seq }) => [id, `${title} ${seq}`]))).toEqual(model);
    }),
    { numRuns },
  );
  await feed.close();
  rmSync(folder, { recursive: true });
});
