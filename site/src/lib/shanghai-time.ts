/** An instant of the record in the time of the bureau. China has one zone and no summer time. */
const offsetMs = 8 * 3600 * 1000;

/** A page shows few instants, each in many places and forms. */
const known = new Map<string, string>();
const mostKnown = 100;

function shifted(instant: string): string {
  let local = known.get(instant);
  if (local !== undefined) return local;
  local = new Date(Date.parse(instant) + offsetMs).toISOString();
  if (known.size >= mostKnown) known.clear();
  known.set(instant, local);
  return local;
}

/** `2026-11-21`: the day in Shanghai of an ISO instant. */
export const shanghaiDate = (instant: string): string => shifted(instant).slice(0, 10);

/** `2026-11-21 14:03`: the form that R-SITE-03 and R-SITE-04 ask for. */
export const shanghaiMinute = (instant: string): string => shifted(instant).slice(0, 16).replace('T', ' ');

/** `2026-11-21 14:03:27`. */
export const shanghaiSecond = (instant: string): string => shifted(instant).slice(0, 19).replace('T', ' ');

/** `2026`: the year in Shanghai. */
export const shanghaiYear = (instant: string): number => Number(shifted(instant).slice(0, 4));
