import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from '../bootstrap/capture.mjs';
import { root } from '../bootstrap/paths.mjs';
import type { Settings } from '../settings.ts';

export interface Baselines {
  astroBuild: number;
  pagefindCli: number;
}

const site = join(root, 'site');

/** The same snapshot with the tools as they come: `astro build` of the same pages, and Pagefind's command over them. */
export async function measureBaselines(settings: Settings): Promise<Baselines> {
  const output = mkdtempSync(join(settings.folder, 'static-'));
  const env = {
    ...process.env,
    YANGGUANG_SNAPSHOT: join(settings.siteFolder, 'snapshot.db'),
    YANGGUANG_BUREAU: settings.bureauFile,
    YANGGUANG_OUT: output,
    ASTRO_TELEMETRY_DISABLED: '1',
  };
  const astroBuild = await timed(['node_modules/astro/bin/astro.mjs', 'build'], env);
  const pagefindCli = await timed(['node_modules/pagefind/lib/runner/bin.cjs', '--site', output], env);
  return { astroBuild, pagefindCli };
}

async function timed(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const startedAt = performance.now();
  await capture(process.execPath, args, { cwd: site, env });
  return Math.round(performance.now() - startedAt);
}
