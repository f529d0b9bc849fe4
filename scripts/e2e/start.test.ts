import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { root } from '../lib/bootstrap/paths.mjs';

const folder = mkdtempSync(join(tmpdir(), 'yangguang start-'));
const started: ChildProcess[] = [];

/** `npm start` as a person types it, with data in a folder of its own. */
function npmStart() {
  const child = spawn('npm', ['start', '--', '--no-demo'], {
    cwd: root,
    env: { ...process.env, YANGGUANG_VAR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, as a terminal gives it: Ctrl-C goes to all of it.
    detached: true,
  });
  started.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  return { child, ended, output: () => output };
}

async function untilSays(process: ReturnType<typeof npmStart>, pattern: RegExp): Promise<RegExpExecArray> {
  for (;;) {
    const found = pattern.exec(process.output());
    if (found) return found;
    if (process.child.exitCode !== null) throw new Error(process.output());
    await wait(50);
  }
}
/** The process that runs a program on this test's data. */
function pidOf(program: string): number {
  const pid = readdirSync('/proc').find((name) => /^\d+$/.test(name) && runs(name, program));
  if (!pid) throw new Error(`${program} does not run`);
  return Number(pid);
}
function runs(pid: string, program: string): boolean {
  const read = (file: string) => readFileSync(`/proc/${pid}/${file}`, 'utf8');
  try {
    return read('cmdline').includes(program) && read('environ').includes(folder);
  } catch {
    // It ended while the list was read.
    return false;
  }
}
const status = (url: string): Promise<number> =>
  fetch(url).then(
    (response) => response.status,
    () => 0,
  );

/** Nobody answers any more, and the folder is free for the next start. */
async function untilGone(...urls: string[]): Promise<void> {
  for (const url of urls) while ((await status(url)) !== 0) await wait(100);
  while (existsSync(join(folder, 'running.json'))) await wait(100);
}

afterAll(() => {
  for (const child of started) child.kill('SIGTERM');
});

test('npm start brings everything up once, says where and as whom, and Ctrl-C ends all of it', async () => {
  const first = npmStart();
  const [, portal = ''] = await untilSays(first, /门户 +(http:\S+)/);
  const [, admin = ''] = await untilSays(first, /管理后台 +(http:\S+)/);
  await untilSays(first, /按 Ctrl-C/);
  expect(first.output()).toMatch(/保密审查员 +\S+ +confidentiality@yangguang\.example +\S{16}/);
  expect(await status(portal)).toBe(200);
  expect(await status(admin)).toBe(200);

  const second = npmStart();
  expect(await second.ended).toBe(0);
  expect(second.output()).toContain('已经在运行');
  expect(second.output()).toContain(portal);

  process.kill(-(first.child.pid ?? 0), 'SIGINT');
  await first.ended;
  await untilGone(portal, admin);
});

test('ending npm, not its terminal, ends all of it too', async () => {
  const start = npmStart();
  const [, portal = ''] = await untilSays(start, /门户 +(http:\S+)/);
  await untilSays(start, /按 Ctrl-C/);
  start.child.kill('SIGTERM');
  await untilGone(portal);
});

test('when one process dies, the others are stopped and it is said which one and where its log is', async () => {
  const start = npmStart();
  const [, portal = ''] = await untilSays(start, /门户 +(http:\S+)/);
  await untilSays(start, /按 Ctrl-C/);
  process.kill(pidOf('publisher/main.ts'), 'SIGKILL');
  expect(await start.ended).toBe(1);
  expect(start.output()).toMatch(/发布程序意外退出[^]*publisher\.log/);
  expect(await status(portal)).toBe(0);
});
