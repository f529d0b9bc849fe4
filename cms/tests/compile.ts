import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { appDir, templateFolder, testDist } from './folders.ts';

/**
 * Once before the tests: compiles the server half, because Strapi runs JavaScript only, and makes the database of a first
 * start, which takes twice as long as the others.
 */
export function setup(): void {
  rmSync(testDist, { recursive: true, force: true });
  compile();
  rmSync(templateFolder, { recursive: true, force: true });
  const program = join(import.meta.dirname, 'make-template.mts');
  const quietly = '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON';
  execFileSync(process.execPath, [quietly, program], { stdio: 'inherit' });
}

/** File by file, as the settings of the package say; `pnpm lint` is what checks the types, and takes ten times as long. */
function compile(): void {
  const { config } = ts.readConfigFile(join(appDir, 'tsconfig.json'), (file) => readFileSync(file, 'utf8'));
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, appDir);
  for (const file of fileNames) {
    const target = join(testDist, relative(appDir, file)).replace(/\.ts$/, '.js');
    mkdirSync(dirname(target), { recursive: true });
    if (file.endsWith('.json')) copyFileSync(file, target);
    else writeFileSync(target, compiled(file, options));
  }
}

function compiled(file: string, compilerOptions: ts.CompilerOptions): string {
  // As a CommonJS module, which the package is; alone, the compiler cannot know.
  const fileName = file.replace(/\.ts$/, '.cts');
  return ts.transpileModule(readFileSync(file, 'utf8'), { fileName, compilerOptions }).outputText;
}
