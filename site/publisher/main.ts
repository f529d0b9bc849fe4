import { readConfig } from './config.ts';
import { startDaemon } from './daemon/daemon.ts';
import { logToStdout } from './log.ts';
import { openPublisher } from './open-publisher.ts';
import { publish } from './publish/publish.ts';
import { SearchIndexer } from './search/search-indexer.ts';

/**
 * The publisher. Without arguments it runs until told to stop; `--once` publishes what waits and ends; `--rebuild`
 * builds everything anew and ends.
 */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const search = new SearchIndexer({
    onFailedMerge: (cause) => logToStdout('search-merge-failed', { problem: String(cause) }),
  });
  const publisher = await openPublisher(config, search, logToStdout);
  const isRebuild = process.argv.includes('--rebuild');
  if (isRebuild || process.argv.includes('--once')) {
    if (!(await publish(publisher, isRebuild))) process.exitCode = 1;
    await search.idle();
    publisher.close();
    return;
  }
  const daemon = await startDaemon(publisher);
  logToStdout('ready', { wakePort: daemon.wakePort });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void daemon.stop());
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
