import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { appDir } from './folders.ts';

/** Compiles the server half once before the tests: Strapi runs JavaScript only. */
export function setup(): void {
  for (const folder of ['config', 'src']) rmSync(`${appDir}/dist/${folder}`, { recursive: true, force: true });
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', appDir], { stdio: 'inherit' });
}
