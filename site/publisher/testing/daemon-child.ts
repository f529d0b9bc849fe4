import { places, type PublisherConfig } from '../config.ts';
import { startDaemon } from '../daemon/daemon.ts';
import { logToStdout } from '../log.ts';
import { openPublisher } from '../open-publisher.ts';
import { watchPages } from '../render/page-watch.ts';
import { SearchIndexer } from '../search/search-indexer.ts';

/** A publisher that runs until told to stop, for tests that set what `main.ts` does not: `daemon-child.ts <config as JSON>`. */
// The test wrote it.
const settings = JSON.parse(process.argv[2] ?? '{}') as PublisherConfig;
watchPages(settings.pageLimits, places(settings.siteVar).overruns);
const daemon = await startDaemon(await openPublisher(settings, new SearchIndexer(), logToStdout));
logToStdout('ready', { wakePort: daemon.wakePort });
process.once('SIGTERM', () => void daemon.stop());
