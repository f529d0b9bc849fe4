import type { Approval } from '@yangguang/schemas';
import { askedDepartments, type CaseFile } from './attempt';

/**
 * What the change feed carries of a round that is signed: who took which step, and under which flow (B-3).
 *
 * @param notBefore - the moment for which it was signed, when it goes out by the clock.
 */
export function reviewApproval(file: CaseFile, hash: string, notBefore?: string): Approval {
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
    ...(notBefore && { notBefore }),
  };
}
