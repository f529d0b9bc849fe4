const dayPattern = /^((?:19|20)\d{2})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))$/;
const timePattern = /^([01]?\d|2[0-3])[:时]([0-5]\d)分?$/;

/** `2026-3-1`, `2026/03/01`, `2026.3.1`, `2026年3月1日`, `20260301`, in any width → `2026-03-01`; null for what is no day. */
export function dayOf(typed: string): string | null {
  const [, year, month, day, monthOnly, dayOnly] = dayPattern.exec(typed.normalize('NFKC').replace(/\s/g, '')) ?? [];
  if (!year) return null;
  const date = `${year}-${(month ?? monthOnly)?.padStart(2, '0')}-${(day ?? dayOnly)?.padStart(2, '0')}`;
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date) ? date : null;
}

/** A day as `dayOf` takes it, then a time: `2026年3月1日 9:30`, in Shanghai → UTC. A day alone is its first moment. */
export function instantOf(typed: string): string | null {
  const text = typed.normalize('NFKC').trim();
  const [, dayText = text, timeText = '0:00'] = /^(.+?)[\sT]+(\S+[:时]\S+)$/.exec(text) ?? [];
  const [, hour, minute] = timePattern.exec(timeText) ?? [];
  const day = dayOf(dayText);
  if (!day || !hour || !minute) return null;
  return new Date(`${day}T${hour.padStart(2, '0')}:${minute}:00+08:00`).toISOString();
}

const shanghaiMs = 8 * 60 * 60 * 1000;

/** `2026-03-01 09:30` in Shanghai, which has had no summer time since 1991; empty for what is no instant. */
export function instantText(instant: string): string {
  const time = Date.parse(instant);
  return Number.isNaN(time) ? '' : new Date(time + shanghaiMs).toISOString().slice(0, 16).replace('T', ' ');
}
