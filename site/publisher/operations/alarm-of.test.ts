import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { YangguangError } from '@yangguang/schemas';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { alarmOf, noteFeed, withAlarms } from './alarm-of.ts';
import { openAlarms, type Alarms } from './alarms.ts';

let folder: string;
let alarms: Alarms;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yangguang-alarms-'));
  alarms = openAlarms(join(folder, 'alarms.json'), () => undefined);
});
afterEach(() => rmSync(folder, { recursive: true }));
const codes = (): string[] => alarms.list().map(({ code }) => code);

const system = (code: string): Error => Object.assign(new Error(`${code}: no`), { code });

test.each([
  [system('ENOSPC'), 'disk.full'],
  [system('SQLITE_FULL'), 'disk.full'],
  [system('SQLITE_IOERR_SHMSIZE'), 'disk.full'],
  [system('EROFS'), 'disk.unwritable'],
  [system('EACCES'), 'disk.unwritable'],
  [system('SQLITE_IOERR_FSYNC'), 'disk.flush-failed'],
  [system('SQLITE_CORRUPT'), 'database.damaged'],
  [new YangguangError('feed.unreachable', 'http://cms'), 'feed.unreachable'],
  [new YangguangError('feed.other-history', ''), 'feed.epoch-changed'],
  [new YangguangError('feed.unreachable', '', { cause: system('ENOSPC') }), 'feed.unreachable'],
  [new YangguangError('site.build-failed', '', { cause: system('ENOSPC') }), 'disk.full'],
  [new Error('anything'), 'release.failed'],
  ['a text', 'release.failed'],
])('%s raises %s', (error, code) => {
  expect(alarmOf(error)).toBe(code);
});

test('a publication that breaks off raises an alarm and fails as before; one that comes through clears it', async () => {
  const full = system('ENOSPC');
  await expect(withAlarms(alarms, () => Promise.reject(full))).rejects.toBe(full);
  expect(await withAlarms(alarms, () => Promise.resolve(false))).toBe(false);
  expect(codes()).toEqual(['disk.full']);
  expect(await withAlarms(alarms, () => Promise.resolve(true))).toBe(true);
  expect(codes()).toEqual([]);
});

test('of the feed one thing is wrong at a time', () => {
  noteFeed(alarms, new YangguangError('feed.unreachable', ''));
  noteFeed(alarms, new YangguangError('feed.unreadable', ''));
  expect(codes()).toEqual(['feed.unreadable']);
  noteFeed(alarms, undefined);
  expect(codes()).toEqual([]);
});
