import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { testDist } from '../folders.ts';

const program = join(testDist, 'src', 'plugins', 'importer', 'server', 'cli', 'main.js');

interface Ended {
  code: number;
  text: string;
}

/** Runs `pnpm run import` with the settings of the running system, whose folder is given. */
export function runCli(folder: string, args: readonly string[], nodeOptions = ''): Promise<Ended> {
  const env = { ...process.env, NODE_OPTIONS: nodeOptions };
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { cwd: folder, env, maxBuffer: 1e8 }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, text: `${stderr}${stdout}` }),
    );
  });
}
