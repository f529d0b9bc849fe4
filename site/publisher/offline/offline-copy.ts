import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { YangguangError } from '@yangguang/schemas';
import { build } from 'esbuild';
import { ZipFile } from 'yazl';
import { offlineCopy as copy } from './copy.ts';
import { offlinePage } from './offline-page.ts';

/** One file of the copy. */
interface Entry {
  path: string;
  bytes: Buffer;
}

const searchEntry = fileURLToPath(new URL('../../src/search/offline.ts', import.meta.url));
/** Files that only a server has a use for: compressed twins of others. */
const isTwin = /\.(?:br|gz)$/;

/**
 * Writes one release as a ZIP that opens from a disk with working search, with `SHA256SUMS.txt` over all it holds
 * (C-11). Reads one file after the other, so its memory does not grow with the site.
 *
 * @param release - folder of the release: `releases/<number>`.
 * @param target - the ZIP; there whole or not at all.
 * @returns how many files it holds.
 * @throws {YangguangError} `release.incomplete` when a file the release lists is missing.
 */
export async function writeOfflineCopy(release: string, target: string): Promise<number> {
  const draft = `${target}.part`;
  const zip = new ZipFile();
  const written = pipeline(zip.outputStream, createWriteStream(draft, { mode: 0o644 }));
  // Heard below; a disk that is full must not end the process before.
  written.catch(() => undefined);
  try {
    const count = await addAll(zip, release);
    zip.end();
    await written;
    await rename(draft, target);
    return count;
  } catch (error) {
    zip.outputStream.unpipe();
    await rm(draft, { force: true });
    throw error;
  }
}

async function addAll(zip: ZipFile, release: string): Promise<number> {
  const sums: string[] = [];
  for await (const { path, bytes } of entries(release)) {
    sums.push(`${createHash('sha256').update(bytes).digest('hex')}  ${path}\n`);
    await add(zip, path, bytes);
  }
  await add(zip, 'SHA256SUMS.txt', Buffer.from(sums.join('')));
  return sums.length + 1;
}

/** Resolves when the file has gone into the ZIP, so that never more than one is held. */
async function add(zip: ZipFile, path: string, bytes: Buffer): Promise<void> {
  const source = Readable.from([bytes]);
  // The time of packing says nothing of a release, and would make two copies of one differ.
  zip.addReadStream(source, path, { mtime: new Date(2000, 0, 1), size: bytes.length });
  await new Promise((resolve, reject) => source.once('close', resolve).once('error', reject));
}

async function* entries(release: string): AsyncGenerator<Entry> {
  yield { path: copy.readMeName, bytes: Buffer.from(copy.readMe) };
  yield { path: 'search/offline.js', bytes: await searchProgram() };
  for (const path of [...(await listed(release, 'manifest.txt')), ...(await listed(release, 'search.txt'))]) {
    if (isTwin.test(path)) continue;
    yield offlineEntry(path, await bytesOf(release, path));
  }
}

function offlineEntry(path: string, bytes: Buffer): Entry {
  if (path.endsWith('.html')) return { path, bytes: Buffer.from(offlinePage(bytes.toString('utf8'), path)) };
  if (!path.startsWith('search/')) return { path, bytes };
  const name = path.slice('search/'.length);
  return {
    path: `${path}.js`,
    bytes: Buffer.from(`giveIndexFile(${JSON.stringify(name)},"${bytes.toString('base64')}")`),
  };
}

async function bytesOf(release: string, path: string): Promise<Buffer> {
  try {
    return await readFile(join(release, 'public', path));
  } catch (cause) {
    throw new YangguangError('release.incomplete', path, { cause });
  }
}

/** Paths of a list in the form of `sha256sum`. */
async function listed(release: string, list: string): Promise<string[]> {
  const lines = (await readFile(join(release, list), 'utf8')).split('\n');
  return lines.filter((line) => line !== '').map((line) => line.slice(66));
}

/** The search page's program as one plain script. */
async function searchProgram(): Promise<Buffer> {
  const { outputFiles } = await build({
    ...{ entryPoints: [searchEntry], bundle: true, write: false, format: 'iife', target: 'es2022', charset: 'utf8' },
    ...{ minify: true, legalComments: 'none' },
  });
  return Buffer.from(outputFiles[0]?.contents ?? []);
}
