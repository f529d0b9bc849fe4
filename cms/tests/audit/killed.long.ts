import { fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { templateFolder } from '../folders.ts';
import { cleanSheet, completePolicy, people, policyDocument } from '../records.ts';
import type { Done, Task } from './busy-cms.mts';
import { expectWhole } from './whole-log.ts';

const kills = Number(process.env['YANGGUANG_KILLS'] ?? 200);
/** The longest that a CMS is let work before it is killed. */
const LONGEST_MS = 1200;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yangguang-killed-'));
  copyFileSync(join(templateFolder, 'data.db'), join(folder, 'data.db'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const task: Task = { uid: policyDocument, policy: completePolicy, sheet: cleanSheet, officers: people };

/** Lets a CMS write for a while and takes its process away. @returns what it had said to be done. */
async function killAfter(waitMs: number): Promise<Done[]> {
  const done: Done[] = [];
  const child = fork(join(import.meta.dirname, 'busy-cms.mts'), [folder], {
    execArgv: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'],
  });
  const exit = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  await Promise.race([once(child, 'message'), exit]);
  child.on('message', (message) => void done.push(message as Done));
  child.send(task);
  await sleep(waitMs);
  child.kill('SIGKILL');
  expect((await exit)[1]).toBe('SIGKILL');
  return done;
}

/** The look at the database is worth something: it sees one change without its entry, one entry without its change. */
function expectMissed(...statements: string[]): void {
  const copy = join(folder, 'copy.db');
  const source = new Database(join(folder, 'data.db'));
  source.exec(`vacuum into '${copy}'`);
  source.close();
  const db = new Database(copy);
  for (const statement of statements) db.exec(statement);
  db.close();
  expect(() => expectWhole(copy, [])).toThrow(/expected/);
  rmSync(copy);
}

test(
  `killed ${kills} times in the midst of its work, a CMS leaves no change without its entry and no entry without its change (E10)`,
  { timeout: 60_000 + kills * 60_000 },
  async () => {
    const waits = fc.sample(fc.integer({ min: 0, max: LONGEST_MS }), kills);
    const done: Done[] = [];
    let entries = 0;
    for (const [index, waitMs] of waits.entries()) {
      done.push(...(await killAfter(waitMs)));
      entries = expectWhole(join(folder, 'data.db'), done);
      if ((index + 1) % 50 === 0)
        console.log(`${index + 1} of ${kills} kills, ${entries} entries, ${done.length} told`);
    }
    expect(done.length).toBeGreaterThan(kills);
    expectMissed('drop trigger review_decisions_no_delete', 'delete from review_decisions where id = 3');
    expectMissed(
      'drop trigger audit_entries_no_delete',
      'delete from audit_entries where action = (select max(action) from audit_entries)',
    );
    console.log(`${kills} kills, ${entries} entries, ${done.length} changes told and found`);
  },
);
