import type { Attachment } from '@yangguang/schemas';
import { copy } from '../copy/zh-cn.ts';
import { fileInfo, type FileInfo } from './file-info.ts';

/** `20 个工作日`, or `45 日` where the law counts calendar days (R-PMT-03). */
export function daysText(days: number, unit: 'working-day' | 'calendar-day'): string {
  return unit === 'working-day' ? copy.permit.workingDays(days) : copy.permit.calendarDays(days);
}

/** The attachment that a row of the materials table names as its form. */
export function materialFile(name: string | null, attachments: readonly Attachment[]): FileInfo | undefined {
  const file = attachments.find((attachment) => attachment.name === name);
  return file && fileInfo(file);
}
