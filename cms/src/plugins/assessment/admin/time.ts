const format = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });
const dayFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** An instant as officers read it, in Shanghai. */
export const timeText = (at: string): string => format.format(new Date(at));
/** Its day, `2026-11-22`. */
export const dayText = (at: string): string => dayFormat.format(new Date(at));
