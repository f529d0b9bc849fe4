import { openPublisher } from '../open-publisher.ts';
import type { PublisherConfig } from '../config.ts';
import { publish } from '../publish.ts';
import { SearchIndexer } from '../search/search-indexer.ts';

/**
 * One cycle in a process of its own, for tests that kill it: `publish-child.ts <config as JSON> [<event>]`. With an
 * event, the process kills itself the moment that event is logged. Says `open` when the cycle begins.
 */
const [, , config = '{}', killAt] = process.argv;
const log = (event: string): void => {
  if (event === killAt) process.kill(process.pid, 'SIGKILL');
};
// The test wrote it.
const publisher = await openPublisher(JSON.parse(config) as PublisherConfig, new SearchIndexer(), log);
process.stdout.write('open\n');
await publish(publisher);
publisher.close();
