import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from '../bootstrap/capture.mjs';
import { root } from '../bootstrap/paths.mjs';
import type { Settings } from '../settings.ts';
import { timed } from './timed.ts';

/** Plain `astro build` of the same pages from the same snapshot. */
export function measureAstro(settings: Settings): Promise<number> {
  const env = {
    ...process.env,
    YANGGUANG_SNAPSHOT: join(settings.siteFolder, 'snapshot.db'),
    YANGGUANG_BUREAU: settings.bureauFile,
    YANGGUANG_OUT: mkdtempSync(join(settings.folder, 'static-')),
    ASTRO_TELEMETRY_DISABLED: '1',
  };
  const program = ['--max-old-space-size=16384', 'node_modules/astro/bin/astro.mjs', 'build'];
  return timed(() => capture(process.execPath, program, { cwd: join(root, 'site'), env }));
}
