const millisecondsADay = 86_400_000;

/**
 * The day of an Excel serial number, `46347` → `2026-11-21`; undefined outside 1900-03-01 … 2199-12-31.
 *
 * Excel counts a 29 February 1900 that never was, so day 0 is 1899-12-30; older Mac workbooks count from 1904-01-01.
 */
export function dayOfSerial(serial: number, uses1904Dates = false): string | undefined {
  const days = Math.floor(serial) + (uses1904Dates ? 1462 : 0);
  if (!Number.isFinite(serial) || days < 61 || days > 109_574) return undefined;
  return new Date(Date.UTC(1899, 11, 30) + days * millisecondsADay).toISOString().slice(0, 10);
}

/** The time of day in a serial number's fraction, `.5` → `12:00:00`; empty for a whole day. */
export function timeOfSerial(serial: number): string {
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400);
  return seconds === 0 || seconds === 86_400 ? '' : new Date(seconds * 1000).toISOString().slice(11, 19);
}
