import type { FinishedRelease, ReleasedRecord, ReleaseReport, ReportItem } from '@yangguang/schemas';
import type { Place } from '../../src/plugins/review/server/services/store.ts';
import { testOutboxToken, type Cms } from '../harness.ts';
import { changesOf } from '../records.ts';

/** An instant of a Saturday at which nothing else happens. */
export const at = (second: number): string => new Date(Date.UTC(2026, 10, 21, 6, 3, second)).toISOString();

export const path = '/policies/2026-00001.html';

export async function tell(cms: Cms, report: Partial<ReleaseReport>): Promise<Response> {
  const body = JSON.stringify({ release: null, items: [], releases: [], ...report });
  return cms.fetch('/api/outbox/reports', { method: 'POST', token: testOutboxToken, body });
}

export async function seqOf(cms: Cms, place: Place): Promise<number> {
  return (await changesOf(cms, place)).at(-1)?.seq ?? 0;
}

/** A stage of the newest change of a record. */
export async function tellStage(
  cms: Cms,
  place: Place,
  stage: ReportItem['stage'],
  atInstant: string,
  release: number | null = null,
): Promise<void> {
  const item = { seq: await seqOf(cms, place), stage, at: atInstant, path };
  await tell(cms, {
    release: release === null ? null : { number: release, manifestHash: 'b'.repeat(64), at: atInstant },
    items: [{ ...item, reason: stage === 'quarantined' ? '模板不能生成该记录' : null }],
  });
}

export const released = (place: Place, seq: number | null, more: Partial<ReleasedRecord> = {}): ReleasedRecord => ({
  ...{ id: place.documentId, type: 'policy-document', path, title: '关于开展专项检查的通知', action: 'added', seq },
  ...more,
});

/** A release as the publisher tells it; live two seconds after it was made. */
export function finished(
  number: number,
  records: ReleasedRecord[],
  entry: Partial<FinishedRelease['entry']> = {},
): FinishedRelease {
  const count = (action: ReleasedRecord['action']) => records.filter((record) => record.action === action).length;
  return {
    entry: {
      ...{ number, at: at(10 * number), kind: 'publish', shows: null, manifestHash: String(number).padStart(64, '0') },
      pages: { changed: 7, removed: 0 },
      counts: { added: count('added'), changed: count('changed'), withdrawn: count('withdrawn') },
      records,
      ...entry,
    },
    stageMs: { sync: 12, render: 180, search: 40, write: 90, switch: 3, verify: 25 },
    liveAt: at(10 * number + 2),
  };
}
