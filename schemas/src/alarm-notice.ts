import { z } from 'zod';
import { alarmCopy, type AlarmCode } from './copy/alarms.ts';
import { Alarm } from './publisher-control.ts';

/**
 * What is sent to `ALARM_WEBHOOK_URL` (Standard Webhooks, signed with `ALARM_WEBHOOK_SECRET`): one call when an alarm
 * is raised, one when it is cleared.
 */
export const AlarmNotice = z.strictObject({
  type: z.enum(['publisher.alarm.raised', 'publisher.alarm.cleared']),
  timestamp: z.iso.datetime(),
  data: Alarm,
});
export type AlarmNotice = z.infer<typeof AlarmNotice>;

/** What an alarm tells people: what happened, where, what to do. */
export function alarmMessage(code: AlarmCode, detail: string): string {
  const { what, action } = alarmCopy[code];
  return [what, detail && `位置：${detail}`, `处理：${action}`].filter(Boolean).join('\n');
}
