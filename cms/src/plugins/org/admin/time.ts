/** An instant as people read it, in Shanghai: `2026-11-22 14:03`. */
export function timeText(ms: number): string {
  const format = new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    hourCycle: 'h23',
    ...({ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const),
  });
  return format.format(new Date(ms)).replaceAll('/', '-');
}
