import { realpathSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { readConfig, signingKey, type PublisherConfig } from '../config.ts';
import { readArguments, UsageError, type Arguments } from './arguments.ts';
import { cliCopy as copy } from './copy.ts';
import { daemonClient, type DaemonClient } from './daemon-client.ts';
import { withProgress } from './progress.ts';
import { statusText } from './status-text.ts';

/** Exit codes: done, not done, asked wrongly. */
const codes = { done: 0, failed: 1, usage: 2 } as const;

/**
 * `pnpm publisher`: asks the publisher at work, or, when none is, opens one for the length of a command. Results go to
 * standard output, progress and problems do not.
 */
async function main(args: readonly string[]): Promise<number> {
  const wanted = readArguments(args);
  const { request } = wanted;
  if (request.kind === 'help') return say(copy.usage, args.length > 0 ? codes.done : codes.usage);
  const config = readConfig(process.env);
  if (request.kind === 'offline-copy') return copyOffline(config, request.file, wanted.isJson);
  const client = daemonClient(config.wakePort, signingKey(config));
  const status = await client.status();
  if (request.kind === 'status') {
    if (!status) throw new Error(copy.notRunning);
    return say(wanted.isJson ? JSON.stringify(status) : statusText(status), codes.done);
  }
  return status ? carryOut(client, wanted) : carryOutAlone(config, wanted);
}

async function carryOut(client: DaemonClient, { request, reason, isJson }: Arguments): Promise<number> {
  if (request.kind !== 'command') return codes.usage;
  const answer = await withProgress(client, client.command(request.command, `console:${userInfo().username}`, reason));
  const text = answer.problem === null ? copy.done(request.command.command, answer.release) : answer.problem;
  return say(isJson ? JSON.stringify(answer) : text, answer.isDone ? codes.done : codes.failed);
}

async function carryOutAlone(config: PublisherConfig, wanted: Arguments): Promise<number> {
  process.stderr.write(`${copy.opening}\n`);
  // Loaded here, so that asking a publisher at work takes no second.
  const { startDaemon } = await import('../daemon/daemon.ts');
  const { openPublisher } = await import('../open-publisher.ts');
  const { SearchIndexer } = await import('../search/search-indexer.ts');
  const search = new SearchIndexer();
  const publisher = await openPublisher({ ...config, wakePort: 0 }, search, () => undefined);
  const daemon = await startDaemon(publisher);
  try {
    return await carryOut(daemonClient(daemon.wakePort, signingKey(config)), wanted);
  } finally {
    await daemon.stop();
    await search.idle();
  }
}

async function copyOffline({ siteVar }: PublisherConfig, file: string, isJson: boolean): Promise<number> {
  const { writeOfflineCopy } = await import('../offline/offline-copy.ts');
  // Files are named from where the officer stands; pnpm goes to the top of the checkout.
  const target = resolve(process.env['INIT_CWD'] ?? process.cwd(), file);
  const files = await writeOfflineCopy(liveRelease(siteVar), target);
  return say(isJson ? JSON.stringify({ file: target, files }) : copy.copied(files, target), codes.done);
}

/** By its number, so that a switch in between does not mix two releases. */
function liveRelease(siteVar: string): string {
  try {
    return realpathSync(join(siteVar, 'current'));
  } catch (cause) {
    throw new Error(copy.noRelease, { cause });
  }
}

function say(text: string, code: number): number {
  process.stdout.write(`${text}\n`);
  return code;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) console.error(`${error.message}\n\n${copy.usage}`);
  else console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof UsageError ? codes.usage : codes.failed;
}
