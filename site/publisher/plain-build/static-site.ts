import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { readBureau, YangguangError } from '@yangguang/schemas';
import { openSnapshot } from '../../src/content/database.ts';
import { pullSnapshot } from './pull-snapshot.ts';
import { writeIndex } from '../search/write-index.ts';

const siteFolder = fileURLToPath(new URL('../..', import.meta.url));

export interface StaticSite {
  snapshotFile: string;
  /** Attachments by their hash. */
  filesFolder: string;
  bureauFile: string;
  outFolder: string;
}

/**
 * Builds the whole portal from a snapshot with plain `astro build`: the same bytes as the publisher's, for a web
 * server that knows nothing of us. `gone.json` lists the paths that should answer 410.
 *
 * @throws {YangguangError} `site.build-failed`, `attachment.mismatch`
 */
export async function buildStaticSite(site: StaticSite): Promise<void> {
  await runAstro(site);
  const db = openSnapshot(site.snapshotFile);
  try {
    const attachments = db
      .prepare<[], { path: string; sha256: string }>('SELECT DISTINCT path, sha256 FROM attachments')
      .all();
    for (const { path, sha256 } of attachments)
      copyInto(join(site.filesFolder, sha256), join(site.outFolder, decodeURIComponent(path)));
    const gone = db.prepare<[], string>('SELECT path FROM tombstones ORDER BY path').pluck().all();
    writeFileSync(join(site.outFolder, 'gone.json'), JSON.stringify(gone));
  } finally {
    db.close();
  }
  await writeIndex(site.snapshotFile, site.outFolder);
}

async function runAstro({ snapshotFile, bureauFile, outFolder }: StaticSite): Promise<void> {
  const astro = join(siteFolder, 'node_modules', 'astro', 'bin', 'astro.mjs');
  const env = {
    ...process.env,
    ...{ YANGGUANG_SNAPSHOT: resolve(snapshotFile), YANGGUANG_BUREAU: resolve(bureauFile) },
    ...{ YANGGUANG_OUT: resolve(outFolder), YANGGUANG_BUNDLE: '', ASTRO_TELEMETRY_DISABLED: '1' },
  };
  try {
    const options = { env, cwd: siteFolder, maxBuffer: 256 * 1024 * 1024 };
    await promisify(execFile)(process.execPath, [astro, 'build', '--root', siteFolder], options);
  } catch (cause) {
    const { stdout = '', stderr = String(cause) } = cause as { stdout?: string; stderr?: string };
    throw new YangguangError('site.build-failed', `${stdout.slice(-2000)}${stderr}`, { cause });
  }
}

function copyInto(source: string, target: string): void {
  mkdirSync(dirname(target), { recursive: true });
  try {
    copyFileSync(source, target);
  } catch (cause) {
    throw new YangguangError('attachment.mismatch', target, { cause });
  }
}

/**
 * `static-site.ts --snapshot var/ci/snapshot.db --files var/ci/files --bureau bureau.json --out dist/static`; with
 * `CMS_URL` and `OUTBOX_TOKEN` set, the snapshot is first brought up to date.
 */
async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { snapshot: text, files: text, bureau: text, out: text } });
  const { snapshot, files, bureau, out } = values;
  if (!snapshot || !files || !bureau || !out)
    throw new YangguangError('settings.invalid', '--snapshot --files --bureau --out');
  readBureau(bureau);
  const { CMS_URL: cmsUrl, OUTBOX_TOKEN: outboxToken } = process.env;
  if (cmsUrl && outboxToken) {
    const target = { snapshotFile: snapshot, filesFolder: files, bureauFile: bureau };
    const { changes, heldBack } = await pullSnapshot({ cmsUrl, outboxToken }, target);
    console.log(JSON.stringify({ event: 'pulled', changes, heldBack }));
  }
  await buildStaticSite({ snapshotFile: snapshot, filesFolder: files, bureauFile: bureau, outFolder: out });
  console.log(JSON.stringify({ event: 'built', out }));
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
