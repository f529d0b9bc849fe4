import { openPublisher } from '../open-publisher.ts';
import type { PublisherConfig } from '../config.ts';
import { rollBack } from '../publish/roll-back.ts';
import { SearchIndexer } from '../search/search-indexer.ts';

/** A rollback in a process that kills itself when an event is logged: `roll-back-child.ts <config> <release> <event>`. */
const [, , config = '{}', to, killAt] = process.argv;
const log = (event: string): void => {
  if (event === killAt) process.kill(process.pid, 'SIGKILL');
};
// The test wrote it.
const publisher = await openPublisher(JSON.parse(config) as PublisherConfig, new SearchIndexer(), log);
await rollBack(publisher, Number(to));
publisher.close();
