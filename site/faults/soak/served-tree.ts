import { lstatSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Each file below a folder: which one it is, how long, and when it was written last. */
export function photograph(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const { ino, size, mtimeNs } = lstatSync(path, { bigint: true });
      return [relative(folder, path), [ino, size, mtimeNs].join(' ')];
    }),
  );
}

/** Files that came, went, were replaced or written into between two photographs of a folder. */
export function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path));
}
