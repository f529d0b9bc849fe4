import { existsSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { copy } from './lib/copy.mjs';
import { settings } from './lib/settings.ts';
import { takeFolder } from './lib/system/running.ts';

/** `pnpm reset`: back to the day before the first start. Asks first, unless `--yes`. @returns the exit code */
async function reset(): Promise<number> {
  const { values } = parseArgs({ options: { yes: { type: 'boolean', default: false } } });
  const { folder } = settings();
  if (!existsSync(folder)) return say(copy.reset.nothing(folder));
  const running = await takeFolder(settings());
  if ('urls' in running) return say(copy.reset.running, 1);
  running.close();
  if (!values.yes && !(await isConfirmed(folder))) return say(copy.reset.kept, 1);
  rmSync(folder, { recursive: true });
  return say(copy.reset.done(folder));
}

function say(text: string, exitCode = 0): number {
  console.log(text);
  return exitCode;
}

/** Without a terminal there is nobody to ask: then it stays. */
async function isConfirmed(folder: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await prompt.question(copy.reset.question(folder));
  prompt.close();
  return answer.trim() === copy.reset.yes;
}

process.exitCode = await reset();
