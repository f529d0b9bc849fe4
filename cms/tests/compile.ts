import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { appDir, testDist } from './folders.ts';

/** Compiles the server half once before the tests: Strapi runs JavaScript only. */
export function setup(): void {
  rmSync(testDist, { recursive: true, force: true });
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', appDir, '--outDir', testDist], { stdio: 'inherit' });
}
