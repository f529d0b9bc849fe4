import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { places, readConfig, type PublisherConfig } from './config.ts';
import { startDaemon } from './daemon/daemon.ts';
import { logToStdout } from './log.ts';
import { keepHeapSmall } from './memory.ts';
import { openPublisher } from './open-publisher.ts';
import { publish } from './publish/publish.ts';
import { watchPages } from './render/page-watch.ts';
import { SearchIndexer } from './search/search-indexer.ts';

/**
 * The publisher. Without arguments it runs until told to stop; `--once` publishes what waits and ends; `--rebuild`
 * builds everything anew and ends.
 */
async function main(): Promise<void> {
  keepHeapSmall();
  const config = readConfig(process.env);
  const search = new SearchIndexer({
    onFailedMerge: (cause) => logToStdout('search-merge-failed', { problem: String(cause) }),
  });
  watchPages(config.pageLimits, places(config.siteVar).overruns);
  const isRebuild = process.argv.includes('--rebuild');
  if (!isRebuild && !process.argv.includes('--once')) return serve(config, search);
  const publisher = await openPublisher(config, search, logToStdout);
  if (!(await publish(publisher, isRebuild))) process.exitCode = 1;
  await search.idle();
  // The next publisher has trees to build in, and no copy goes on beside the first publications.
  await publisher.trees.fill();
  publisher.close();
}

/** Runs until told to stop. In doubt about the databases it opens them again: at once, and after that once in a poll (A6). */
async function serve(config: PublisherConfig, search: SearchIndexer): Promise<void> {
  const stopping = new AbortController();
  const stopped = once(stopping.signal, 'abort');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  let doubtedAt = -Infinity;
  while (!stopping.signal.aborted) {
    const daemon = await startDaemon(await openPublisher(config, search, logToStdout));
    logToStdout('ready', { wakePort: daemon.wakePort });
    await Promise.race([stopped, daemon.doubted]);
    await daemon.stop();
    const restMs = Math.max(0, config.pollMs - (performance.now() - doubtedAt));
    doubtedAt = performance.now();
    // Told to stop, it rests no longer.
    await setTimeout(restMs, undefined, { signal: stopping.signal }).catch(() => undefined);
  }
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
