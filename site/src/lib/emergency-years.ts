import { emergencyStates, type Emergency, type EmergencyState } from '../content/emergencies.ts';
import { shanghaiDate } from './shanghai-time.ts';

export const emergencyPath = '/emergency.html';

/** The emergency publications of a year, by what became of them. */
export interface EmergencyYear {
  year: string;
  counts: Record<EmergencyState, number>;
}

/** Year by year, the newest first; each counts in the year in which it was signed, in Shanghai. */
export function emergencyYears(emergencies: readonly Emergency[]): EmergencyYear[] {
  const years = new Map<string, EmergencyYear>();
  for (const { signedAt, state } of emergencies) {
    const year = shanghaiDate(signedAt).slice(0, 4);
    const row = years.get(year) ?? { year, counts: noneYet() };
    row.counts[state] += 1;
    years.set(year, row);
  }
  return [...years.values()].sort((a, b) => (a.year < b.year ? 1 : -1));
}

// All states of the closed list.
const noneYet = () => Object.fromEntries(emergencyStates.map((state) => [state, 0])) as Record<EmergencyState, number>;
