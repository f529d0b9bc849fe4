import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Alarm, alarmMessage, AlarmNotice, type AlarmCode } from '@yangguang/schemas';
import { z } from 'zod';
import type { Log } from '../log.ts';
import { replaceFile } from '../disk/replace-file.ts';

const UnsentNotice = z.strictObject({ id: z.string(), notice: AlarmNotice });
const State = z.strictObject({ alarms: z.array(Alarm), unsent: z.array(UnsentNotice) });

/** A notice that the receiver has not taken yet; its id stays the same however often it is sent. */
export type UnsentNotice = z.infer<typeof UnsentNotice>;

export type Alarms = ReturnType<typeof openAlarms>;

/**
 * What is wrong at the moment, by code, kept in a file so that a restart forgets nothing. Any part of the publisher
 * raises and clears; both may be said again and again and then do nothing.
 */
export function openAlarms(file: string, log: Log, now: () => Date = () => new Date()) {
  const known = readState(file, log);
  let state = known ?? { alarms: [], unsent: [] };

  function save(next: z.infer<typeof State>): void {
    state = next;
    try {
      replaceFile(file, JSON.stringify(state));
    } catch (error) {
      // A full disk is itself an alarm: it must be raised all the same, and goes on in memory.
      log('alarms-not-kept', { problem: String(error) });
    }
  }

  /** Two notices of one code that nobody has seen yet cancel each other: raised and over, or over and raised again. */
  function withNotice(type: AlarmNotice['type'], alarm: Alarm): UnsentNotice[] {
    const others = state.unsent.filter(({ notice }) => notice.data.code !== alarm.code);
    if (others.length < state.unsent.length) return others;
    return [...others, { id: `alarm_${randomUUID()}`, notice: { type, timestamp: now().toISOString(), data: alarm } }];
  }

  const alarms = {
    /** @param detail - where: a file, a path, a record, a release; or the problem in its own words. */
    raise(code: AlarmCode, detail = ''): void {
      const message = alarmMessage(code, detail);
      const known = state.alarms.find((alarm) => alarm.code === code);
      if (known?.message === message) return;
      const alarm: Alarm = { code, message, since: known?.since ?? now().toISOString() };
      log('alarm-raised', { code, detail });
      const alarms = [...state.alarms.filter((other) => other.code !== code), alarm];
      save({ alarms, unsent: known ? state.unsent : withNotice('publisher.alarm.raised', alarm) });
    },
    clear(code: AlarmCode): void {
      const known = state.alarms.find((alarm) => alarm.code === code);
      if (!known) return;
      log('alarm-cleared', { code });
      const alarms = state.alarms.filter((alarm) => alarm !== known);
      save({ alarms, unsent: withNotice('publisher.alarm.cleared', known) });
    },
    /** Alarms that are on, the oldest first. */
    list: (): Alarm[] => [...state.alarms].sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0)),
    /** Notices to be sent, the oldest first. */
    unsent: (): UnsentNotice[] => [...state.unsent],
    sent(id: string): void {
      if (state.unsent.some((one) => one.id === id))
        save({ ...state, unsent: state.unsent.filter((one) => one.id !== id) });
    },
  };
  if (!known) alarms.raise('database.damaged', file);
  return alarms;
}

/** @returns undefined when the file is damaged. */
function readState(file: string, log: Log): z.infer<typeof State> | undefined {
  try {
    return State.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const isFirst = (error as NodeJS.ErrnoException).code === 'ENOENT';
    // What is still wrong will be raised again.
    if (isFirst) return { alarms: [], unsent: [] };
    log('alarms-unreadable', { file, problem: String(error) });
    return undefined;
  }
}
