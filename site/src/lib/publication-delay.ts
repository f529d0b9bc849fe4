import { nationalCalendar, workingDaysBetween } from '@yangguang/schemas';
import type { PublicRecord } from '../content/content.ts';
import { copy } from '../copy/zh-cn.ts';
import { shanghaiDate } from './shanghai-time.ts';

/**
 * Working days from the forming of the information to its first publication (R-REG-26), as a sentence that says how
 * they were counted. Undefined for migrated records, which were public elsewhere before, and for years whose calendar
 * is not known.
 */
export function publicationDelay({ record, approval, firstPublishedAt }: PublicRecord): string | undefined {
  const published = shanghaiDate(firstPublishedAt);
  if (approval.kind === 'migration' || !hasCalendar(record.formedDate) || !hasCalendar(published)) return undefined;
  return copy.process.workingDays(Math.max(0, workingDaysBetween(record.formedDate, published)));
}

const hasCalendar = (date: string): boolean => nationalCalendar.has(Number(date.slice(0, 4)));
