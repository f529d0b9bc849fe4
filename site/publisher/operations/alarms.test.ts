import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alarmCopy, type AlarmCode } from '@yangguang/schemas';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openAlarms } from './alarms.ts';

let folder: string;
let file: string;
let lines: string[];
const log = (event: string): void => void lines.push(event);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yangguang-alarms-'));
  file = join(folder, 'alarms.json');
  lines = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A clock that moves a minute with each look. */
function clock(): () => Date {
  let minute = 0;
  return () => new Date(Date.UTC(2026, 0, 5, 0, (minute += 1)));
}

test('an alarm says in Chinese what happened, where and what to do, and since when', () => {
  const alarms = openAlarms(file, log, clock());
  alarms.raise('disk.full', '/srv/yangguang');
  const { what, action } = alarmCopy['disk.full'];
  expect(alarms.list()).toEqual([
    { code: 'disk.full', message: `${what}\n位置：/srv/yangguang\n处理：${action}`, since: '2026-01-05T00:01:00.000Z' },
  ]);
});

test('an alarm outlives a restart; raised again it keeps its beginning and sends no second notice', () => {
  openAlarms(file, log, clock()).raise('feed.unreachable', 'http://cms');
  const alarms = openAlarms(file, log, () => new Date('2027-01-01T00:00:00Z'));
  alarms.raise('feed.unreachable', 'http://cms');
  alarms.raise('feed.unreachable', 'http://other');
  expect(alarms.list().map(({ since }) => since)).toEqual(['2026-01-05T00:01:00.000Z']);
  expect(alarms.list()[0]?.message).toContain('http://other');
  expect(alarms.unsent()).toHaveLength(1);
  // Said again in the same words, it is neither written nor logged.
  expect(lines).toEqual(['alarm-raised', 'alarm-raised']);
});

test('cleared, it is gone, and who was told of it is told so', () => {
  const alarms = openAlarms(file, log);
  alarms.raise('disk.full');
  for (const { id } of alarms.unsent()) alarms.sent(id);
  alarms.clear('disk.full');
  alarms.clear('disk.full');
  expect(alarms.list()).toEqual([]);
  expect(alarms.unsent().map(({ notice }) => notice.type)).toEqual(['publisher.alarm.cleared']);
  expect(openAlarms(file, log).unsent()).toEqual(alarms.unsent());
});

test('an alarm that comes and goes while nobody can be told leaves no heap of notices', () => {
  const alarms = openAlarms(file, log);
  for (let time = 0; time < 5; time += 1) {
    alarms.raise('disk.full');
    alarms.clear('disk.full');
  }
  alarms.raise('feed.unreadable');
  expect(alarms.unsent().map(({ notice }) => notice.data.code)).toEqual(['feed.unreadable']);
});

test('an alarm that cannot be written is raised all the same', () => {
  const alarms = openAlarms(join(folder, 'missing', 'alarms.json'), log);
  alarms.raise('disk.unwritable');
  expect(alarms.list()).toHaveLength(1);
  expect(lines).toContain('alarms-not-kept');
});

test('a damaged list is said to be one and begun anew', () => {
  writeFileSync(file, '{"alarms":[');
  const alarms = openAlarms(file, log).list();
  expect(alarms.map(({ code }) => code)).toEqual(['database.damaged']);
  expect(alarms[0]?.message).toContain(file);
  expect(lines).toEqual(['alarms-unreadable', 'alarm-raised']);
});

test.each(Object.keys(alarmCopy))('%s speaks to people', (code) => {
  const { what, action } = alarmCopy[code as AlarmCode];
  expect(what).toMatch(/[\u4e00-\u9fff].*。$/u);
  expect(action).toMatch(/[\u4e00-\u9fff].*。$/u);
});
