import { copy } from '../copy.mjs';

/** What `pnpm bench --json` prints. */
export interface BenchResult {
  records: number;
  fullBuildMs: number;
  searchIndexMs: number;
  peakRssMb: number;
  publishToLiveMs: { p50: number; p95: number; samples: number };
  baselineMs: { astroBuild: number; pagefindCli: number; hugo?: number };
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} 秒`;

/** The same for people, one figure a line. */
export function benchTable(result: BenchResult): string {
  const { publishToLiveMs: live, baselineMs: baseline } = result;
  const baselineSum = baseline.astroBuild + baseline.pagefindCli;
  const rows = [
    [copy.bench.rows.records, String(result.records)],
    [copy.bench.rows.full, `${seconds(result.fullBuildMs)}（${(result.fullBuildMs / baselineSum).toFixed(2)} ×）`],
    [copy.bench.rows.search, seconds(result.searchIndexMs)],
    [copy.bench.rows.live(live.samples), `p50 ${seconds(live.p50)}，p95 ${seconds(live.p95)}`],
    [copy.bench.rows.memory, `${result.peakRssMb} MB`],
    [copy.bench.rows.baseline, `${seconds(baseline.astroBuild)} + ${seconds(baseline.pagefindCli)}`],
    ...(baseline.hugo === undefined ? [] : [[copy.bench.rows.hugo, seconds(baseline.hugo)]]),
  ];
  return ['', ...rows.map(([name, value]) => `  ${name}：${value}`)].join('\n');
}
