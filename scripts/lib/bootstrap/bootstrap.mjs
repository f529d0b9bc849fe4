import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { copy } from '../copy.mjs';
import { install } from './install.mjs';
import { root } from './paths.mjs';
import { findToolchain } from './toolchain.mjs';
import { SetupError, stage } from './stage.mjs';

const followParent = new URL('../processes/follow-parent.mjs', import.meta.url).href;

/**
 * Gets the right Node and pnpm, installs the dependencies, then runs a program of the checkout with them.
 *
 * @param {string} program - path from the top of the checkout
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
export async function run(program, args) {
  try {
    const toolchain = await stage(copy.toolchain, findToolchain);
    await stage(copy.install, () => install(toolchain));
    return await follow(toolchain, [join(root, program), ...args]);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(`\n${error.message}`);
    return 1;
  }
}

/**
 * Runs the program in this one's place: its output, its input, its signals, its exit code.
 *
 * @param {import('./toolchain.mjs').Toolchain} toolchain
 * @param {string[]} args
 * @returns {Promise<number>}
 */
function follow(toolchain, args) {
  /** @type {import('node:child_process').SpawnOptions} */
  const options = { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env: toolchain.env };
  // Ctrl-C reaches the child from the terminal too; this process only has to outlive it.
  const child = spawn(toolchain.node, ['--import', followParent, ...args], options);
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, () => void child.kill(signal));
  whenNpmIsGone(() => void child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/**
 * npm runs its scripts through a shell, and a request to end stops at that shell: the script lives on, unseen.
 *
 * @param {() => void} action
 */
function whenNpmIsGone(action) {
  if (!process.env['npm_lifecycle_event']) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    action();
  }, 250);
  watch.unref();
}
