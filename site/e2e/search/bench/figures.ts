import { percentile } from '../../../../scripts/lib/bench/percentile.ts';

/** How some measurements are spread. */
export interface Spread {
  mean: number;
  p50: number;
  p95: number;
  max: number;
}

export function spread(numbers: readonly number[]): Spread {
  const mean = Math.round(numbers.reduce((sum, number) => sum + number, 0) / numbers.length);
  const at = (share: number): number => Math.round(percentile(numbers, share));
  return { mean, p50: at(0.5), p95: at(0.95), max: at(1) };
}

/** How well and at what cost queries were answered. */
export interface Quality {
  queries: number;
  /** Queries that lacked a record which holds them. */
  missed: string[];
  /** Share of right records among those on first pages. */
  precision: number;
  /** Bytes before the first query can be asked, files of search alone. */
  firstLoadBytes: number;
  /** Bytes a query costs after that, nothing of it known yet. */
  bytes: Spread;
  /** The query asked with nothing of it known yet, and asked again. */
  coldMs: Spread;
  warmMs: Spread;
}
