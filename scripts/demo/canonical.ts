import { contentTypeOf } from '@yangguang/schemas';
import { find } from './collection.ts';
import type { DemoRecord } from './demo-record.ts';

/** A key of the right form for a record that has none yet, the same every time. */
export function stableId(record: DemoRecord): string {
  const name = record.type.replace(/[^a-z]/g, '').slice(0, 10);
  const number = String(record.fields['indexNumber'] ?? '').replace(/\D/g, '');
  return (name + number).padEnd(24, '0').slice(0, 24);
}

/** The record in its published form, to be judged before there is a system: references and files resolved. */
export function canonicalForm(record: DemoRecord, all: readonly DemoRecord[]): Record<string, unknown> {
  const type = contentTypeOf(record.type);
  const fields = Object.keys(type.fields).map((name): [string, unknown] => {
    const value = record.fields[name];
    const kind = type.kind(name);
    if (name === 'indexNumber') return [name, value ?? 'YC012/2026-99999'];
    if (kind.kind === 'reference')
      return [name, typeof value === 'string' ? stableId(find(all, value, kind.target)) : null];
    if (kind.kind === 'references')
      return [name, (value as string[]).map((title) => stableId(find(all, title, kind.target)))];
    if (kind.kind === 'attachments')
      return [
        name,
        (value as string[]).map((file) => ({ name: file, mime: 'text/plain', sizeBytes: 1, sha256: '0'.repeat(64) })),
      ];
    return [name, value];
  });
  return { type: record.type, id: stableId(record), ...Object.fromEntries(fields) };
}
