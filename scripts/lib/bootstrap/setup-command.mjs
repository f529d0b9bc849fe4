import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture, CommandError } from './capture.mjs';
import { copy } from '../copy.mjs';
import { logFolder } from './paths.mjs';
import { SetupError } from './stage.mjs';

/** What npm and pnpm say when the registry cannot be reached. */
const offline =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|error sending request/;

/**
 * Runs a set-up program and keeps its output in `var/log/<name>.log`.
 *
 * @param {string} what - Chinese name of the step
 * @param {string} name
 * @param {Parameters<typeof capture>} command
 * @returns {Promise<string>} its standard output
 * @throws {SetupError} with what to do when the network is missing, with its last lines otherwise
 */
export async function setupCommand(what, name, ...command) {
  const log = join(logFolder, `${name}.log`);
  mkdirSync(logFolder, { recursive: true });
  try {
    const { stdout, output } = await capture(...command);
    writeFileSync(log, output);
    return stdout;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    writeFileSync(log, error.output);
    if (offline.test(error.output)) throw new SetupError(copy.offline(what));
    throw new SetupError(`${copy.failed(what, log)}\n${error.output.trimEnd().split('\n').slice(-30).join('\n')}`);
  }
}
