import { SetupError } from '../bootstrap/stage.mjs';
import { copy } from '../copy.mjs';

/** What can be measured by itself; `astro` and `pagefind` and `hugo` are the baselines. */
export const parts = [
  'build',
  'hugo',
  'astro',
  'search',
  'pagefind',
  'start',
  'live',
  'burst',
  'emergency',
  'reading',
] as const;
export type Part = (typeof parts)[number];

/** Parts that need officers, and so the CMS. */
const officers: readonly Part[] = ['live', 'burst', 'emergency'];

/** @throws {SetupError} for a part that does not exist */
export function chosenParts(only: string | undefined): Set<Part> {
  if (only === undefined) return new Set(parts);
  const names = only.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !parts.some((part) => part === name));
  if (unknown.length > 0) throw new SetupError(copy.bench.badPart(unknown.join(','), parts.join(',')));
  return new Set(parts.filter((part) => names.includes(part)));
}

export const needsCms = (chosen: ReadonlySet<Part>): boolean => officers.some((part) => chosen.has(part));
