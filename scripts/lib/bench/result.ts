import { availableParallelism, cpus, totalmem } from 'node:os';
import { copy } from '../copy.mjs';
import { percentile } from './percentile.ts';
import type { HugoPages } from './hugo-layouts.ts';
import type { PeakMemory } from './peak-memory.ts';
import type { Burst, SigningWay } from './publish-to-live.ts';
import type { PageBytes } from './reading.ts';

/** What `pnpm bench --json` prints. What was not run is absent. */
export interface BenchResult {
  machine: Machine;
  records: number;
  /** All pages, lists, feeds and the sitemap, written and live; search apart. */
  build?: { ms: number; memory: PeakMemory; hugoMs: Record<HugoPages, number | undefined>; astroMs?: number };
  search?: { ms: number; pagefindMs?: number };
  startMs?: { samples: number[]; worst: number };
  publishToLiveMs?: { p50: number; p95: number; samples: number[]; memory: PeakMemory };
  /** Signed by one request of the list, and by as many requests as records. */
  burst?: Record<SigningWay, Burst>;
  /** One leader's signature until readers have the warning, while a full build runs. */
  emergencyMs?: { p50: number; p95: number; samples: number[] };
  articleBytes?: PageBytes;
}

interface Machine {
  processor: string;
  cores: number;
  memoryGb: number;
  node: string;
}

export const machine = (): Machine => ({
  processor: cpus()[0]?.model ?? '',
  cores: availableParallelism(),
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
});

export const spread = (samples: number[]) => ({
  p50: percentile(samples, 0.5),
  p95: percentile(samples, 0.95),
  samples,
});

const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} 秒`;
const beside = (ms: number, baseline: number | undefined, name: string): string[] =>
  baseline === undefined ? [] : [`${name} ${seconds(baseline)}（${(ms / baseline).toFixed(2)} ×）`];

/** The same for people, one figure a line, its baseline beside it. */
export function benchTable(result: BenchResult): string {
  const { rows } = copy.bench;
  const { processor, cores, memoryGb, node } = result.machine;
  const lines = [
    [rows.machine, `${processor}，${cores} 核，${memoryGb} GB，Node.js ${node}`],
    [rows.records, String(result.records)],
    ...buildRows(result),
    ...liveRows(result),
  ];
  return ['', ...lines.map(([name, value]) => `  ${name}：${value}`)].join('\n');
}

function buildRows({ build, search, machine: { cores } }: BenchResult): [string, string][] {
  const lines: [string, string][] = [];
  if (build) {
    const { ms, hugoMs, astroMs, memory } = build;
    lines.push([
      rows.build,
      [
        seconds(ms),
        ...beside(ms, hugoMs.equal, rows.hugo.equal),
        ...beside(ms, hugoMs.bare, rows.hugo.bare),
        ...beside(ms, astroMs, 'astro build'),
      ].join('，'),
    ]);
    lines.push([rows.buildMemory, memoryText(memory)]);
  }
  if (search) {
    const share = search.pagefindMs === undefined ? undefined : search.pagefindMs / (cores * 0.6);
    const values = [seconds(search.ms), ...beside(search.ms, search.pagefindMs, 'Pagefind')];
    lines.push([rows.search, [...values, ...beside(search.ms, share, rows.pagefindShare)].join('，')]);
  }
  return lines;
}

function liveRows({
  startMs,
  publishToLiveMs: live,
  burst,
  emergencyMs,
  articleBytes,
}: BenchResult): [string, string][] {
  const lines: [string, string][] = [];
  if (startMs) lines.push([rows.start, seconds(startMs.worst)]);
  if (live) lines.push([rows.live(live.samples.length), `p50 ${seconds(live.p50)}，p95 ${seconds(live.p95)}`]);
  if (live) lines.push([rows.liveMemory, memoryText(live.memory)]);
  for (const way of ['together', 'apart'] as const) {
    const one = burst?.[way];
    if (one)
      lines.push([rows.burst[way](one.count), rows.burstTimes(seconds(one.ms), seconds(one.signedMs), one.releases)]);
  }
  if (emergencyMs) {
    const { samples, p50, p95 } = emergencyMs;
    lines.push([rows.emergency(samples.length), `p50 ${seconds(p50)}，p95 ${seconds(p95)}`]);
  }
  if (articleBytes)
    lines.push([rows.article, `${kilobytes(articleBytes.median)}，最大 ${kilobytes(articleBytes.largest)}`]);
  return lines;
}

const { rows } = copy.bench;
const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;
const memoryText = ({ mainMb, allMb }: PeakMemory) => rows.memory(mainMb, allMb);
