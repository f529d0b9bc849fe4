import type { FieldKind } from '../primitives.ts';
import { periodText, periodUnitOf } from '../rules/statistics-period.ts';
import { plainText } from '../plain-text.ts';

/** A value as a reader sees it, without markup; empty text for an empty field. References stay documentIds. */
export function displayText(kind: FieldKind, value: unknown): string {
  if (value === null || value === undefined) return '';
  switch (kind.kind) {
    case 'choice':
      return kind.labels[String(value)] ?? String(value);
    case 'boolean':
      return value ? '是' : '否';
    case 'decimal':
      return Number(value).toFixed(kind.scale);
    case 'richText':
      return plainText(String(value));
    case 'text':
      return periodUnitOf(kind) && kind.pattern?.test(String(value)) ? periodText(String(value)) : String(value);
    case 'references':
    case 'attachments':
    case 'rows':
      throw new TypeError(`a field of kind ${kind.kind} has no single text`);
    default:
      return String(value);
  }
}
