import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { appDir, templateFolder, testDist } from './folders.ts';

/**
 * Once before the tests: compiles the server half, because Strapi runs JavaScript only, and makes the database of a first
 * start, which takes twice as long as the others.
 */
export function setup(): void {
  rmSync(testDist, { recursive: true, force: true });
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', appDir, '--outDir', testDist], { stdio: 'inherit' });
  rmSync(templateFolder, { recursive: true, force: true });
  const program = join(import.meta.dirname, 'make-template.mts');
  const quietly = '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON';
  execFileSync(process.execPath, [quietly, program], { stdio: 'inherit' });
}
