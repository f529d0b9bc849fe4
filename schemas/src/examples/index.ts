import { accidentReportExample } from './accident-report.ts';
import { accidentStatisticsExample } from './accident-statistics.ts';
import { articleExample } from './article.ts';
import { blacklistEntryExample } from './blacklist-entry.ts';
import { budgetDisclosureExample } from './budget-disclosure.ts';
import { catalogueNodeExample } from './catalogue-node.ts';
import { departmentExample } from './department.ts';
import { disclosureGuideExample } from './disclosure-guide.ts';
import { negativeListItemExample } from './negative-list-item.ts';
import { permitItemExample } from './permit-item.ts';
import { permitStatisticsExample } from './permit-statistics.ts';
import { policyDocumentExample } from './policy-document.ts';
import { policyInterpretationExample } from './policy-interpretation.ts';

export { exampleEnvelope, exampleId, exampleOrgan, exampleOrganCode } from './envelope.ts';
export { exampleBudgetTables } from './budget-tables.ts';
export { catalogueNodeRecord } from './catalogue-node.ts';

const examples = {
  'policy-document': policyDocumentExample,
  'policy-interpretation': policyInterpretationExample,
  article: articleExample,
  'budget-disclosure': budgetDisclosureExample,
  'accident-report': accidentReportExample,
  'accident-statistics': accidentStatisticsExample,
  'permit-item': permitItemExample,
  'permit-statistics': permitStatisticsExample,
  'blacklist-entry': blacklistEntryExample,
  department: departmentExample,
  'catalogue-node': catalogueNodeExample,
  'disclosure-guide': disclosureGuideExample,
  'negative-list-item': negativeListItemExample,
};
export type ExampleName = keyof typeof examples;

/** A valid, realistic record of a type, as a fresh copy that a test may change. Its references need not exist. */
export function exampleOf<N extends ExampleName>(type: N): (typeof examples)[N] {
  return structuredClone(examples[type]);
}
export { generateRecords, type GenerateOptions } from './generate.ts';
