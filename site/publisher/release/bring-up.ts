import { linkSync, mkdirSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { flushFileSystem, flushPaths } from '../disk/flush.ts';

/** Files linked before other work of the process gets its turn. */
const filesAtOnce = 500;
/** Above this many folders the whole file system is flushed once. */
const foldersFlushed = 512;

/**
 * Makes a tree equal to another at the given paths, by hard links and on disk when it returns. Begun again after a kill,
 * with the same paths or more, it comes to the same end.
 */
export async function bringUp(from: string, to: string, paths: readonly string[]): Promise<void> {
  const touched = new Set<string>();
  // Files first that give way: a folder may come where one was.
  await inTurns(paths, (path) => {
    if (ignoring('ENOENT', () => unlinkSync(join(to, path)))) touched.add(dirname(join(to, path)));
  });
  await inTurns(paths, (path) => {
    const target = join(to, path);
    if (ignoring('ENOENT', () => linkSync(join(from, path), target))) return void touched.add(dirname(target));
    // The folder is missing, or the file is no more.
    mkdirSync(dirname(target), { recursive: true });
    if (ignoring('ENOENT', () => linkSync(join(from, path), target)))
      for (let folder = dirname(target); folder.length >= to.length; folder = dirname(folder)) touched.add(folder);
  });
  if (touched.size > foldersFlushed) await flushFileSystem(to);
  else await flushPaths(touched);
}

/** @returns whether it was done; false when the system answered with this code. */
function ignoring(code: string, action: () => void): boolean {
  try {
    action();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === code) return false;
    throw error;
  }
}

async function inTurns(paths: readonly string[], action: (path: string) => void): Promise<void> {
  for (const [index, path] of paths.entries()) {
    action(path);
    if (index % filesAtOnce === filesAtOnce - 1) await new Promise(setImmediate);
  }
}
