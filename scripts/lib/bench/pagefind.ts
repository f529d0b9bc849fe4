import { join } from 'node:path';
import { capture } from '../bootstrap/capture.mjs';
import { root } from '../bootstrap/paths.mjs';
import type { Settings } from '../settings.ts';
import { timed } from './timed.ts';

const site = join(root, 'site');

/** Pagefind's command over the pages of the live release, its index beside them. */
export function measurePagefind({ folder, siteFolder }: Settings): Promise<number> {
  const program = 'node_modules/pagefind/lib/runner/bin.cjs';
  const places = ['--site', join(siteFolder, 'current', 'public'), '--output-path', join(folder, 'pagefind')];
  return timed(() => capture(process.execPath, [program, ...places], { cwd: site, env: process.env }));
}
