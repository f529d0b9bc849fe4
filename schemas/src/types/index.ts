import type { ContentType } from '../define-content-type.ts';
import type { EnvelopeRecord } from '../envelope.ts';
import { policyDocument } from './policy-document.ts';
import { policyInterpretation } from './policy-interpretation.ts';
import { article } from './article.ts';
import { budgetDisclosure } from './budget-disclosure.ts';
import { accidentReport } from './accident-report.ts';
import { accidentStatistics } from './accident-statistics.ts';
import { permitItem } from './permit-item.ts';
import { permitStatistics } from './permit-statistics.ts';
import { blacklistEntry } from './blacklist-entry.ts';
import { department } from './department.ts';
import { catalogueNode } from './catalogue-node.ts';
import { disclosureGuide } from './disclosure-guide.ts';
import { negativeListItem } from './negative-list-item.ts';

export * from './policy-document.ts';
export * from './policy-interpretation.ts';
export * from './article.ts';
export * from './budget-disclosure.ts';
export * from './accident-report.ts';
export * from './accident-statistics.ts';
export * from './permit-item.ts';
export * from './permit-statistics.ts';
export * from './blacklist-entry.ts';
export * from './department.ts';
export * from './catalogue-node.ts';
export * from './disclosure-guide.ts';
export * from './negative-list-item.ts';

/** A record of any type, as the change feed carries it. */
export type AnyRecord = EnvelopeRecord & Record<string, unknown>;

/** Every content type, in the order of menus and of the portal. */
export const contentTypes: readonly ContentType[] = [
  policyDocument,
  policyInterpretation,
  article,
  budgetDisclosure,
  accidentReport,
  accidentStatistics,
  permitItem,
  permitStatistics,
  blacklistEntry,
  department,
  catalogueNode,
  disclosureGuide,
  negativeListItem,
] as unknown as ContentType[];

const byName = new Map(contentTypes.map((type) => [type.name, type]));

/** The definition of a type name. @throws {RangeError} for a name that is none. */
export function contentTypeOf(name: string): ContentType {
  const type = byName.get(name);
  if (!type) throw new RangeError(`no content type ${name}`);
  return type;
}
