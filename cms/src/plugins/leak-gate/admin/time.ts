const format = new Intl.DateTimeFormat('zh-CN', {
  ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  hourCycle: 'h23',
  timeZone: 'Asia/Shanghai',
});

/** An instant as officers read it, in Shanghai: `2026-11-21 14:03`. */
export const timeText = (instant: string): string => format.format(new Date(instant)).replaceAll('/', '-');
