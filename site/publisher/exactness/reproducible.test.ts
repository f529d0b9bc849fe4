import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { contentTypes, type Change } from '@yangguang/schemas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSnapshotForWriting, writeMeta } from '../../src/content/database.ts';
import type { PublisherConfig } from '../config.ts';
import { ensureBundle } from '../render/bundle.ts';
import { cleanBuild, type ReleaseState } from '../self-check/clean-build.ts';
import { searchAnswers } from '../self-check/search-answers.ts';
import { applyChanges } from '../snapshot/apply.ts';
import { checkChange } from '../snapshot/checked-change.ts';
import { sampleInstant } from '../testing/sample-change.ts';
import { sampleRecord } from '../testing/sample-record.ts';
import { liveManifest, startTestSite, type TestSite } from '../testing/test-publisher.ts';

const program = (name: string) => fileURLToPath(new URL(`../testing/${name}`, import.meta.url));
const queries = ['安全生产', '示例', 'YC012/2026-00003'];

let here: TestSite;
beforeAll(async () => {
  here = await startTestSite();
  let number = 0;
  for (const { name } of contentTypes)
    for (let each = 0; each < 3; each += 1) here.letOut(sampleRecord(name, (number += 1)));
  await here.publishOnce();
});
afterAll(() => here.close());

const answers = ({ siteVar }: TestSite) => searchAnswers(join(siteVar, 'current', 'public', 'search'), queries);

/** A shell sets what a process cannot say of another: its mask of rights. */
async function publishElsewhere(env: NodeJS.ProcessEnv, config: PublisherConfig): Promise<void> {
  const command = `umask ${env['MASK'] ?? '022'} && exec "$0" "$@"`;
  const args = ['-c', command, process.execPath, program('publish-child.ts'), JSON.stringify(config)];
  await promisify(execFile)('sh', args, { env: { ...process.env, ...env }, cwd: tmpdir() });
}

const elsewhere: [string, NodeJS.ProcessEnv, Partial<PublisherConfig>][] = [
  // A day that is another one in Shanghai, a language with other digits and order, a user with other habits.
  [
    'another time zone, language, home, mask of rights and folder',
    { TZ: 'Pacific/Pago_Pago', LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8', HOME: '/nowhere', MASK: '077' },
    {},
  ],
  ['several processes', { UV_THREADPOOL_SIZE: '1' }, { parallelPages: 30 }],
  ['another year', { NODE_OPTIONS: `--import=${pathToFileURL(program('shifted-clock.mjs')).href}` }, {}],
];

test.each(elsewhere)('the same feed gives the same bytes with %s (A15)', async (_, env, settings) => {
  const there = await startTestSite();
  there.feed.changes.push(...here.feed.changes);
  await publishElsewhere(env, { ...there.config, ...settings });
  expect(liveManifest(there.siteVar)).toEqual(liveManifest(here.siteVar));
  expect(await answers(there)).toEqual(await answers(here));
  await there.close();
});

/** A clean build of a snapshot to which changes came in a certain order. */
async function builtFrom(changes: readonly Change[]): Promise<ReleaseState | undefined> {
  const siteVar = mkdtempSync(join(tmpdir(), 'yangguang-order-'));
  mkdirSync(join(siteVar, 'files'));
  const db = openSnapshotForWriting(join(siteVar, 'snapshot.db'));
  for (const change of changes) applyChanges(db, [checkChange(change)], sampleInstant(1));
  for (const table of ['touched', 'unreleased']) db.exec(`DELETE FROM ${table}`);
  writeMeta(db, 'caughtUp', 'yes');
  db.close();
  try {
    const scratch = mkdtempSync(join(siteVar, 'clean-'));
    return await cleanBuild({ ...here.config, siteVar }, await ensureBundle(here.config.bureauFile), scratch, queries);
  } finally {
    rmSync(siteVar, { recursive: true });
  }
}

test('the order in which changes came leaves no trace where they lead to the same (A15)', async () => {
  const { changes } = here.feed;
  const shuffled = [...changes].sort((a, b) => (a.id < b.id ? 1 : -1));
  const inOrder = await builtFrom(changes);
  expect(inOrder?.manifest).toContain('articles/');
  expect(await builtFrom(shuffled)).toEqual(inOrder);
});
