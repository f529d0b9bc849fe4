import type { Approval } from '@yangguang/schemas';
import { askedDepartments, type CaseFile } from './attempt';

/** Moment, company and interpretation that the signature hangs on (A-6, C-10, R-POL-11). */
export type Conditions = Pick<Approval, 'notBefore' | 'bundle' | 'interpretation'>;

/**
 * What the change feed carries of a round that is signed: who took which step, and under which flow (B-3).
 */
export function reviewApproval(file: CaseFile, hash: string, conditions: Conditions = {}): Approval {
  return {
    kind: 'review',
    hash,
    steps: file.steps.map(({ step, account, at, department, onBehalfOf }) => ({
      ...{ step, account, at },
      ...(department && { department }),
      ...(onBehalfOf && { onBehalfOf }),
    })),
    decision: null,
    flow: { version: file.under.version, departments: askedDepartments(file) },
    ...conditions,
  };
}
