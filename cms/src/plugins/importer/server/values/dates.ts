import { CellDay, type CellValue } from '../reading/cell';
import { dayOfSerial } from './excel-day';
import { halfWidth } from './plain';

const dayPattern = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s]+(.+))?$/;
const timePattern = /^(\d{1,2})[:时](\d{2})(?:[:分](\d{2})(?:\.\d+)?)?\s*[分秒]?(Z|[+-]\d{2}:?\d{2})?$/;

export interface Day {
  date: string;
  /** `09:30:00`, when the cell said. */
  time?: string;
}

/**
 * The day a cell means: a date cell, an Excel serial, or `2026-11-21`, `2026/11/21`, `2026.11.21`, `2026年11月21日`,
 * `20261121`, in full or half width. Two-digit years are refused: nobody can know the century.
 */
export function parseDay(value: CellValue, uses1904Dates = false): Day | undefined {
  if (value instanceof CellDay) return { date: value.iso, ...(value.time && { time: value.time }) };
  if (typeof value === 'number') return serial(value, uses1904Dates);
  if (typeof value !== 'string') return undefined;
  const text = halfWidth(value).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  if (/^\d{5}$/.test(text)) return serial(Number(text), uses1904Dates);
  const [, year, month, day, rest] = dayPattern.exec(text) ?? [];
  if (!year || !month || !day) return undefined;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isRealDay(date)) return undefined;
  if (rest === undefined) return { date };
  const time = parseTime(rest);
  return time === undefined ? undefined : { date, time };
}

/** The instant a cell means, as UTC; a day alone is its first moment in Shanghai. */
export function parseInstant(value: CellValue, uses1904Dates = false): string | undefined {
  if (typeof value === 'string' && /[Zz]$|[+-]\d{2}:\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)))
    return new Date(value).toISOString();
  const day = parseDay(value, uses1904Dates);
  return day && new Date(`${day.date}T${day.time ?? '00:00:00'}+08:00`).toISOString();
}

function serial(number: number, uses1904Dates: boolean): Day | undefined {
  const date = dayOfSerial(number, uses1904Dates);
  return date === undefined ? undefined : { date };
}

function parseTime(text: string): string | undefined {
  const [, hour, minute, second = '00'] = timePattern.exec(text.trim()) ?? [];
  if (!hour || !minute || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  return `${hour.padStart(2, '0')}:${minute}:${second}`;
}

function isRealDay(date: string): boolean {
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
}
