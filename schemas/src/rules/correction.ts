import { contentHash } from '../canonical.ts';
import type { ContentType } from '../define-content-type.ts';
import { error, type Issue } from '../issues/issue.ts';
import { contentTypeOf, type AnyRecord } from '../types/index.ts';

/**
 * What a new version of a public record owes its readers: a correction is told to them, and what they were told of
 * earlier ones stays (B-12, D-9). Filling what was empty, or adding a file, corrects nothing.
 *
 * @param before - the version that readers see.
 */
export function correctionIssues(before: AnyRecord, after: AnyRecord): Issue[] {
  const notes = (record: AnyRecord): string[] => record.changeNotes.map((note) => contentHash(note));
  const [told, now] = [notes(before), notes(after)];
  if (told.some((note) => !now.includes(note))) return [error('changeNotes', 'correction.note-removed')];
  if (now.length > told.length) return [];
  const corrected = correctedFields(contentTypeOf(after.type), before, after);
  if (corrected.length === 0) return [];
  const fields = corrected.map((label) => `“${label}”`).join('、');
  return [error('changeNotes', 'correction.note-missing', { fields })];
}

/** Labels of what said something to readers and says something else now. */
function correctedFields(type: ContentType, before: AnyRecord, after: AnyRecord): string[] {
  if (type.isKeptUpToDate) return [];
  return Object.entries(type.fields).flatMap(([name, { label, mayChange }]) =>
    !mayChange && isCorrected(before[name], after[name]) ? [label] : [],
  );
}

function isCorrected(before: unknown, after: unknown): boolean {
  if (before === null || before === undefined) return false;
  if (!Array.isArray(before)) return contentHash(before) !== contentHash(after);
  const kept = (Array.isArray(after) ? after : []).map((item) => contentHash(item));
  return before.some((item) => !kept.includes(contentHash(item)));
}
