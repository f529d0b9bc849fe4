import { canonicalJson } from '../canonical.ts';
import type { ContentType } from '../define-content-type.ts';
import { fieldDiff, fieldText, type FieldDiff, type NameOf, type RecordVersion } from './record-diff.ts';

/** A field that somebody else saved, or the officer changed, since the officer opened the record. */
export interface Divergence {
  field: string;
  label: string;
  /** What it was when the officer opened the record. */
  original: string;
  /** What the other person made of it; null when nothing. */
  theirs: FieldDiff | null;
  /** What the officer made of it; null when nothing. */
  mine: FieldDiff | null;
  /** Both changed it, each in another way: only the officer can say which holds. */
  isConflict: boolean;
}

/** What two people made of one record, field by field. */
export function threeWay(
  type: ContentType,
  versions: { base: RecordVersion; theirs: RecordVersion; mine: RecordVersion },
  nameOf: NameOf,
): Divergence[] {
  const { base, theirs, mine } = versions;
  return Object.keys(type.fields).flatMap((field) => {
    const [was, their, own] = [base, theirs, mine].map((version) => canonicalJson(version[field] ?? null));
    if (was === their && was === own) return [];
    const diff = (version: RecordVersion) =>
      fieldDiff(type, field, base[field] ?? null, version[field] ?? null, nameOf);
    return [
      {
        field,
        label: type.fields[field]?.label ?? field,
        original: fieldText(type, field, base[field] ?? null, nameOf),
        theirs: was === their ? null : diff(theirs),
        mine: was === own ? null : diff(mine),
        isConflict: was !== their && was !== own && their !== own,
      },
    ];
  });
}
