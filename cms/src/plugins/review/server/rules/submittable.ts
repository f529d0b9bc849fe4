import { errors } from '@strapi/utils';
import {
  contentTypeOf,
  correctionIssues,
  describeIssue,
  disclosureAttributes,
  issuesOf,
  type AnyRecord,
} from '@yangguang/schemas';
import { copy } from '../../copy';

/** One thing that speaks against letting a record out, as a Chinese sentence that names its place. */
export interface IssueLine {
  text: string;
  /** An `error` blocks submission; a `warning` is for the people who decide. */
  severity: 'error' | 'warning';
}

/**
 * Only complete records enter the procedure, those that are withheld, too: the decision not to disclose is reviewed by
 * the same steps (R-REG-13, R-SRC-04).
 *
 * @param before - the version that readers see; null when there is none.
 * @throws {ValidationError} with every issue of the record at once.
 */
export function assertSubmittable(record: AnyRecord, before: AnyRecord | null = null): void {
  const lines = issueLines(record, before).flatMap(({ severity, text }) => (severity === 'error' ? [text] : []));
  if (lines.length > 0) throw new errors.ValidationError(copy.hasIssues(lines), { issues: lines });
}

/**
 * What may be let out is complete and to be published of the organ's own motion.
 *
 * @throws {PolicyError} for what does not go to the portal; {ValidationError} as `assertSubmittable`.
 */
export function assertPublishable(record: AnyRecord): void {
  if (isWithheld(record)) throw new errors.PolicyError(copy.notProactive(labelOf(record)), { code: 'not-proactive' });
  assertSubmittable(record);
}

/** What must be mended, or looked at, before the record is submitted; empty when nothing. */
export function issueLines(record: AnyRecord, before: AnyRecord | null = null): IssueLine[] {
  const type = contentTypeOf(record.type);
  const owed = before ? correctionIssues(before, record) : [];
  return [...issuesOf(record), ...owed].map((issue) => ({
    text: describeIssue(issue, type),
    severity: issue.severity,
  }));
}

/** Not for the portal; an attribute that is not chosen yet is an issue of the field like any other. */
export function isWithheld({ disclosureAttribute }: AnyRecord): boolean {
  return disclosureAttribute !== null && disclosureAttribute !== 'proactive';
}

export const labelOf = ({ disclosureAttribute }: AnyRecord): string => disclosureAttributes[disclosureAttribute];
