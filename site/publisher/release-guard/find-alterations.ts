import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** The release that ought to be served, as the publisher made it. */
export interface ExpectedRelease {
  number: number;
  manifestHash: string;
}

/** Something in the served tree that is not as the publisher left it. */
export interface Alteration {
  /** Below the folder of releases' parent: `current`, `releases/7/public/index.html`. */
  path: string;
  problem: 'altered' | 'foreign' | 'missing';
  /** Number of the file itself, by which its other names are found; 0 when there is no such file. */
  inode: number;
}

const lists = ['manifest.txt', 'search.txt', 'old.txt', 'ledger.txt'];
/** Works this long, then rests three times as long: a check takes a quarter of one core at most. */
const sliceMs = 40;

/**
 * Looks at every name and every byte of the served release, unhurried (A16). The check value comes from the publisher
 * and not from the tree, so a manifest that was altered too does not help.
 */
export async function findAlterations(siteVar: string, expected: ExpectedRelease): Promise<Alteration[]> {
  const folder = join('releases', String(expected.number));
  const found = listAlterations(siteVar, folder, expected.manifestHash);
  // The lists say what belongs here; without them everything is in doubt, and one finding is enough.
  if (found.length > 0) return found;
  const listed = readLists(join(siteVar, folder));
  const rest = resting();
  for (const path of namesBelow(join(siteVar, folder, 'public'), '')) {
    const full = join(folder, 'public', path);
    const hash = listed.get(path);
    listed.delete(path);
    if (hash === undefined) found.push(alteration(siteVar, full, 'foreign'));
    else if (hashOf(join(siteVar, full)) !== hash) found.push(alteration(siteVar, full, 'altered'));
    await rest();
  }
  for (const path of listed.keys()) found.push(alteration(siteVar, join(folder, 'public', path), 'missing'));
  return found;
}

function listAlterations(siteVar: string, folder: string, manifestHash: string): Alteration[] {
  const manifest = join(folder, 'manifest.txt');
  if (hashOf(join(siteVar, manifest)) !== manifestHash) return [alteration(siteVar, manifest, 'altered')];
  const search = join(folder, 'search.txt');
  const label = readJson(join(siteVar, folder, 'release.json')) as { searchHash?: string } | undefined;
  if (hashOf(join(siteVar, search)) !== label?.searchHash) return [alteration(siteVar, search, 'altered')];
  return [];
}

function readLists(folder: string): Map<string, string> {
  const texts = lists.map((name) => join(folder, name)).filter((file) => existsSync(file));
  const lines = texts.flatMap((file) => readFileSync(file, 'utf8').split('\n').filter(Boolean));
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}

/** Every name below a folder that is no folder itself; links are names, and are not followed. */
function* namesBelow(root: string, below: string): Generator<string> {
  for (const entry of readdirSync(join(root, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) yield* namesBelow(root, path);
    else yield path;
  }
}

/** Undefined for what is no plain file. */
function hashOf(file: string): string | undefined {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile()) return undefined;
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

export function alteration(siteVar: string, path: string, problem: Alteration['problem']): Alteration {
  return { path, problem, inode: lstatSync(join(siteVar, path), { throwIfNoEntry: false })?.ino ?? 0 };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Gone or no JSON any more: as good as altered.
    return undefined;
  }
}

function resting(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < sliceMs) return;
    await wait(3 * sliceMs);
    since = performance.now();
  };
}
