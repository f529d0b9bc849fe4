import { contentTypeOf } from '@yangguang/schemas';
import { templateCopy } from '../../copy';
import { problemAt, type Place, type Problem } from '../reporting/problem';
import type { PendingReference } from './converted';
import type { ReferenceIndex } from './reference-index';
import type { Finding } from '../values/finding';

/** The references of one record, kept in memory until the whole file has been read. */
export interface ReferringRecord {
  documentId: string;
  place: Place;
  references: PendingReference[];
}

export interface ReferenceRules {
  target: 'draft' | 'published';
  /** Whether the importing officer's records may belong to a section (B-6). */
  mayAssign: (department: string) => boolean;
}

/** Field → documentIds in the officer's order. */
export type ResolvedReferences = Record<string, string[]>;

/**
 * Turns what people call records into documentIds. Records of the file that are themselves wrong are not imported, so
 * a reference to one is wrong too.
 */
export function resolveReferences(
  referring: ReferringRecord,
  index: ReferenceIndex,
  isDropped: (documentId: string) => boolean,
  { target: state, mayAssign }: ReferenceRules,
): { resolved: ResolvedReferences; problems: Problem[] } {
  const resolved: ResolvedReferences = {};
  const problems: Problem[] = [];
  for (const { field, target: type, texts, heading } of referring.references) {
    const ids: string[] = [];
    for (const text of texts) {
      const found = index.find(type, text);
      const [only] = found;
      const finding = found.length === 1 && only ? undefined : missing(type, found.length);
      if (finding) problems.push(problemAt(referring.place, heading, text, finding));
      else if (only && isDropped(only.documentId))
        problems.push(problemAt(referring.place, heading, text, { code: 'reference.skipped', severity: 'error' }));
      else if (only && field === 'leadDepartment' && !mayAssign(only.documentId))
        problems.push(
          problemAt(referring.place, heading, text, { code: 'reference.other-section', severity: 'error' }),
        );
      else if (only) {
        ids.push(only.documentId);
        if (state === 'published' && !only.isPublished)
          problems.push(problemAt(referring.place, heading, text, notPublic(type)));
      }
    }
    resolved[field] = [...new Set(ids)];
  }
  return { resolved, problems };
}

function missing(typeName: string, count: number): Finding {
  const type = contentTypeOf(typeName);
  const keys = 'documentNumber' in type.fields ? templateCopy.byNumber : templateCopy.byTitle;
  return count === 0
    ? { code: 'reference.unknown', severity: 'error', params: { label: type.label, keys } }
    : { code: 'reference.several', severity: 'error', params: { label: type.label, count } };
}

function notPublic(typeName: string): Finding {
  return { code: 'reference.not-public', severity: 'warning', params: { label: contentTypeOf(typeName).label } };
}
