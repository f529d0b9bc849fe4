import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { mkdtempSync, rmSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { templateFolder } from '../folders.ts';
import { emailOf, startCms } from '../harness.ts';
import { draftPolicy } from '../records.ts';
import { openMailbox, type Mailbox } from './mailbox.ts';
import { draftOf } from './records.ts';
import type { Members } from '../../src/plugins/org/server/services/members.ts';

const instant = '2026-11-30T09:00:30+08:00';
let folder: string;
let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await openMailbox();
  folder = mkdtempSync(join(tmpdir(), 'yangguang-mail-'));
  copyFileSync(join(templateFolder, 'data.db'), join(folder, 'data.db'));
  const cms = await startCms({ folder });
  const section = (await draftOf(cms, 'department', { formedDate: '2026-11-02' })).documentId;
  const members: Members = cms.strapi.plugin('org').service('members');
  for (const role of ['information-officer', 'department-head'] as const)
    await members.assign(String((await cms.user(role)).id), [section], '1');
  await draftPolicy(cms, { leadDepartment: section, formedDate: '2026-11-02' });
  await draftPolicy(cms, { formedDate: '2026-11-02' });
  await cms.stop();
});
afterAll(async () => {
  await mailbox?.close();
  rmSync(folder, { recursive: true, force: true });
});

let child: ChildProcess;
/** Starts a CMS on the same data and waits until it has sent everything, or was killed. */
async function run(): Promise<NodeJS.Signals | null> {
  const program = join(import.meta.dirname, 'sender.mts');
  const quietly = '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON';
  child = spawn(process.execPath, [quietly, program, folder, instant, mailbox.url], { stdio: 'inherit' });
  const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return signal;
}

/**
 * The moments at which a sender can die: while it talks to the server, which has the whole letter but has not taken it,
 * and after the server took it, before the sender could note that. The second cannot be told from the first by the
 * sender; the letter goes out again under the same number, by which mail servers and readers know it.
 */
test('a sender that is killed skips nobody, and sends nobody a second letter', { timeout: 240_000 }, async () => {
  const deaths: ('before' | 'after')[] = ['before', 'after'];
  const taken = { before: 0, after: 0 };
  mailbox.onMessage = async () => {
    const moment = deaths[0];
    if (moment === undefined) return 'take';
    deaths.shift();
    taken[moment] += 1;
    child.kill('SIGKILL');
    await once(child, 'exit');
    return moment === 'before' ? 'refuse' : 'take';
  };
  expect(await run()).toBe('SIGKILL');
  expect(mailbox.received).toHaveLength(0);
  expect(await run()).toBe('SIGKILL');
  await expect.poll(() => mailbox.received.length).toBe(1);
  expect(await run()).toBeNull();
  expect(await run()).toBeNull();
  expect(taken).toEqual({ before: 1, after: 1 });

  const numbers = mailbox.received.map(({ messageId }) => messageId);
  expect(new Set(mailbox.received.map(({ to }) => to))).toEqual(
    new Set([emailOf('department-head'), emailOf('disclosure-office'), emailOf('information-officer')]),
  );
  expect(new Set(numbers).size).toBe(3);
  // The one that the server took from a sender that could not note it any more.
  expect(numbers).toHaveLength(4);
  const twice = mailbox.received.filter(({ messageId }) => messageId === numbers[0]);
  expect(new Set(twice.map(({ body }) => body)).size).toBe(1);
});
