import { join } from 'node:path';
import { root } from '../bootstrap/paths.mjs';
import { startChild, tail } from '../processes/child.ts';
import type { Installation } from '../system/prepare.ts';
import { publisherProgram, type Urls } from '../system/programs.ts';
import { watchMemory } from './peak-memory.ts';
import { readPublisherLog, timeOf } from './publisher-log.ts';

export interface FullBuild {
  /** From the start of the process until readers had the release. */
  fullBuildMs: number;
  /** The part of it that made the search index. */
  searchIndexMs: number;
  peakRssMb: number;
}

/**
 * Runs the publisher to its end. With `--once` it fills an empty snapshot from the feed and builds; with `--rebuild` it
 * builds all pages and the whole index again from the snapshot that it has.
 */
export async function runPublisher(
  installation: Installation,
  urls: Urls,
  mode: '--once' | '--rebuild',
): Promise<FullBuild> {
  const { name, folder, args, env } = publisherProgram(installation, urls);
  const log = join(installation.settings.logFolder, `publisher${mode}.log`);
  const startedAt = Date.now();
  const child = startChild({ name, args: [...args, mode], cwd: join(root, folder), env, log });
  const peak = watchMemory(child.pid);
  await child.ended;
  const peakRssMb = peak();
  const events = readPublisherLog(log);
  if (!events.some(({ event }) => event === 'switched')) throw new Error(tail(child));
  return {
    fullBuildMs: timeOf(events, 'switched') - startedAt,
    searchIndexMs: timeOf(events, 'indexed') - timeOf(events, 'rendered'),
    peakRssMb,
  };
}
