import { error, type Issue } from '../issues/issue.ts';
import { disclosureAttributes } from '../choices.ts';

interface Attribute {
  disclosureAttribute: keyof typeof disclosureAttributes;
  exemptionGround: string | null;
  exemptionReason: string | null;
}

/** What is not disclosed proactively says on which ground and why; what is says neither (R-REG-13, R-POL-06). */
export function checkDisclosureAttribute(record: Attribute): Issue[] {
  const issues: Issue[] = [];
  const attribute = disclosureAttributes[record.disclosureAttribute];
  if (record.disclosureAttribute === 'proactive') {
    if (record.exemptionGround !== null) issues.push(error('exemptionGround', 'disclosure.ground-not-needed'));
    if (record.exemptionReason !== null) issues.push(error('exemptionReason', 'disclosure.ground-not-needed'));
    return issues;
  }
  if (record.exemptionGround === null)
    issues.push(error('exemptionGround', 'disclosure.ground-missing', { attribute }));
  if (record.exemptionReason === null)
    issues.push(error('exemptionReason', 'disclosure.reason-missing', { attribute }));
  return issues;
}
