import { contentTypes } from '@yangguang/schemas';
import type { Content, PublicRecord } from '../content/content.ts';
import { correctionsList } from '../content/references.ts';

export const correctionsFolder = '/corrections/';
/** Shown on the page; older ones stay on the pages of their records. */
export const shownCorrections = 500;

/** One correction of a public record, as its readers were told (B-12). */
export interface Correction {
  item: PublicRecord;
  date: string;
  note: string;
  href: string;
}

/** Place of a correction on the page of its record; the rows are never reordered. */
export const correctionAnchor = (index: number): string => `correction-${index + 1}`;

/** The corrections of all public records, newest first. */
export function corrections(content: Content, count: number): Correction[] {
  const corrected = contentTypes.flatMap(({ name }) => content.referencing(correctionsList, name, 'changeNotes'));
  const all = corrected.flatMap((item) =>
    item.record.changeNotes.map(({ date, note }, index) => ({
      ...{ item, date, note },
      href: `${item.path}#${correctionAnchor(index)}`,
    })),
  );
  return all
    .sort((a, b) => (a.date !== b.date ? (a.date < b.date ? 1 : -1) : a.href < b.href ? 1 : -1))
    .slice(0, count);
}
