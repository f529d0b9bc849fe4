import { copy } from '../copy';

/** `0.9 秒`, `7 分钟`, `3 小时`, `2 天`. */
export function durationText(ms: number): string {
  const seconds = Math.max(0, ms) / 1000;
  if (seconds < 60) return copy.seconds(seconds.toFixed(1));
  const minutes = Math.floor(seconds / 60);
  if (minutes < 120) return copy.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? copy.hours(hours) : copy.days(Math.floor(hours / 24));
}

/** Time of day in Shanghai, to the second. */
export function clockText(instant: string): string {
  return shanghai({ hour: '2-digit', minute: '2-digit', second: '2-digit' }, instant);
}

/** `11-21 14:03:27` in Shanghai. */
export function dayAndClock(instant: string): string {
  const time = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
  return shanghai({ month: '2-digit', day: '2-digit', ...time }, instant).replaceAll('/', '-');
}

function shanghai(format: Intl.DateTimeFormatOptions, instant: string): string {
  const options = { ...format, hourCycle: 'h23', timeZone: 'Asia/Shanghai' } as const;
  return new Intl.DateTimeFormat('zh-CN', options).format(new Date(instant));
}
