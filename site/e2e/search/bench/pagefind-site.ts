import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { SearchRecord } from '../../../src/search/format.ts';

const site = fileURLToPath(new URL('../../../', import.meta.url));

export interface PagefindIndex {
  folder: string;
  buildMs: number;
  indexBytes: number;
}

/** Runs Pagefind's command over a page for each record; its time alone is measured. */
export async function buildPagefind(folder: string, records: readonly SearchRecord[]): Promise<PagefindIndex> {
  const place = await mkdtemp(join(folder, 'pagefind-'));
  await mkdir(join(place, 'pages'));
  for (const record of records) await writeFile(join(place, 'pages', `${record.seq}.html`), pageOf(record));
  const command = join(site, 'node_modules/pagefind/lib/runner/bin.cjs');
  const startedAt = performance.now();
  await promisify(execFile)(process.execPath, [command, '--site', 'pages', '--output-path', 'pagefind'], {
    cwd: place,
  });
  const buildMs = Math.round(performance.now() - startedAt);
  await rm(join(place, 'pages'), { recursive: true });
  return { folder: place, buildMs, indexBytes: await bytesBelow(join(place, 'pagefind')) };
}

function pageOf({ title, numbers, text }: SearchRecord): string {
  const paragraphs = [...numbers, ...text.split('\n')].map((value) => `<p>${escape(value)}</p>`).join('\n');
  const name = escape(title);
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${name}</title></head><body data-pagefind-body><h1>${name}</h1>\n${paragraphs}</body></html>`;
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

async function bytesBelow(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = entries.map(async (entry) =>
    entry.isFile() ? (await stat(join(entry.parentPath, entry.name))).size : 0,
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
