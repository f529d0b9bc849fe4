import { z } from 'zod';
import { flowCopy } from '../copy/flow.ts';

/** What a step of the approval procedure is, in the order of the usual flow (R-SRC-04). */
export const flowStepKinds = [
  'draft',
  'department-review',
  'countersign',
  'confidentiality-review',
  'sign-off',
] as const;
export type FlowStepKind = (typeof flowStepKinds)[number];

const DocumentId = z.string().regex(/^[a-z0-9]{24}$/, flowCopy.badDepartment);
/** Number of an admin account. */
const Account = z.string().regex(/^[1-9]\d{0,9}$/, flowCopy.badAccount);

/** Who countersigns: always these departments, or those that the drafter names with the submission (may be none). */
const Departments = z.discriminatedUnion('choice', [
  z.strictObject({ choice: z.literal('fixed'), ids: z.array(DocumentId).max(20, flowCopy.tooManyDepartments) }),
  z.strictObject({ choice: z.literal('drafter') }),
]);

export const FlowStep = z.strictObject({
  /** Unique in the flow and kept when the step is renamed: decisions refer to it. */
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, flowCopy.badId),
  kind: z.enum(flowStepKinds, { error: flowCopy.badKind }),
  label: z.string({ error: flowCopy.labelMissing }).trim().min(1, flowCopy.labelMissing).max(20, flowCopy.labelTooLong),
  /** Code of the only role that takes the step; null: every role that has the permission of its kind. */
  role: z.string().min(1).max(60).nullable(),
  /** Only of a countersign step. */
  departments: Departments.nullable(),
  /** Working days in which the step is to be taken, counted from the day after it opened (B-8); null: no limit. */
  limitWorkingDays: z.int({ error: flowCopy.badLimit }).min(1, flowCopy.badLimit).max(60, flowCopy.badLimit).nullable(),
  /** Who may take the step, marked 代, once its limit has passed. */
  standIn: Account.nullable(),
  /** Who is told of the step once its limit has passed. */
  escalateTo: Account.nullable(),
});
export type FlowStep = z.infer<typeof FlowStep>;

/** The approval procedure of a content type, as data (B-1). `flowIssues` says whether it is a sound one. */
export const Flow = z.strictObject({
  steps: z.array(FlowStep).min(1, flowCopy.noSteps).max(20, flowCopy.tooManySteps),
});
export type Flow = z.infer<typeof Flow>;

const defaultStep = (kind: FlowStepKind): FlowStep => ({
  id: kind,
  kind,
  label: flowCopy.kinds[kind],
  role: null,
  departments: null,
  limitWorkingDays: null,
  standIn: null,
  escalateTo: null,
});

/** The flow of a type for which none was laid down: four steps by four people. It counts as version 0 of every type. */
export const defaultFlow: Flow = {
  steps: flowStepKinds.filter((kind) => kind !== 'countersign').map(defaultStep),
};
