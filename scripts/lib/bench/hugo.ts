import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { capture, CommandError } from '../bootstrap/capture.mjs';
import { writeHugoSite } from './hugo-site.ts';
import { timed } from './timed.ts';
import { uniqueRecords } from './unique-records.ts';

/** Hugo over the same records; undefined where there is no Hugo. */
export async function measureHugo(parent: string, count: number): Promise<number | undefined> {
  if (!(await isPresent())) return undefined;
  const folder = join(parent, 'hugo');
  mkdirSync(folder);
  writeHugoSite(folder, uniqueRecords(count));
  return timed(() => capture('hugo', ['--source', folder, '--quiet'], {}));
}

async function isPresent(): Promise<boolean> {
  try {
    await capture('hugo', ['version'], {});
    return true;
  } catch (error) {
    if (error instanceof CommandError) return false;
    throw error;
  }
}
