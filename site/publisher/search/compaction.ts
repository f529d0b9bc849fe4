import type { ShardWork } from './shard.ts';

export interface CompactionSettings {
  /** The delta is merged into the other shards when it holds more records than this. */
  deltaRecords: number;
  /** Merges go into the youngest shard until it holds this many; only then into the one before it. */
  youngRecords: number;
  shardRecords: number;
}

/**
 * The shards to merge: none while the delta is small; else the delta with the youngest shard, mostly a small one, so
 * that a merge costs little and shards stay few; and one that is a quarter dead.
 */
export function chooseMerge(
  large: readonly ShardWork[],
  delta: ShardWork | undefined,
  { deltaRecords, youngRecords, shardRecords }: CompactionSettings,
): ShardWork[] {
  if (!delta || delta.size <= deltaRecords) return [];
  const chosen = [delta];
  const size = (): number => chosen.reduce((sum, shard) => sum + shard.size, 0);
  const fits = (shard: ShardWork): boolean => size() + shard.size <= shardRecords;
  const older = large.toReversed();
  const young = older[0];
  if (young && young.size <= youngRecords && fits(young)) chosen.push(...older.splice(0, 1));
  const next = older[0];
  if (size() > youngRecords && next && fits(next)) chosen.push(...older.splice(0, 1));
  const decayed = older.find((shard) => shard.size * 4 < shard.count * 3 && fits(shard));
  return decayed ? [...chosen, decayed] : chosen;
}
