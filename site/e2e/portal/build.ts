import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { writeFixtureLedger } from '../fixture/ledger.ts';
import { writeFixtureSnapshot } from '../fixture/snapshot.ts';
import { tombstonePath } from '../templates.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder as the portal's server expects it; its one release is what plain `astro build` made of the fixture. */
    siteVar: string;
  }
}

const site = fileURLToPath(new URL('../..', import.meta.url));

/** Builds the fixture's portal once for all tests of pages, the way a newcomer would: `astro build`. */
export default async function buildPortal(project: TestProject): Promise<() => Promise<void>> {
  const siteVar = await mkdtemp(join(tmpdir(), 'yangguang-portal-'));
  const release = join(siteVar, 'releases', '1');
  const snapshot = join(siteVar, 'snapshot.db');
  const ledger = join(siteVar, 'ledger.json');
  writeFixtureSnapshot(snapshot);
  writeFixtureLedger(ledger);
  await promisify(execFile)(process.execPath, [join(site, 'node_modules/astro/bin/astro.mjs'), 'build'], {
    cwd: site,
    maxBuffer: 64 * 1024 * 1024,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      ASTRO_TELEMETRY_DISABLED: '1',
      YANGGUANG_SNAPSHOT: snapshot,
      YANGGUANG_LEDGER: ledger,
      YANGGUANG_OUT: join(release, 'public'),
    },
  });
  await writeFile(join(release, 'gone.json'), JSON.stringify([tombstonePath]));
  await symlink(join('releases', '1'), join(siteVar, 'current'));
  project.provide('siteVar', siteVar);
  return () => rm(siteVar, { recursive: true });
}
