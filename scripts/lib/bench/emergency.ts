import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { contentTypeOf, recordPath } from '@yangguang/schemas';
import { exampleOf } from '@yangguang/schemas/examples';
import { root } from '../bootstrap/paths.mjs';
import { nothingSecret, writeDraft, type Draft, type Staff } from '../officers/staff.ts';
import { signIn } from '../officers/officer.ts';
import type { Installation } from '../system/prepare.ts';
import { publisherProgram, type Urls } from '../system/programs.ts';
import type { Expected, Reader } from './surfaces.ts';

const type = contentTypeOf('article');
const patienceMs = 300_000;
/** From the first pages of a build to its last files: the signatures come at moments that are spread over this time. */
const spreadMs = 12_000;

/**
 * How long it takes from the signature of one leader until readers have the warning, each time in the middle of a full
 * build of the whole site that somebody asked for (B-11).
 */
export async function warnDuringBuilds(
  installation: Installation,
  urls: Urls,
  staff: Staff,
  reader: Reader,
  count: number,
): Promise<number[]> {
  await nameLeader(installation, urls);
  const samples: number[] = [];
  for (let made = 0; made < count; made++) {
    const { draft, expected } = await writeWarning(staff, made);
    const building = rebuild(installation, urls);
    await until(async () => (await stageOf(urls)) === 'render');
    await wait((made / count) * spreadMs);
    samples.push(await warn(staff, draft, () => reader.hasPage(expected)));
    // What was left begins again, and is waited for: the next signature meets a build of its own.
    await building;
  }
  return samples;
}

/** The disclosure office names whoever may sign. */
async function nameLeader({ accounts }: Installation, urls: Urls): Promise<void> {
  const account = accounts.find(({ role }) => role === 'disclosure-office');
  if (!account) throw new Error('no account of the disclosure office');
  const office = await signIn(urls.cms, account);
  const { choices } = await office.call<{ choices: { value: string }[] }>('GET', '/review/emergency-signers');
  await office.call('POST', '/review/emergency-signers', { accounts: choices.map(({ value }) => value) });
}

async function writeWarning(staff: Staff, number: number): Promise<{ draft: Draft; expected: Expected }> {
  const { type: _type, id: _id, ...record } = exampleOf('article');
  const title = `第${number + 1}号暴雨红色预警`;
  const none = { indexNumber: null, leadDepartment: null, catalogueNode: null, relatedRecords: [], attachments: [] };
  const draft = await writeDraft(staff, type.uid, { ...record, ...none, title, section: 'warning-notice' });
  const path = recordPath({ type: type.name, indexNumber: draft.indexNumber });
  return { draft, expected: { type: type.name, title, path } };
}

async function warn({ leader }: Staff, { place }: Draft, isLive: () => Promise<boolean>): Promise<number> {
  const { emergency } = await leader.call<{ emergency: { draftHash: string } }>('GET', place);
  const sheet = { answers: nothingSecret, attachments: [], conclusion: 'may-publish', basis: '' };
  const startedAt = performance.now();
  await leader.call('POST', `${place}/emergency`, { reason: '性能测试', sheet, seenHash: emergency.draftHash });
  await until(isLive);
  return Math.round(performance.now() - startedAt);
}

/** `pnpm publisher rebuild`, asked of the publisher at work. */
async function rebuild(installation: Installation, urls: Urls): Promise<void> {
  const program = join(root, 'site', 'publisher', 'cli', 'main.ts');
  const { env } = publisherProgram(installation, urls);
  const options = { cwd: join(root, 'site'), env: { ...process.env, ...env }, stdio: 'ignore' as const };
  const [code] = (await once(spawn(process.execPath, [program, 'rebuild'], options), 'exit')) as [number | null];
  if (code !== 0) throw new Error(`the full build ended with ${code}`);
}

async function stageOf({ wakeUp }: Urls): Promise<string | null> {
  const status = (await (await fetch(new URL('/status', wakeUp))).json()) as { stage: string | null };
  return status.stage;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const startedAt = performance.now();
  while (!(await holds())) {
    if (performance.now() - startedAt > patienceMs) throw new Error('a warning is not with readers after five minutes');
    await wait(5);
  }
}
