import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Paths that were ever live and of which a release says nothing: neither a file nor that they are gone (I-7). */
export function lostPaths(ledgerFile: string, folder: string): string[] {
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const lines = ['manifest.txt', 'ledger.txt'].flatMap((name) => read(name).split('\n'));
  const listed = new Set(lines.map((line) => line.slice(66)));
  // Written by the publisher with the release.
  const gone = new Set((JSON.parse(read('gone.json')) as string[]).map(fileAt));
  const ledger = new Database(ledgerFile, { readonly: true, fileMustExist: true });
  try {
    const paths = ledger.prepare<[], string>('SELECT path FROM ever_live ORDER BY path').pluck().all();
    return paths.filter((path) => !listed.has(path) && !gone.has(path)).map((path) => `/${path}`);
  } finally {
    ledger.close();
  }
}

/** Name below the web root of what stands at a path. */
export function fileAt(path: string): string {
  const name = decodeURIComponent(path).slice(1);
  return name === '' || name.endsWith('/') ? `${name}index.html` : name;
}
