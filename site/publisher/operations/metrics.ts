import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { publishingStages, type FinishedRelease } from '@yangguang/schemas';
import type { Publisher } from '../open-publisher.ts';
import { publisherStatus } from './status.ts';
import { percentile } from './percentile.ts';

const weekMs = 7 * 24 * 60 * 60 * 1000;
/** Releases looked at for the figures of the week. */
const ofTheWeek = 1000;
const quantiles = [0.5, 0.95];

export interface Metrics {
  type: string;
  /** In the form Prometheus reads. */
  text: () => Promise<string>;
}

/** How the publisher is, in figures. Most are read when somebody asks; nothing is counted on the way of a release. */
export function openMetrics(publisher: Publisher): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const gauge = (name: string, help: string, value: () => number | null): void => {
    new Gauge({
      name: `yangguang_${name}`,
      help,
      registers,
      collect() {
        this.set(value() ?? Number.NaN);
      },
    });
  };
  const status = () => publisherStatus(publisher);
  gauge('release', 'Number of the release being served', () => status().release);
  gauge('waiting_changes', 'Changes that have come and are not live', () => status().waiting.changes);
  gauge('waiting_seconds', 'Age of the oldest change that is not live', () => ageSeconds(status().waiting.since));
  gauge('quarantined_records', 'Records held back', () => status().quarantined.length);
  gauge('rolled_back_records', 'Records shown in an earlier version', () => status().rolledBack.length);
  gauge('incremental', '1 while releases are built from what changed alone', () => Number(status().isIncremental));
  gauge(
    'self_check_timestamp_seconds',
    'When the last self-check ended',
    () => publisher.checks.checkedAt().getTime() / 1000,
  );
  alarmGauge(publisher, registers);
  stageHistogram(publisher, registers);
  liveGauge(publisher, registers);
  return { type: register.contentType, text: () => register.metrics() };
}

const ageSeconds = (since: string | null): number => (since === null ? 0 : (Date.now() - Date.parse(since)) / 1000);

function alarmGauge({ alarms }: Publisher, registers: Registry[]): void {
  const gauge = new Gauge({
    ...{ name: 'yangguang_alarm', help: 'Alarms that are on', labelNames: ['code'], registers },
    collect() {
      gauge.reset();
      for (const { code } of alarms.list()) gauge.set({ code }, 1);
    },
  });
}

/** Each release once, from the first that this process has seen live. */
function stageHistogram({ ledger }: Publisher, registers: Registry[]): void {
  let seen = ledger.list(1)[0]?.entry.number ?? 0;
  const histogram = new Histogram({
    ...{
      name: 'yangguang_stage_seconds',
      help: 'How long each stage of a release took',
      labelNames: ['stage'],
      registers,
    },
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
    collect() {
      for (const { entry, stageMs } of finishedSince(ledger, seen)) {
        for (const stage of publishingStages)
          if (stageMs[stage] !== undefined) histogram.observe({ stage }, stageMs[stage] / 1000);
        seen = entry.number;
      }
    },
  });
}

/** Releases after a number that are live, the oldest first. */
function finishedSince(ledger: Publisher['ledger'], number: number): FinishedRelease[] {
  const newer = ledger.list(ofTheWeek).filter(({ entry }) => entry.number > number);
  return newer.filter(({ liveAt }) => liveAt !== null).reverse();
}

function liveGauge(publisher: Publisher, registers: Registry[]): void {
  const gauge = new Gauge({
    name: 'yangguang_publish_to_live_seconds',
    help: 'From the publication of a record until the portal was seen to show it, over the last seven days',
    ...{ labelNames: ['quantile'], registers },
    collect() {
      const times = secondsToLive(publisher);
      gauge.reset();
      for (const quantile of quantiles)
        if (times.length > 0) gauge.set({ quantile: String(quantile) }, percentile(times, quantile));
    },
  });
}

/** Of records that are still as a release of the week brought them; what came in with its old date does not count. */
function secondsToLive({ ledger, reader }: Publisher): number[] {
  reader.refresh();
  return ledger.list(ofTheWeek).flatMap(({ entry, liveAt }) => {
    if (entry.kind !== 'publish' || liveAt === null || Date.now() - Date.parse(liveAt) > weekMs) return [];
    return entry.records.flatMap(({ id }) => {
      const item = reader.record(id);
      const isMigrated = item?.approval.kind === 'migration';
      return !item || isMigrated || item.release !== entry.number
        ? []
        : [(Date.parse(liveAt) - Date.parse(item.publishedAt)) / 1000];
    });
  });
}
