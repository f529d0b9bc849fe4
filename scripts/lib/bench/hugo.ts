import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { capture, CommandError } from '../bootstrap/capture.mjs';
import type { HugoPages } from './hugo-layouts.ts';
import { levelGround } from './level-ground.ts';
import { writeHugoSite } from './hugo-site.ts';
import { timed } from './timed.ts';

/** Hugo over the same records, in milliseconds; undefined where there is no Hugo. */
export async function measureHugo(parent: string, count: number, pages: HugoPages): Promise<number | undefined> {
  if (!(await isPresent())) return undefined;
  const folder = join(parent, `hugo-${pages}`);
  writeHugoSite(folder, count, pages);
  await levelGround(filesBelow(join(folder, 'content')));
  return timed(() => capture('hugo', ['--source', folder, '--quiet'], {}));
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

async function isPresent(): Promise<boolean> {
  try {
    await capture('hugo', ['version'], {});
    return true;
  } catch (error) {
    if (error instanceof CommandError) return false;
    throw error;
  }
}
