import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The release checker: an oracle that shares no code with the publisher. It knows the form of a release from
 * `docs/contracts.md` alone, so a mistake in the publisher's own lists or hashes does not hide itself.
 */

/** Lists of the files below a web root; those marked may be absent. */
const lists = { 'manifest.txt': true, 'search.txt': true, 'old.txt': true, 'ledger.txt': false };

/** What is wrong with the site in a folder: empty when `current` names one whole release. */
export function siteFaults(siteVar: string): string[] {
  const link = currentTarget(siteVar);
  if (link === undefined) return ['current is no link to a release'];
  return releaseFaults(join(siteVar, link));
}

/** Where `current` points to, as it stands in the link; undefined when it is no link of the expected form. */
export function currentTarget(siteVar: string): string | undefined {
  try {
    const target = readlinkSync(join(siteVar, 'current'));
    return /^releases\/\d+$/.test(target) ? target : undefined;
  } catch {
    return undefined;
  }
}

/** What is wrong with one release: every file is listed once with its bytes, and the lists are those it names. */
export function releaseFaults(folder: string): string[] {
  try {
    return [...labelFaults(folder), ...treeFaults(folder), ...goneFaults(folder)];
  } catch (error) {
    return [`${folder} cannot be read: ${String(error)}`];
  }
}

/** Path → SHA-256 of every file that the release lists. @throws when a list is missing, torn or names a path twice. */
export function listedFiles(folder: string): Map<string, string> {
  const listed = new Map<string, string>();
  for (const [name, isNeeded] of Object.entries(lists)) {
    const text = isNeeded || exists(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '';
    if (text !== '' && !text.endsWith('\n')) throw new Error(`${name} ends within a line`);
    for (const line of text.split('\n').slice(0, -1)) {
      const [, hash, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
      if (hash === undefined || path === undefined) throw new Error(`${name} has a line of no known form: ${line}`);
      if (listed.has(path)) throw new Error(`${path} is listed twice`);
      listed.set(path, hash);
    }
  }
  return listed;
}

/** Paths that answer 410. */
export function gonePaths(folder: string): string[] {
  return JSON.parse(readFileSync(join(folder, 'gone.json'), 'utf8')) as string[];
}

/** `release.json` names its own number and the check values of its lists. */
function labelFaults(folder: string): string[] {
  const label = JSON.parse(readFileSync(join(folder, 'release.json'), 'utf8')) as Record<string, unknown>;
  const faults: string[] = [];
  if (folder.split('/').at(-1) !== String(label['number']))
    faults.push(`${folder} is numbered ${String(label['number'])}`);
  if (label['manifestHash'] !== hashOf(join(folder, 'manifest.txt'))) faults.push('manifest.txt is not the one named');
  if (label['searchHash'] !== hashOf(join(folder, 'search.txt'))) faults.push('search.txt is not the one named');
  return faults;
}

function treeFaults(folder: string): string[] {
  const listed = listedFiles(folder);
  const faults: string[] = [];
  for (const path of namesBelow(join(folder, 'public'), '', faults)) {
    const expected = listed.get(path);
    if (expected === undefined) faults.push(`${path} is in no list`);
    else if (hashOf(join(folder, 'public', path)) !== expected) faults.push(`${path} has other bytes`);
    listed.delete(path);
  }
  return [...faults, ...[...listed.keys()].map((path) => `${path} is missing`)];
}

/** The path of a withdrawn record answers with a page of the release; lists that are no more have none. */
function goneFaults(folder: string): string[] {
  const listed = listedFiles(folder);
  return gonePaths(folder).flatMap((path) =>
    !/\/\d{4}-\d{5}\.(html|json)$/.test(path) || listed.has(decodeURIComponent(path).slice(1))
      ? []
      : [`${path} answers 410 and has no page`],
  );
}

/** Every file below a folder; anything that is neither file nor folder is a fault. */
function namesBelow(root: string, below: string, faults: string[]): string[] {
  return readdirSync(join(root, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) return namesBelow(root, path, faults);
    if (!entry.isFile()) faults.push(`${path} is no plain file`);
    return entry.isFile() ? [path] : [];
  });
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
