import { errors } from '@strapi/utils';
import { contentTypeOf, describeIssue, disclosureAttributes, issuesOf, type AnyRecord } from '@yangguang/schemas';
import { copy } from '../../copy';

/** One thing that speaks against letting a record out, as a Chinese sentence that names its place. */
export interface IssueLine {
  text: string;
  /** An `error` blocks submission; a `warning` is for the people who decide. */
  severity: 'error' | 'warning';
}

/**
 * Only complete records that are to be published of the organ's own motion enter the procedure (R-SRC-04).
 *
 * @throws {PolicyError} for what does not go to the portal; {ValidationError} with every issue of the record at once.
 */
export function assertSubmittable(record: AnyRecord): void {
  const refused = notProactive(record);
  if (refused) throw new errors.PolicyError(refused, { code: 'not-proactive' });
  const issues = issueLines(record).filter((issue) => issue.severity === 'error');
  const lines = issues.map((issue) => issue.text);
  if (lines.length > 0) throw new errors.ValidationError(copy.hasIssues(lines), { issues: lines });
}

/** What must be mended, or looked at, before the record is let out; empty when nothing. */
export function issueLines(record: AnyRecord): IssueLine[] {
  const refused = notProactive(record);
  const type = contentTypeOf(record.type);
  const found = issuesOf(record).map((issue) => ({
    text: describeIssue(issue, type),
    severity: issue.severity,
  }));
  return refused ? [{ text: refused, severity: 'error' }, ...found] : found;
}

/** An attribute that is not chosen yet is an issue of the field like any other. */
function notProactive({ disclosureAttribute }: AnyRecord): string | null {
  if (disclosureAttribute === null || disclosureAttribute === 'proactive') return null;
  return copy.notProactive(disclosureAttributes[disclosureAttribute]);
}
