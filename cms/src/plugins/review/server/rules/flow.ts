import { approvalSteps } from '@yangguang/schemas';

/** Where a record stands (glossary, section 3). */
export const states = [
  'draft',
  'departmentReview',
  'confidentialityReview',
  'referredToAuthority',
  'awaitingSignOff',
  'signedOff',
  'published',
  'returned',
  'withdrawn',
] as const;
export type State = (typeof states)[number];
export type Step = (typeof approvalSteps)[number];

/** What a role must be allowed to do; registered with Strapi as `plugin::review.<name>`. */
export const stepPermissions = ['submit', 'approve', 'confidentiality', 'sign', 'withdraw'] as const;
export type Permission = (typeof stepPermissions)[number];

export interface Transition {
  from: readonly State[];
  to: State;
  /** The approval step that this transition completes; absent where nothing is approved. */
  step?: Step;
  permission?: Permission;
}

const inReview = ['departmentReview', 'confidentialityReview', 'referredToAuthority', 'awaitingSignOff'] as const;

/**
 * The whole procedure (R-SRC-03, R-SRC-04, R-REG-17). `signedOff` exists only inside the transaction that signs and
 * publishes: it is the one state in which the gate opens.
 */
export const transitions = {
  submit: {
    from: ['draft', 'returned', 'published', 'withdrawn'],
    to: 'departmentReview',
    step: 'draft',
    permission: 'submit',
  },
  approve: {
    from: ['departmentReview'],
    to: 'confidentialityReview',
    step: 'department-review',
    permission: 'approve',
  },
  clear: {
    from: ['confidentialityReview', 'referredToAuthority'],
    to: 'awaitingSignOff',
    step: 'confidentiality-review',
    permission: 'confidentiality',
  },
  refer: { from: ['confidentialityReview'], to: 'referredToAuthority', permission: 'confidentiality' },
  sign: { from: ['awaitingSignOff'], to: 'signedOff', step: 'sign-off', permission: 'sign' },
  publish: { from: ['signedOff'], to: 'published' },
  /** By whoever is to take the next step; see `permissionToReturn`. */
  return: { from: inReview, to: 'returned' },
  /** By nobody: what was approved is no longer what is there. */
  cancel: { from: inReview, to: 'draft' },
  withdraw: { from: states.filter((state) => state !== 'signedOff'), to: 'withdrawn', permission: 'withdraw' },
  /** Records that were public before this system and never entered the procedure; two accounts answer for it. */
  migrate: { from: ['draft'], to: 'signedOff' },
} as const satisfies Record<string, Transition>;
export type Action = keyof typeof transitions;

/** The actions that a person takes in order, each waiting for the one before. */
export const stepActions = ['submit', 'approve', 'clear', 'sign'] as const satisfies readonly Action[];
export type StepAction = (typeof stepActions)[number];

export function isInReview(state: State): boolean {
  return (inReview as readonly State[]).includes(state);
}

export function isPossible(action: Action, state: State): boolean {
  return (transitions[action].from as readonly State[]).includes(state);
}

/** The step that a record waits for. */
export function nextAction(state: State): StepAction | null {
  return stepActions.find((action) => isPossible(action, state)) ?? null;
}

/** Only the officer whose step comes next sends a record back. */
export function permissionToReturn(state: State): Permission | null {
  const action = isInReview(state) ? nextAction(state) : null;
  return action && transitions[action].permission;
}
