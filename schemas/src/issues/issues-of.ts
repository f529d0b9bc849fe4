import type { ContentType } from '../define-content-type.ts';
import { contentTypes, type AnyRecord } from '../types/index.ts';
import { plainText } from '../plain-text.ts';
import { sanitizeRichText } from '../rich-text.ts';
import { checkDisclosureAttribute } from '../rules/disclosure-attribute.ts';
import { namedFields } from '../derive/fields.ts';
import { error, type Issue } from './issue.ts';
import { unsoundIssues } from '../sound-text.ts';
import { schemaIssues } from './schema-issues.ts';

/**
 * Everything that speaks against publishing a record, all at once: fields by their definition, rich text, the rules
 * of the envelope and those of its type. Empty when nothing does. What a sound record says that should not go out is found
 * by `leaksOf`, because an officer may let that pass.
 */
export function issuesOf(record: unknown): Issue[] {
  const name = String((record as { type?: unknown } | null)?.type ?? '');
  const type = contentTypes.find((candidate) => candidate.name === name);
  if (!type) return [error('', 'record.unknown-type', { type: name })];
  const parsed = type.schema.safeParse(record);
  const broken = parsed.success ? [] : schemaIssues(type, record, parsed.error);
  const unreadable = new Set(broken.map((issue) => issue.field));
  const texts = namedFields(type)
    .filter(({ name }) => !unreadable.has(name))
    .flatMap(({ name }) => richTextIssues(type, name, (record as AnyRecord)[name]));
  const unsound = unsoundIssues(record as AnyRecord).filter(({ field }) => !unreadable.has(field));
  return [...broken, ...unsound, ...texts, ...ruleIssues(type, record as AnyRecord, unreadable)];
}

/** Rich text is clean, so that what was signed is what is shown, and says something. */
function richTextIssues(type: ContentType, field: string, value: unknown): Issue[] {
  if (type.kind(field).kind !== 'richText' || typeof value !== 'string') return [];
  if (plainText(value) === '' && !value.includes('<img ')) return [error(field, 'field.required')];
  return sanitizeRichText(value) === value ? [] : [error(field, 'rich-text.not-clean')];
}

/** Rules across fields; a rule that needs a field which cannot be read is left out until that field is mended. */
function ruleIssues(type: ContentType, record: AnyRecord, unreadable: ReadonlySet<string>): Issue[] {
  const guarded = new Proxy(record, {
    get(target, field) {
      if (typeof field === 'string' && unreadable.has(field)) throw new UnreadableField(field);
      return Reflect.get(target, field) as unknown;
    },
  });
  const checks = [checkDisclosureAttribute, ...(type.checks ?? [])] as ((record: AnyRecord) => Issue[])[];
  return checks.flatMap((check) => runCheck(check, guarded));
}

class UnreadableField extends Error {}

function runCheck(check: (record: AnyRecord) => Issue[], record: AnyRecord): Issue[] {
  try {
    return check(record);
  } catch (cause) {
    // The field itself is already reported; what rests on it can only be told once it is mended.
    if (cause instanceof UnreadableField) return [];
    throw cause;
  }
}
