import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openAlarms, type Alarms } from './alarms.ts';
import { openClock, type Clock } from './clock.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const jumps: [string, number][] = [
  ['+2 days', 2 * dayMs],
  ['−1 hour', -hourMs],
  ['+10 years', 3652 * dayMs],
  ['−30 years', -10_957 * dayMs],
];

let folder: string;
let alarms: Alarms;
let wallMs: number;
let steadyMs: number;
let theirsMs: number;
let clock: Clock;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yangguang-clock-'));
  alarms = openAlarms(join(folder, 'alarms.json'), () => undefined);
  wallMs = theirsMs = Date.UTC(2026, 0, 5);
  steadyMs = 1000;
  clock = openClock(
    alarms,
    () => wallMs,
    () => steadyMs,
  );
  clock.confirm(theirsMs);
});
afterEach(() => rmSync(folder, { recursive: true }));

function pass(ms: number): void {
  wallMs += ms;
  steadyMs += ms;
  theirsMs += ms;
  clock.confirm(theirsMs);
}
const isTold = (): boolean => alarms.list().some(({ code }) => code === 'clock.jumped');

test.each(jumps)('a jump of the machine by %s moves no time and is told; set right, it is over (A14)', (_, jumpMs) => {
  wallMs += jumpMs;
  pass(hourMs);
  expect(clock.nowMs()).toBe(theirsMs);
  expect(isTold()).toBe(true);
  wallMs -= jumpMs;
  pass(hourMs);
  expect(isTold()).toBe(false);
});

test('a clock that stands still lets time pass and is told (A14)', () => {
  steadyMs += hourMs;
  theirsMs += hourMs;
  clock.confirm(theirsMs);
  expect(clock.nowMs()).toBe(theirsMs);
  expect(isTold()).toBe(true);
});

test('a second more or less is nobody’s concern', () => {
  wallMs += 1000;
  pass(hourMs);
  wallMs -= 2000;
  pass(hourMs);
  expect(isTold()).toBe(false);
});

test('a process that begins with a wrong clock takes the time of the CMS', () => {
  wallMs += 2 * dayMs;
  const late = openClock(
    alarms,
    () => wallMs,
    () => steadyMs,
  );
  expect(late.isConfirmed()).toBe(false);
  late.confirm(theirsMs);
  expect(late.isConfirmed()).toBe(true);
  expect(late.nowMs()).toBe(theirsMs);
  expect(isTold()).toBe(true);
});

test.each(jumps)('machine and CMS both set by %s are believed after a day, not before (A14)', (_, jumpMs) => {
  wallMs += jumpMs;
  theirsMs += jumpMs;
  for (let hour = 0; hour < 24; hour += 1) pass(hourMs);
  expect(clock.nowMs()).toBe(theirsMs - jumpMs);
  expect(isTold()).toBe(true);
  pass(hourMs);
  expect(clock.nowMs()).toBe(theirsMs);
  expect(isTold()).toBe(false);
});

test('an answer that says no time changes nothing', () => {
  clock.confirm(Number.NaN);
  expect(clock.nowMs()).toBe(theirsMs);
});
