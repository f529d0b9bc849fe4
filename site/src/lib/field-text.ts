import { displayText, type FieldKind } from '@yangguang/schemas';
import { shanghaiMinute } from './shanghai-time.ts';

/** 12345.6 → `12,345.60`: thousands apart, as many decimals as the field keeps. */
export function numberText(value: number, scale = 0): string {
  return formatFor(scale).format(value);
}

const formats: Intl.NumberFormat[] = [];

/** Making a format takes a hundred times as long as using it; a budget has thousands of numbers. */
function formatFor(scale: number): Intl.NumberFormat {
  const options = { minimumFractionDigits: scale, maximumFractionDigits: scale };
  return (formats[scale] ??= new Intl.NumberFormat('en-US', options));
}

/**
 * How a value of a kind reads on a page: numbers grouped, instants in Shanghai time. Kinds that a line cannot show
 * (references, files, rich text, tables) have components of their own and give an empty text here.
 */
export function fieldText(kind: FieldKind, value: unknown): string {
  if (value === null || value === undefined || !isInline(kind)) return '';
  if (kind.kind === 'decimal') return numberText(value as number, kind.scale);
  if (kind.kind === 'instant') return shanghaiMinute(value as string);
  return displayText(kind, value);
}

/** True for kinds whose text a line can show. */
export function isInline(kind: FieldKind): boolean {
  return !['reference', 'references', 'attachments', 'rows', 'richText'].includes(kind.kind);
}
