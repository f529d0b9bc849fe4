import { csvLine } from '../../../../lib/csv-line';
import { copy } from '../../copy';
import type { EntryView } from '../services/search';

export const tableHeading = (): string => lineOf(Object.values(copy.screen.columns));

export function tableLine({ seq, at, actor, address, subject, details, hash, ...labels }: EntryView): string {
  const about = [actor.name, actor.roles.join('、'), address ?? '', labels.actionLabel, labels.typeLabel];
  return lineOf([String(seq), at, ...about, subject?.title ?? '', JSON.stringify(details), hash]);
}

const lineOf = (cells: readonly string[]): string => `${csvLine(cells)}\r\n`;
