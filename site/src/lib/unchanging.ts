import type { Bureau } from '@yangguang/schemas';

const byBureau = new WeakMap<Bureau, Map<string, string>>();

/** HTML that is the same on many pages, by name. Begun anew when the settings of the bureau change. */
export function unchanging(bureau: Bureau): Map<string, string> {
  const known = byBureau.get(bureau) ?? new Map<string, string>();
  byBureau.set(bureau, known);
  return known;
}
