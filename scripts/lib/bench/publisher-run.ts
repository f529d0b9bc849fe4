import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from '../bootstrap/paths.mjs';
import { startChild, tail, type Child } from '../processes/child.ts';
import type { Installation } from '../system/prepare.ts';
import { publisherProgram, type Urls } from '../system/programs.ts';
import { watchMemory, type PeakMemory } from './peak-memory.ts';
import { readPublisherLog, timeOf } from './publisher-log.ts';

export interface PublisherRun {
  /** From the start of the process until readers had the release. */
  ms: number;
  /** The part of it in which nothing but the search index was made. */
  searchMs: number;
  memory: PeakMemory;
}

/**
 * Runs the publisher to its end. With `--once` it fills an empty snapshot from the feed and builds; with `--rebuild` it
 * builds all pages and the whole index again from the snapshot that it has.
 */
export async function runPublisher(
  installation: Installation,
  urls: Urls,
  mode: '--once' | '--rebuild',
): Promise<PublisherRun> {
  const startedAt = Date.now();
  const child = start(installation, urls, [mode]);
  const peak = watchMemory(child.pid);
  await child.ended;
  const memory = peak();
  const events = readPublisherLog(child.log);
  if (!events.some(({ event }) => event === 'switched')) throw new Error(tail(child));
  return {
    ms: timeOf(events, 'switched') - startedAt,
    searchMs: timeOf(events, 'indexed') - timeOf(events, 'rendered'),
    memory,
  };
}

/** How long a publisher takes from the start of its process until it takes wake-ups and could begin to publish. */
export async function startToReady(installation: Installation, urls: Urls, times: number): Promise<number[]> {
  const samples: number[] = [];
  for (let turn = 0; turn < times; turn++) {
    const startedAt = Date.now();
    const child = start(installation, urls, []);
    while (!readPublisherLog(child.log).some(({ event }) => event === 'ready')) {
      if (child.hasEnded()) throw new Error(tail(child));
      await wait(10);
    }
    samples.push(timeOf(readPublisherLog(child.log), 'ready') - startedAt);
    await child.stop();
  }
  return samples;
}

function start(installation: Installation, urls: Urls, options: string[]): Child {
  const { name, folder, args, env } = publisherProgram(installation, urls);
  const log = join(installation.settings.logFolder, 'publisher-bench.log');
  return startChild({ name, args: [...args, ...options], cwd: join(root, folder), env, log });
}
