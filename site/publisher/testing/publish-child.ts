import { places, type PublisherConfig } from '../config.ts';
import { logToStdout } from '../log.ts';
import { openPublisher } from '../open-publisher.ts';
import { publish } from '../publish/publish.ts';
import { watchPages } from '../render/page-watch.ts';
import { SearchIndexer } from '../search/search-indexer.ts';

/**
 * One cycle in a process of its own, for tests that do it harm: `publish-child.ts <config as JSON> [--rebuild] [<event> [<signal>]]`.
 * With `--rebuild` it builds everything anew. With an event, the process sends itself a signal, SIGKILL, the moment that event is logged. Says `open` when the cycle begins.
 */
const given = process.argv.slice(2);
const [config = '{}', signalAt, signal = 'SIGKILL'] = given.filter((each) => each !== '--rebuild');
const log: typeof logToStdout = (event, details) => {
  logToStdout(event, details);
  if (event === signalAt) process.kill(process.pid, signal);
};
try {
  // The test wrote it.
  const settings = JSON.parse(config) as PublisherConfig;
  watchPages(settings.pageLimits, places(settings.siteVar).overruns);
  const publisher = await openPublisher(settings, new SearchIndexer(), log);
  log('open');
  if (!(await publish(publisher, given.includes('--rebuild')))) process.exitCode = 2;
  publisher.close();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
