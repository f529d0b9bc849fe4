import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { contentTypes } from '../types/index.ts';
import { apiFolder, generatedFiles } from './generated-files.ts';

/**
 * `pnpm generate` writes the files derived from the definitions; `pnpm generate --check` writes nothing, names the
 * stale ones and exits with 1. `--root <folder>` works on another checkout.
 */
const root = rootFolder();
const files = generatedFiles(contentTypes);
const stale = [...files].filter(([path, text]) => readOrNull(path) !== text).map(([path]) => path);
const leftOver = filesUnder(apiFolder).filter((path) => !files.has(path));

if (process.argv.includes('--check')) {
  const paths = [...stale, ...leftOver];
  if (paths.length > 0) {
    console.error(`以下生成文件与内容定义不一致，请运行 pnpm generate 后提交：\n${paths.join('\n')}`);
    process.exitCode = 1;
  }
} else {
  for (const path of stale) write(path, files.get(path) ?? '');
  for (const path of leftOver) rmSync(join(root, path));
  console.log(`生成文件共 ${files.size} 个，更新 ${stale.length} 个，删除 ${leftOver.length} 个。`);
}

function rootFolder(): string {
  const at = process.argv.indexOf('--root');
  return at === -1 ? resolve(import.meta.dirname, '../../..') : resolve(process.argv[at + 1] ?? '.');
}

function readOrNull(path: string): string | null {
  const file = join(root, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function filesUnder(folder: string): string[] {
  const absolute = join(root, folder);
  if (!existsSync(absolute)) return [];
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}
