import { evidenceCopy } from '../../evidence-copy';
import type { EvidenceStep } from '../../server/services/evidence';

const texts = evidenceCopy.chain;
type Person = Pick<EvidenceStep, 'account' | 'department' | 'onBehalfOf' | 'isStandIn'>;

/** Who took a step: for which department, for whom he stood in, and in what capacity. */
export function personText({ account, department, onBehalfOf, isStandIn }: Person): string {
  const capacity = onBehalfOf ? texts.onBehalfOf(onBehalfOf) : isStandIn ? texts.standIn : '';
  return `${account}${department ? texts.department(department) : ''}${capacity && `，${capacity}`}`;
}
