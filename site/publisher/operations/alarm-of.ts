import { YangguangError, type AlarmCode } from '@yangguang/schemas';
import type { Alarms } from './alarms.ts';

const ofSystem: [RegExp, AlarmCode][] = [
  // The last: no room for what SQLite shares between processes.
  [/^(ENOSPC|EDQUOT|SQLITE_FULL|SQLITE_IOERR_SHMSIZE)$/, 'disk.full'],
  [/^(EROFS|EACCES|EPERM|SQLITE_READONLY\w*|SQLITE_CANTOPEN\w*)$/, 'disk.unwritable'],
  [/^(EIO|SQLITE_IOERR\w*)$/, 'disk.flush-failed'],
  [/^SQLITE_(CORRUPT\w*|NOTADB)$/, 'database.damaged'],
];
const ofPublisher: Partial<Record<YangguangError['code'], AlarmCode>> = {
  'publisher.lease-lost': 'publisher.lease-lost',
  'release.path-lost': 'release.path-lost',
  'release.shrunk': 'release.shrunk',
};
const ofFeed: Partial<Record<YangguangError['code'], AlarmCode>> = {
  'feed.unreachable': 'feed.unreachable',
  'feed.unreadable': 'feed.unreadable',
  'feed.other-history': 'feed.epoch-changed',
};
const feedAlarms = Object.values(ofFeed);
/** What a publication that comes through to its end proves to be over. */
const publicationAlarms: AlarmCode[] = ['release.failed', 'disk.full', 'disk.unwritable', 'disk.flush-failed'];

/** The alarm that fits an error, by its own code or that of what caused it. */
export function alarmOf(error: unknown): AlarmCode {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as { code?: unknown };
    if (typeof code !== 'string') continue;
    const found = ofSystem.find(([pattern]) => pattern.test(code))?.[1];
    if (found) return found;
    const own = cause instanceof YangguangError ? { ...ofPublisher, ...ofFeed }[cause.code] : undefined;
    if (own) return own;
  }
  return 'release.failed';
}

/** What people are told of an error that they may know already: without the sentences of the alarm itself. */
function detailOf(error: unknown): string {
  return error instanceof YangguangError ? error.place : error instanceof Error ? error.message : String(error);
}

/** Raises the alarm that fits an error. */
export function raiseFor(alarms: Alarms, error: unknown): void {
  alarms.raise(alarmOf(error), detailOf(error));
}

/**
 * Runs a publication: one that breaks off raises the alarm that fits, one that comes through to its end clears such
 * alarms.
 *
 * @param work - answers whether nothing is left to be done.
 */
export async function withAlarms(alarms: Alarms, work: () => Promise<boolean>): Promise<boolean> {
  try {
    const isDone = await work();
    if (isDone) for (const code of publicationAlarms) alarms.clear(code);
    return isDone;
  } catch (error) {
    raiseFor(alarms, error);
    throw error;
  }
}

/** Tells how asking the CMS went: the alarm that fits, or that none is left. */
export function noteFeed(alarms: Alarms, error: unknown): void {
  const current = error === undefined ? undefined : alarmOf(error);
  for (const code of feedAlarms) if (code !== current) alarms.clear(code);
  if (current) alarms.raise(current, detailOf(error));
}
