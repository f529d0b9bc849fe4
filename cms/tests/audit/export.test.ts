import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  canonicalJson,
  emptyFrontier,
  entryHash,
  isSignedBy,
  noEntry,
  readCheckpoint,
  verifyLog,
  withLeaf,
} from '@yangguang/schemas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Exports } from '../../src/plugins/audit/server/services/exports.ts';
import { repoDir, testDist } from '../folders.ts';
import { startCms, type Cms } from '../harness.ts';
import { publishedPolicy } from '../records.ts';

const folder = mkdtempSync(join(tmpdir(), 'yangguang-audit-'));
let cms: Cms;
beforeAll(async () => {
  cms = await startCms();
  await publishedPolicy(cms);
  runExport('before');
});
afterAll(async () => {
  await cms.stop();
  rmSync(folder, { recursive: true });
});

/** The command line program beside the running system, as an operator calls it. */
function runExport(name: string): void {
  const program = join(testDist, 'src/plugins/audit/server/cli/main.js');
  execFileSync(process.execPath, [program, join(folder, name)], { encoding: 'utf8' });
}

/** The same without a second Strapi. */
async function exportTo(name: string): Promise<void> {
  const { head, lines } = await (cms.strapi.plugin('audit').service('exports') as Exports).whole();
  mkdirSync(join(folder, name));
  for await (const text of lines) appendFileSync(join(folder, name, 'log.ndjson'), text);
  writeFileSync(join(folder, name, 'log.checkpoint'), head.checkpoint);
  writeFileSync(join(folder, name, 'log.key'), head.key);
}

function filesIn(name: string) {
  const files = readdirSync(join(folder, name));
  const read = (ending: string) =>
    readFileSync(join(folder, name, files.find((file) => file.endsWith(ending)) ?? ''), 'utf8');
  return { lines: read('.ndjson').trimEnd().split('\n'), checkpoint: read('.checkpoint'), key: read('.key').trim() };
}

/** `pnpm audit:verify` with files of the two exports. */
function verify(log: string): { code: number; text: string } {
  const old = join(folder, 'before');
  const file = (name: string, ending: string) =>
    join(name, readdirSync(name).find((one) => one.endsWith(ending)) ?? '');
  const args = [file(join(folder, log), '.ndjson'), file(old, '.checkpoint'), file(old, '.key')];
  try {
    return {
      code: 0,
      text: execFileSync(process.execPath, [join(repoDir, 'scripts/audit-verify.ts'), ...args], { encoding: 'utf8' }),
    };
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    return { code: status, text: stdout };
  }
}

test('an export holds the whole log, itself included, and verifies', async () => {
  const { lines, checkpoint, key } = filesIn('before');
  const head = readCheckpoint(checkpoint);
  expect(head?.size).toBe(lines.length);
  expect(isSignedBy(checkpoint, key)).toBe(true);
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ action: 'log.export', actor: { id: 'system' } });
  const heads = head ? [{ ...head, source: 'export' }] : [];
  expect((await verifyLog(lines, heads)).fault).toBeNull();
});

test('later exports agree with the old checkpoint', async () => {
  await publishedPolicy(cms);
  await exportTo('after');
  expect(verify('after')).toMatchObject({ code: 0, text: expect.stringContaining('审计日志完整') });
});

type Entry = Record<string, unknown>;

/** Everything the system itself would do, by somebody who has the database and our code and takes the guards off. */
async function rewrite(change: (entry: Entry) => Entry | null): Promise<void> {
  const knex = cms.strapi.db.connection;
  const guards: { name: string; sql: string }[] = await knex('sqlite_master')
    .where({ type: 'trigger' })
    .whereLike('name', 'audit_%');
  for (const { name } of guards) await knex.raw(`drop trigger ${name}`);
  const rows: { entry: string }[] = await knex('audit_entries').orderBy('seq');
  for (const table of ['audit_entries', 'audit_checkpoints']) await knex(table).delete();
  let last = noEntry;
  let tree = emptyFrontier;
  for (const row of rows) {
    const changed = change(JSON.parse(row.entry) as Entry);
    if (!changed) continue;
    const entry = canonicalJson({ ...changed, seq: tree.size + 1, previous: last });
    last = entryHash(entry);
    tree = withLeaf(tree, last);
    const columns = { at: '', actor_id: '', actor_name: '', action: '' };
    await knex('audit_entries').insert({ ...columns, seq: tree.size, hash: last, entry });
  }
  await knex('audit_log').update({ size: tree.size, frontier: JSON.stringify(tree.hashes), last });
  for (const { sql } of guards) await knex.raw(sql);
}

test('who has the database, the code and the key rewrites all of it and is found by the old checkpoint (E9)', async () => {
  await rewrite((entry) =>
    entry.action === 'review.sign' ? { ...entry, actor: { id: '1', name: '他人', roles: [] } } : entry,
  );
  await exportTo('forged');
  const { lines, checkpoint, key } = filesIn('forged');
  const head = readCheckpoint(checkpoint);
  // Whole in itself, signed by the right key: nothing of its own gives it away.
  expect((await verifyLog(lines, head ? [{ ...head, source: 'own' }] : [])).fault).toBeNull();
  expect(isSignedBy(checkpoint, key)).toBe(true);
  expect(verify('forged')).toMatchObject({
    code: 1,
    text: expect.stringMatching(/第 1 条至第 \d+ 条之间有条目被改动/),
  });
});

test('and so is who takes an entry out of it', async () => {
  await rewrite((entry) => (entry.action === 'review.approve' ? null : entry));
  await exportTo('shortened');
  expect(verify('shortened')).toMatchObject({ code: 1, text: expect.stringContaining('审计日志不完整') });
});
