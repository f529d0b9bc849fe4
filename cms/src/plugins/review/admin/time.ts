const formats = {
  minute: { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  second: {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  },
  day: { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
} as const;

/** An instant as officers read it, in Shanghai: `11-21 14:03`, `2026-11-21 14:03` or with its seconds. */
export function timeText(instant: string, format: keyof typeof formats = 'minute'): string {
  const options = { ...formats[format], hourCycle: 'h23', timeZone: 'Asia/Shanghai' } as const;
  return new Intl.DateTimeFormat('zh-CN', options).format(new Date(instant)).replaceAll('/', '-');
}
