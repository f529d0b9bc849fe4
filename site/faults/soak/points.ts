import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCycle, type CycleOptions } from '../testing/cycle.ts';
import { pick, seeded } from '../testing/seeded.ts';
import { readTrace, traceTo, type Call } from '../testing/trace.ts';
import { noteProgress } from '../testing/result.ts';
import { startWaitingSite, type WaitingSite } from '../testing/waiting-site.ts';

/** One moment in a cycle: the nth call of a name on a path below the publisher's folder. */
export interface Point {
  name: string;
  path: string;
  nth: number;
  /** The how manieth call of its name it is in its thread, for a path that is another one each time. */
  nthInThread: number;
  /** What its thread worked on just before: that tells who flushes a folder. */
  after: string;
}

/** Temporary names hold the id of the process. */
const isPassing = (path: string): boolean => /\.\d+\.part|\.probe-\d+/.test(path);

/** libuv's other threads would make the order of calls another one each time. */
const oneThread = { UV_THREADPOOL_SIZE: '1' };

/** Runs one cycle undisturbed and leaves the folder as it was. @returns every call that changed a file, in order. */
export async function recordCycle(site: WaitingSite, options: CycleOptions = {}): Promise<Call[]> {
  const folder = mkdtempSync(join(tmpdir(), 'yangguang-trace-'));
  const file = join(folder, 'trace');
  const { code, output } = await runCycle(site.config, { ...options, under: traceTo(file), env: oneThread });
  if (code !== 0) throw new Error(`the cycle to be recorded failed: ${output}`);
  const calls = readTrace(file, site.siteVar);
  rmSync(folder, { recursive: true });
  site.restore();
  return calls;
}

/** The moments at which calls of these names were made, each named so that it can be found again in another run. */
export function pointsOf(calls: readonly Call[], siteVar: string, names: readonly string[]): Point[] {
  const counts = new Map<string, number>();
  const count = (key: string): number => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts.get(key) ?? 0;
  };
  const last = new Map<string, { path: string; after: string }>();
  return calls.flatMap(({ thread, name, paths, result, line }) => {
    const nthInThread = count(`${thread} ${name}`);
    const nths = new Map([...new Set(paths)].map((path) => [path, count(`${thread} ${name} ${path}`)]));
    const path = paths.findLast((each) => each.startsWith(siteVar));
    const before = last.get(thread);
    const after = (before?.path === path ? before?.after : before?.path) ?? '';
    if (path !== undefined) last.set(thread, { path, after });
    const isHarmless = result < 0 || (name === 'openat' && !/O_CREAT|O_TRUNC/.test(line));
    if (path === undefined || isHarmless || !names.includes(name)) return [];
    return [
      {
        name,
        path: path.slice(siteVar.length),
        nth: nths.get(path) ?? 1,
        nthInThread,
        after: after.slice(siteVar.length),
      },
    ];
  });
}

/**
 * Runs one cycle in which something happens at a point: `signal=KILL`, `error=EIO`, or all from there on.
 *
 * @returns with how it ended, whether the point came.
 */
export async function disturbedCycle(site: WaitingSite, point: Point, effect: string, isLasting = false) {
  const { name, path, nth, nthInThread } = point;
  const when = `${isPassing(path) ? nthInThread : nth}${isLasting ? '+' : ''}`;
  const filter = isPassing(path) ? [] : ['-P', site.siteVar + path];
  const trace = join(mkdtempSync(join(tmpdir(), 'yangguang-trace-')), 'trace');
  const inject = [
    '-e',
    `trace=${name}`,
    '-e',
    `inject=${name}:${effect}:when=${when}`,
    '-e',
    'signal=none',
    '-o',
    trace,
  ];
  const end = await runCycle(site.config, { under: ['strace', '-f', '-qq', ...filter, ...inject], env: oneThread });
  const isHit = end.signal === 'SIGKILL' || readFileSync(trace, 'utf8').includes('INJECTED');
  rmSync(dirname(trace), { recursive: true });
  return { ...end, isHit };
}

/** How many points are tried: all of them, or a sample as large as `YANGGUANG_POINTS` says. */
export function sampled<T>(points: readonly T[], most = Number(process.env['YANGGUANG_POINTS'] ?? Infinity)): T[] {
  const left = [...points];
  const random = seeded();
  while (left.length > most) left.splice(left.indexOf(pick(left, random)), 1);
  return left;
}

/**
 * Tries every point on several sites side by side.
 *
 * @param property - what is tried, for those who watch.
 * @param attempt - throws when a promise is broken; what it throws is noted with the point, and the others go on.
 */
export async function tryAll<P>(
  property: string,
  points: readonly P[],
  attempt: (site: WaitingSite, point: P) => Promise<void>,
  workers = Number(process.env['YANGGUANG_WORKERS'] ?? 2),
): Promise<string[]> {
  const waiting = [...points];
  const failures: string[] = [];
  async function work(): Promise<void> {
    const site = await startWaitingSite();
    for (let point = waiting.shift(); point !== undefined; point = waiting.shift()) {
      site.restore();
      await attempt(site, point).catch((error: unknown) => failures.push(`${JSON.stringify(point)}: ${String(error)}`));
      noteProgress(property, points.length - waiting.length, points.length);
    }
    await site.close();
  }
  await Promise.all(Array.from({ length: workers }, work));
  return failures;
}
