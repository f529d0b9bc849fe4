import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '@yangguang/schemas';

/** A kept release as it stands on disk. */
export interface KeptTree {
  number: number;
  /** Path → SHA-256 of the files of the public ledger; empty when its list is not to be read. */
  ledger: ReadonlyMap<string, string>;
  /** A file of the public ledger; undefined when its bytes are not those listed. */
  read: (path: string) => string | undefined;
  /** A list beside the web root; undefined when there is none. */
  list: (name: string) => string | undefined;
}

/** The kept releases, the newest first. */
export function keptTrees(siteVar: string): KeptTree[] {
  const folder = join(siteVar, 'releases');
  if (!existsSync(folder)) return [];
  const numbers = readdirSync(folder).filter((name) => /^\d+$/.test(name));
  return numbers
    .map(Number)
    .sort((a, b) => b - a)
    .map((number) => keptTree(join(folder, String(number)), number));
}

function keptTree(folder: string, number: number): KeptTree {
  const list = (name: string): string | undefined => textOf(join(folder, name));
  const ledger = new Map(pathsAndHashes(list('ledger.txt') ?? ''));
  const read = (path: string): string | undefined => {
    const text = textOf(join(folder, 'public', path));
    return text !== undefined && sha256(text) === ledger.get(path) ? text : undefined;
  };
  return { number, ledger, read, list };
}

/** Lines as `sha256sum` writes them. */
export const pathsAndHashes = (list: string): [path: string, hash: string][] =>
  [...list.matchAll(/^([0-9a-f]{64}) {2}(.+)\n/gm)].map(([, hash = '', path = '']) => [path, hash]);

function textOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
