import type { ContentType } from '../define-content-type.ts';
import type { AnyRecord } from '../types/index.ts';
import { disclosureEnvelope } from '../envelope.ts';
import { plainText } from '../plain-text.ts';
import { namedFields } from './fields.ts';

/** 内容概述 of a record: its own, or the beginning of its first text (R-REG-12 asks every catalogue row for one). */
export function summaryOf(type: ContentType, record: AnyRecord, maxLength = 120): string {
  if (record.summary) return record.summary;
  const text = firstText(type, record).replace(/\s+/g, ' ').trim();
  return text.length > maxLength ? `${text.slice(0, maxLength - 1)}…` : text;
}

function firstText(type: ContentType, record: AnyRecord): string {
  for (const { name, field } of namedFields(type)) {
    if (name in disclosureEnvelope || field.internal) continue;
    const kind = type.kind(name).kind;
    const value = record[name];
    if (typeof value !== 'string') continue;
    if (kind !== 'richText' && kind !== 'longText') continue;
    const text = kind === 'richText' ? plainText(value) : value.trim();
    if (text) return text;
  }
  return record.title;
}
