import { z } from 'zod';

/** What became of a request for every right of the system; one that still waits has no outcome. */
export const breakGlassOutcomes = ['granted', 'refused', 'void'] as const;
export type BreakGlassOutcome = (typeof breakGlassOutcomes)[number];

const Count = z.int().min(0);
/** How often the rights of the whole system were asked for in a year, in Shanghai: a number, and no names (B-2). */
export const BreakGlassYear = z.strictObject({
  year: z.string().regex(/^\d{4}$/),
  /** Agreed to by a second administrator, in time. */
  granted: Count,
  refused: Count,
  /** Nobody agreed in time: no right was lent. */
  void: Count,
});
export type BreakGlassYear = z.infer<typeof BreakGlassYear>;

/** Year by year, the newest first. @param asked - day of each request, in Shanghai, and what became of it. */
export function breakGlassYears(asked: readonly { day: string; outcome: BreakGlassOutcome }[]): BreakGlassYear[] {
  const years = new Map<string, BreakGlassYear>();
  for (const { day, outcome } of asked) {
    const year = day.slice(0, 4);
    const counts = years.get(year) ?? { year, granted: 0, refused: 0, void: 0 };
    years.set(year, { ...counts, [outcome]: counts[outcome] + 1 });
  }
  return [...years.values()].sort((a, b) => (a.year < b.year ? 1 : -1));
}
