import { releaseStages, type FinishedRelease, type ReleaseReport, type ReportItem } from '@yangguang/schemas';
import { z } from 'zod';
import type { Ledger } from '../ledger/open-ledger.ts';
import type { Log } from '../log.ts';
import type { PageCache } from '../render/page-cache.ts';

export interface ReleaseLabel {
  number: number;
  manifestHash: string;
  at: string;
}

interface Row {
  seq: number;
  stage: string;
  at: string;
  path: string | null;
  reason: string | null;
  release: string | null;
}

const itemsAtOnce = 500;
/** A release of a thousand records is half a megabyte. */
const releasesAtOnce = 8;
const timeoutMs = 15_000;

/** Makes the table of what the CMS is still to be told. */
export function makeReports(db: PageCache['db']): void {
  db.exec(`
    CREATE TABLE IF NOT EXISTS reports (
      seq INTEGER NOT NULL, stage TEXT NOT NULL, at TEXT NOT NULL, path TEXT, reason TEXT, release TEXT,
      PRIMARY KEY (seq, stage)
    ) WITHOUT ROWID;
  `);
}

export type ReportQueue = ReturnType<typeof openReportQueue>;

/** What the CMS is still to be told. Kept on disk, so that a CMS that is down learns it when it is back. */
export function openReportQueue({ db }: PageCache, ledger: Ledger) {
  makeReports(db);
  const insert = db.prepare(
    'INSERT OR REPLACE INTO reports (seq, stage, at, path, reason, release) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const waiting = db.prepare<[number], Row>(
    `SELECT * FROM reports ORDER BY json_extract(release, '$.number'), release, seq LIMIT ?`,
  );
  const remove = db.prepare('DELETE FROM reports WHERE seq = ? AND stage = ? AND at = ?');
  const forget = db.transaction((rows: Row[]) => {
    for (const { seq, stage, at } of rows) remove.run(seq, stage, at);
  });
  return {
    add(item: ReportItem, release: ReleaseLabel | null): void {
      insert.run(item.seq, item.stage, item.at, item.path, item.reason, release && JSON.stringify(release));
    },
    /**
     * Sends what waits, oldest release first.
     *
     * @param note - told of each report whether the CMS took it for right.
     * @returns false when the CMS did not take it: it stays.
     */
    async send(
      cmsUrl: string,
      token: string,
      log: Log,
      signal: AbortSignal,
      note: (isRight: boolean) => void,
    ): Promise<boolean> {
      for (;;) {
        const rows = waiting.all(itemsAtOnce);
        const releases = ledger.untold(releasesAtOnce);
        const [first] = rows;
        if (!first && releases.length === 0) return true;
        const release = first?.release ?? null;
        const batch = rows.filter((row) => row.release === release);
        const status = await post(reportOf(release, batch, releases), cmsUrl, token, signal);
        // What the CMS calls wrong will not become right by repeating it; anything else may pass.
        if (status === 400)
          log('report-refused', {
            seqs: batch.map(({ seq }) => seq),
            releases: releases.map(({ entry }) => entry.number),
          });
        else if (status !== 200 && status !== 204) return false;
        note(status !== 400);
        forget(batch);
        ledger.setTold(releases);
      }
    },
  };
}

function reportOf(release: string | null, rows: Row[], releases: FinishedRelease[]): ReleaseReport {
  const order = (row: Row): number => z.enum(releaseStages).options.indexOf(z.enum(releaseStages).parse(row.stage));
  const sorted = [...rows].sort((a, b) => a.seq - b.seq || order(a) - order(b));
  const items = sorted.map(({ seq, stage, at, path, reason }) => ({
    ...{ seq, at, path, reason },
    stage: z.enum(releaseStages).parse(stage),
  }));
  // Written by `add`.
  return { release: release === null ? null : (JSON.parse(release) as ReleaseLabel), items, releases };
}

/** @returns the HTTP status; 0 when the CMS could not be reached. */
async function post(report: ReleaseReport, cmsUrl: string, token: string, signal: AbortSignal): Promise<number> {
  try {
    const response = await fetch(new URL('/api/outbox/reports', cmsUrl), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(report),
      redirect: 'error',
      signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), signal]),
    });
    return response.status;
  } catch {
    // Told again with the next cycle.
    return 0;
  }
}
