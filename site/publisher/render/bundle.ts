import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readBureau, YangguangError } from '@yangguang/schemas';

/** The site compiled once: its pages as a server bundle, its styles and scripts as files. */
export interface Bundle {
  /** Equal for equal code and settings: decides whether pages must be rendered anew. */
  id: string;
  entry: string;
  /** Folder of the files that go into every release: hashed assets and `site/public`. */
  clientFolder: string;
}

const siteFolder = fileURLToPath(new URL('../..', import.meta.url));
const keptBundles = 3;

/**
 * The bundle for the code as it is, built when it is not there yet.
 *
 * @throws {YangguangError} `site.build-failed` with Astro's own words.
 */
export async function ensureBundle(bureauFile: string): Promise<Bundle> {
  const id = fingerprint(bureauFile);
  const folder = join(siteFolder, 'dist', 'bundles', id);
  if (!existsSync(folder)) await build(folder, bureauFile);
  // Touched so that the bundles in use are the newest.
  utimesSync(folder, new Date(), new Date());
  forgetOldBundles(join(siteFolder, 'dist', 'bundles'));
  return { id, entry: join(folder, 'server', 'entry.mjs'), clientFolder: join(folder, 'client') };
}

/** Builds beside the final place and moves there, so that a killed or concurrent build leaves nothing half. */
async function build(folder: string, bureauFile: string): Promise<void> {
  const draft = `${folder}.${process.pid}`;
  const env = { ...process.env, YANGGUANG_BUNDLE: draft, YANGGUANG_BUREAU: bureauFile, ASTRO_TELEMETRY_DISABLED: '1' };
  const astro = join(siteFolder, 'node_modules', 'astro', 'bin', 'astro.mjs');
  try {
    await promisify(execFile)(process.execPath, [astro, 'build', '--root', siteFolder], { env, cwd: siteFolder });
    mkdirSync(join(draft, 'client'), { recursive: true });
    takePlace(draft, folder);
  } catch (cause) {
    const { stdout = '', stderr = String(cause) } = cause as { stdout?: string; stderr?: string };
    throw new YangguangError('site.build-failed', `${stdout}${stderr}`.slice(-2000), { cause });
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Another process may have built the same bundle meanwhile: either is as good. */
function takePlace(draft: string, folder: string): void {
  try {
    renameSync(draft, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}

/** Hash of everything the bundle is made from. */
function fingerprint(bureauFile: string): string {
  const hash = createHash('sha256').update(readBureau(bureauFile).siteOrigin).update(process.versions.node);
  const sources = [
    'src',
    'public',
    'astro.config.ts',
    'package.json',
    'publisher/render',
    '../schemas/dist',
    '../pnpm-lock.yaml',
  ];
  for (const source of sources)
    for (const file of filesBelow(join(siteFolder, source)))
      hash.update(`\0${relative(siteFolder, file)}\0`).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return /\.(?:test\.ts|d\.ts|tsbuildinfo)$/.test(path) ? [] : [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

function forgetOldBundles(folder: string): void {
  const byAge = readdirSync(folder)
    .filter((name) => /^[0-9a-f]{16}$/.test(name))
    .map((name) => ({ name, usedAt: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.usedAt - a.usedAt);
  for (const { name } of byAge.slice(keptBundles)) rmSync(join(folder, name), { recursive: true, force: true });
}
