import type { FlowStepKind } from '@yangguang/schemas';

/** Where a record stands (glossary, section 3). */
export const states = [
  'draft',
  'departmentReview',
  'countersigning',
  'confidentialityReview',
  'referredToAuthority',
  'awaitingSignOff',
  'signedOff',
  'scheduled',
  'published',
  'withheld',
  'returned',
  'withdrawn',
] as const;
export type State = (typeof states)[number];
export type Step = FlowStepKind;

/** What a role must be allowed to do; registered with Strapi as `plugin::review.<name>`. */
export const stepPermissions = [
  'submit',
  'approve',
  'countersign',
  'confidentiality',
  'sign',
  'withdraw',
  'schedule',
] as const;
export type Permission = (typeof stepPermissions)[number];
/** With those that decide nothing about a record. */
export type OwnPermission = Permission | 'queue' | 'read' | 'read-all' | 'flows' | 'delegate' | 'reassess' | 'invite';

export interface Transition {
  from: readonly State[];
  /** `next`: to the step of the record's flow that is open then; `same`: the record stays where it is. */
  to: State | 'next' | 'same';
  /** The approval step that this transition completes; absent where nothing is approved. */
  step?: Step;
  permission?: Permission;
}

/** The state in which a record waits for a step of a kind. */
export const stateOfKind = {
  draft: 'draft',
  'department-review': 'departmentReview',
  countersign: 'countersigning',
  'confidentiality-review': 'confidentialityReview',
  'sign-off': 'awaitingSignOff',
} as const satisfies Record<Step, State>;

export const inReview = [
  'departmentReview',
  'countersigning',
  'confidentialityReview',
  'referredToAuthority',
  'awaitingSignOff',
] as const;

/**
 * What can be done to a record (R-SRC-03, R-SRC-04, R-REG-17); which step comes after which is the flow's to say
 * (`openStep`). `signedOff` exists only inside the transaction that signs and
 * publishes: it is the one state in which the gate opens.
 */
export const transitions = {
  submit: {
    from: ['draft', 'returned', 'published', 'withheld', 'withdrawn'],
    to: 'next',
    step: 'draft',
    permission: 'submit',
  },
  approve: {
    from: ['departmentReview'],
    to: 'next',
    step: 'department-review',
    permission: 'approve',
  },
  countersign: { from: ['countersigning'], to: 'next', step: 'countersign', permission: 'countersign' },
  clear: {
    from: ['confidentialityReview', 'referredToAuthority'],
    to: 'next',
    step: 'confidentiality-review',
    permission: 'confidentiality',
  },
  refer: { from: ['confidentialityReview'], to: 'referredToAuthority', permission: 'confidentiality' },
  sign: { from: ['awaitingSignOff'], to: 'next', step: 'sign-off', permission: 'sign' },
  publish: { from: ['signedOff'], to: 'published' },
  /** In place of publishing: signed to go out at a moment that is still to come. */
  schedule: { from: ['signedOff'], to: 'scheduled' },
  /** By the clock, in the transaction that publishes. */
  fallDue: { from: ['scheduled'], to: 'signedOff' },
  /** It shall not go out after all, or could not: back to its author with the reason. */
  unschedule: { from: ['scheduled'], to: 'returned', permission: 'schedule' },
  /** In place of publishing: the decision not to disclose is signed, and the record stays on file (R-REG-13). */
  withhold: { from: ['signedOff'], to: 'withheld' },
  /** By whoever is to take the next step; see `permissionToReturn`. */
  return: { from: inReview, to: 'returned' },
  /** 撤回送审: by whoever submitted it or made the draft. */
  recall: { from: inReview, to: 'draft', permission: 'submit' },
  /** By nobody: what was approved is no longer what is there. */
  cancel: { from: [...inReview, 'scheduled'], to: 'draft' },
  withdraw: { from: states.filter((state) => state !== 'signedOff'), to: 'withdrawn', permission: 'withdraw' },
  /** One authorised leader lets a warning out alone; a second person confirms it afterwards (B-11). */
  emergency: {
    from: ['draft', 'returned', 'published', 'withdrawn', ...inReview],
    to: 'signedOff',
    permission: 'sign',
  },
  /** The second person, wherever a later version of the record stands meanwhile. */
  confirm: {
    from: states.filter((state) => !['signedOff', 'withheld', 'withdrawn'].includes(state)),
    to: 'same',
  },
  /** Records that were public before this system and never entered the procedure; two accounts answer for it. */
  migrate: { from: ['draft'], to: 'signedOff' },
} as const satisfies Record<string, Transition>;
export type Action = keyof typeof transitions;

/** The actions that a person takes in order, each waiting for the one before. */
export const stepActions = ['submit', 'approve', 'countersign', 'clear', 'sign'] as const satisfies readonly Action[];
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
