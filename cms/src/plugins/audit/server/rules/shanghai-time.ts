const offsetMs = 8 * 60 * 60 * 1000;

/** An instant as the clocks in China show it, `2026-11-22T13:40:00.123+08:00`; China has no summer time. */
export function shanghaiTime(at: Date): string {
  return new Date(at.getTime() + offsetMs).toISOString().replace('Z', '+08:00');
}
