import { addDays, addMonths, addWorkingDays, isWorkingDay } from '@yangguang/schemas';
import type { DemoRecord } from '../demo-record.ts';

type Fields = DemoRecord['fields'];

/** What follows from other fields of a list entry, so that its author need not count days. */
export function deriveListEntry(fields: Fields): void {
  const decided = String(fields['decisionDate']);
  fields['subjectName'] ??= fields.title;
  fields.title = `关于将${fields.title}列入安全生产严重失信主体名单的决定`;
  fields['noticeDate'] ??= workingDayBefore(addDays(decided, -21));
  fields['deliveryDate'] ??= addWorkingDays(decided, 2).date;
  fields['publishUntil'] ??= addMonths(decided, Number(fields['listingTerm']));
}

const workingDayBefore = (date: string): string => (isWorkingDay(date) ? date : workingDayBefore(addDays(date, -1)));
