import type { CellValue } from '../reading/cell';
import { halfWidth } from './plain';

/** The number a cell means, `１，２３４．５` included; undefined for anything with a unit or another sign in it. */
export function parseNumber(value: CellValue): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const text = halfWidth(value);
  if (!/^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/.test(text)) return undefined;
  return Number(text.replaceAll(',', ''));
}

/** Takes out what binary arithmetic added (0.30000000000000004); undefined when there really are more decimals. */
export function toScale(number: number, scale: number): number | undefined {
  const rounded = Math.round(number * 10 ** scale) / 10 ** scale;
  return Math.abs(rounded - number) < 1e-6 ? rounded : undefined;
}

const words: ReadonlyMap<string, boolean> = new Map([
  ...['是', '√', '✓', 'true', '1', 'yes', 'y', '对'].map((word) => [word, true] as const),
  ...['否', '×', '✗', 'false', '0', 'no', 'n', '不是'].map((word) => [word, false] as const),
]);

export function parseFlag(value: CellValue): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return words.get(halfWidth(String(value)).toLowerCase());
}
