import { maskHtml, maskText, type AnyRecord, type ContentType, type LeakSettings } from '@yangguang/schemas';

/** The fields of a record in which masking changes something, masked (脱敏, A-11); what the machine sets is left alone. */
export function maskedFields(type: ContentType, record: AnyRecord, settings: LeakSettings): Record<string, unknown> {
  const changed: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(type.fields)) {
    const value = (record as unknown as Record<string, unknown>)[name];
    const masked = field.system ? value : maskedValue(type.kind(name).kind, value, settings);
    if (masked !== value && JSON.stringify(masked) !== JSON.stringify(value)) changed[name] = masked;
  }
  return changed;
}

function maskedValue(kind: string, value: unknown, settings: LeakSettings): unknown {
  if (kind === 'richText' && typeof value === 'string') return maskHtml(value, settings);
  if ((kind === 'text' || kind === 'longText') && typeof value === 'string') return maskText(value, settings);
  if (kind === 'rows' && Array.isArray(value)) return value.map((row) => maskedRow(row as object, settings));
  return value;
}

const maskedRow = (row: object, settings: LeakSettings): object =>
  Object.fromEntries(
    Object.entries(row).map(([column, cell]) => [column, typeof cell === 'string' ? maskText(cell, settings) : cell]),
  );
