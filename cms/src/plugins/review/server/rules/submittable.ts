import { errors } from '@strapi/utils';
import { contentTypeOf, disclosureAttributes, type AnyRecord } from '@yangguang/schemas';
import { copy } from '../../copy';

/**
 * Only complete records that are to be published of the organ's own motion enter the procedure (R-SRC-04).
 *
 * @throws {PolicyError} for what does not go to the portal; {ValidationError} with every issue of the record at once.
 */
export function assertSubmittable(record: AnyRecord): void {
  const refused = notProactive(record);
  if (refused) throw new errors.PolicyError(refused, { code: 'not-proactive' });
  const lines = issueLines(record);
  if (lines.length > 0) throw new errors.ValidationError(copy.hasIssues(lines), { issues: lines });
}

/** What must be mended before the record can be let out, one Chinese sentence each; empty when nothing. */
export function issueLines(record: AnyRecord): string[] {
  const refused = notProactive(record);
  const type = contentTypeOf(record.type);
  const fields = type.schema.safeParse(record).error?.issues.map((issue) => String(issue.path[0])) ?? [];
  const labels = [...new Set(fields)].map((field) => type.fields[field]?.label ?? field);
  return [...(refused ? [refused] : []), ...labels.map(copy.fieldNotReady)];
}

/** An attribute that is not chosen yet is an issue of the field like any other. */
function notProactive({ disclosureAttribute }: AnyRecord): string | null {
  if (disclosureAttribute === null || disclosureAttribute === 'proactive') return null;
  return copy.notProactive(disclosureAttributes[disclosureAttribute]);
}
