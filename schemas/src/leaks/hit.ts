import type { IssueCode } from '../copy/issues.ts';

/** Something a detector found in one text; `start` and `end` count characters of that text from 0. */
export interface Hit {
  code: IssueCode;
  start: number;
  end: number;
  /** The found characters with what identifies hidden, one for one, so that they can take the place of the original. */
  masked?: string;
  params?: Record<string, string | number>;
}

/** In the order of the text; of hits that overlap, the longer stays. */
export function withoutOverlaps(hits: readonly Hit[]): Hit[] {
  const byLength = [...hits].sort((a, b) => b.end - b.start - (a.end - a.start));
  const kept: Hit[] = [];
  for (const hit of byLength)
    if (kept.every((other) => hit.end <= other.start || hit.start >= other.end)) kept.push(hit);
  return kept.sort((a, b) => a.start - b.start);
}
