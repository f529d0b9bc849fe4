import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A hash over names and contents of all files that the patterns (relative to `folder`) match; equal only when nothing changed. */
export function fingerprint(folder: string, patterns: readonly string[]): string {
  const hash = createHash('sha256').update(process.versions.node);
  const files = globSync([...patterns], { cwd: folder, exclude: ['**/node_modules/**', '**/dist/**'] });
  for (const file of files.sort()) {
    if (statSync(join(folder, file)).isFile()) hash.update(`${file}\0`).update(readFileSync(join(folder, file)));
  }
  return hash.digest('hex');
}
