/**
 * A day as people type it, 2026-11-22, 2026/11/22, 2026年11月22日 or 20261122, as the log has it.
 *
 * @returns empty for nothing, null for what is no day.
 */
export function typedDay(text: string): string | null {
  const [, year, month, day] = /^(\d{4})\D?(\d{1,2})\D?(\d{1,2})日?$/.exec(text.trim()) ?? [];
  if (!year || !month || !day) return text.trim() === '' ? '' : null;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const known = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(known.getTime()) && known.toISOString().startsWith(date) ? date : null;
}
