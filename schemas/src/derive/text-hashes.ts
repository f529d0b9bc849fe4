import { sha256 } from '../canonical.ts';
import { normalisedText, shortestChecked } from '../normalised-text.ts';
import { plainText } from '../plain-text.ts';
import { contentTypeOf, type AnyRecord } from '../types/index.ts';

/** Hashes of the texts of a record, each as a reader would copy it from its page (D-14). */
export function textHashes(record: AnyRecord): string[] {
  const type = contentTypeOf(record.type);
  return Object.keys(type.fields)
    .filter((field) => type.kind(field).kind === 'richText' && !type.fields[field]?.internal)
    .map((field) => normalisedText(plainText(String(record[field] ?? ''))))
    .filter((text) => text.length >= shortestChecked)
    .map((text) => sha256(text));
}
