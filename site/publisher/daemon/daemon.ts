import { once } from 'node:events';
import type { CommandAnswer, SignedCommand } from '@yangguang/schemas';
import { carryOut } from './commands.ts';
import { copy } from '../copy.ts';
import { healAltered } from '../publish/heal-altered.ts';
import type { Publisher } from '../open-publisher.ts';
import { healthOf } from '../operations/health.ts';
import { openMetrics } from '../operations/metrics.ts';
import { sendAlarms } from '../operations/send-alarms.ts';
import { previews } from '../preview/previews.ts';
import { publish } from '../publish/publish.ts';
import type { ExpectedRelease } from '../release-guard/find-alterations.ts';
import { guardRelease } from '../release-guard/guard.ts';
import { checkNightly } from '../self-check/nightly-check.ts';
import { previewSettings } from '../preview/render-draft.ts';
import { publisherStatus } from '../operations/status.ts';
import { warmUp } from './warm-up.ts';
import { jsonPage, wakeServer } from '../wake/wake-server.ts';

/** What could not be finished is tried again after this, then after twice as long, up to the poll. */
const firstRetryMs = 500;
/** Paths that an alarm names. */
const namedInAlarm = 10;

/** Between half and all of a time, so that publishers which failed together do not come back together (A7). */
export const jittered = (ms: number, random = Math.random): number => ms * (0.5 + random() / 2);

/** A publisher at work. */
export interface Daemon {
  /** Port on which wake-ups are taken. */
  wakePort: number;
  /** Settles when a cycle met what only damage of the databases accounts for: open them again. */
  doubted: Promise<void>;
  /** Lets the cycle under way finish, then closes everything. */
  stop: () => Promise<void>;
}

/**
 * Publishes when woken and at every poll, one cycle at a time. Wake-ups during a cycle are one more cycle after it, so
 * any number of publications at once costs two releases.
 *
 * @param guardRestMs - how long the guard of the served release rests between two looks.
 */
export async function startDaemon(publisher: Publisher, guardRestMs?: number): Promise<Daemon> {
  const { config, log } = publisher;
  let isStopping = false;
  const { promise: doubted, resolve: noteDoubt } = Promise.withResolvers<void>();
  let wake = (): void => undefined;
  let isWoken = false;
  const onWake = (): void => {
    isWoken = true;
    wake();
  };
  const jobs: (() => Promise<void>)[] = [];
  const metrics = openMetrics(publisher);
  const drafts = previews(config.pageLimits);
  const server = wakeServer(config.webhookSecret, {
    onWake,
    onCommand,
    onPreview: ({ records }) => drafts.render(records, previewSettings(publisher)),
    pages: {
      '/status': () => jsonPage(publisherStatus(publisher)),
      '/health': () => {
        const health = healthOf(publisherStatus(publisher), new Date());
        return jsonPage(health, health.isHealthy ? 200 : 503);
      },
      '/metrics': async () => ({ status: 200, type: metrics.type, body: await metrics.text() }),
    },
  });
  server.listen(config.wakePort, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();

  /** A command waits for the cycle under way, which for its sake waits no longer for the CMS. */
  function onCommand({ command, by, reason }: SignedCommand['data']): Promise<CommandAnswer> {
    log('command', { command, by, reason });
    if (command.command === 'verify') return carryOut(publisher, command);
    return new Promise((resolve) => {
      jobs.push(async () => resolve(isStopping ? refusal() : await carryOut(publisher, command)));
      publisher.patience.lose();
      onWake();
    });
  }

  const refusal = (): CommandAnswer => ({
    ...{ isDone: false, release: publisher.releases.current() ?? null, problem: copy.commands.stopping },
  });

  async function work(): Promise<void> {
    for (let job = jobs.shift(); job; job = jobs.shift()) await job();
  }

  async function run(): Promise<void> {
    let retryMs = firstRetryMs;
    while (!isStopping) {
      isWoken = false;
      await work();
      const isDone = await cycle();
      if (publisher.doubt.isRaised()) noteDoubt();
      const delayMs = isDone ? config.pollMs : jittered(Math.min(retryMs, config.pollMs));
      const dueMs = publisher.trees.dueMs() ?? delayMs;
      retryMs = isDone ? firstRetryMs : retryMs * 2;
      if (!isWoken && !isStopping) await wokenOrTime(Math.min(delayMs, dueMs));
    }
  }

  async function cycle(): Promise<boolean> {
    try {
      const isDone = await cycleOrHeal();
      await warmUp(publisher, () => isWoken || isStopping);
      return isDone;
    } catch (error) {
      log('cycle-failed', { problem: String(error) });
      return false;
    }
  }

  async function cycleOrHeal(): Promise<boolean> {
    const finding = guard.finding();
    if (!finding) return publish(publisher);
    publisher.alarms.raise(
      'release.altered',
      finding.found
        .slice(0, namedInAlarm)
        .map(({ path }) => path)
        .join('、'),
    );
    const isDone = await healAltered(publisher, finding);
    guard.healed();
    return isDone;
  }

  function wokenOrTime(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, delayMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  publisher.trees.workInBackground();
  const guard = guardRelease(config.siteVar, () => servedRelease(publisher), onWake, log, guardRestMs);
  const running = run();
  const stopChecking = checkNightly(publisher, onWake);
  const stopTelling = config.alarmReceiver && sendAlarms(publisher.alarms, config.alarmReceiver, log);
  return {
    wakePort: typeof address === 'object' && address ? address.port : config.wakePort,
    doubted,
    async stop() {
      isStopping = true;
      stopChecking();
      stopTelling?.();
      guard.stop();
      wake();
      server.close();
      await drafts.stop();
      await running;
      await work();
      server.closeAllConnections();
      await publisher.trees.stop();
      publisher.close();
    },
  };
}

/** As the cache has it, which no hand on the served tree reaches. */
function servedRelease({ cache }: Publisher): ExpectedRelease | undefined {
  const label = cache.get('label');
  // Written with the release.
  return label === undefined ? undefined : (JSON.parse(label) as ExpectedRelease);
}
