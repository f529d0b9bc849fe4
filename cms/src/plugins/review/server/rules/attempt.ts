import { defaultFlow, type Flow, type FlowStep } from '@yangguang/schemas';
import { isPossible, stateOfKind, transitions, type Action, type State, type Step, type Transition } from './flow';

export interface TakenStep {
  /** Of the step in its flow. */
  id: string;
  step: Step;
  account: string;
  at: string;
  /** The department that countersigned by this step. */
  department: string | null;
  /** The officer on leave for whom `account` acted. */
  onBehalfOf: string | null;
  /** Taken by the step's own stand-in after its limit. */
  isStandIn: boolean;
}

/** The flow of a round: its version, and the departments that the drafter asked to countersign. */
export interface RoundFlow {
  version: number;
  flow: Flow;
  chosen: readonly string[];
}
export const defaultRound: RoundFlow = { version: 0, flow: defaultFlow, chosen: [] };

/** A record's case as the rules see it. */
export interface CaseFile {
  state: State;
  /** Counted up by each submission; approvals of an earlier round say nothing of a later one. */
  round: number;
  /** Hash of the content that was submitted; what the approvals of this round are for. */
  hash: string | null;
  /** Who made the draft: counts as its author, whoever submits it. */
  creator: string | null;
  /** Steps taken in this round. */
  steps: readonly TakenStep[];
  /** What this round was submitted under, whatever was laid down since. */
  under: RoundFlow;
}

/** The capacity in which somebody acts. */
export interface Seat {
  account: string;
  department?: string | null | undefined;
  onBehalfOf?: string | null | undefined;
  isStandIn?: boolean | undefined;
}

export interface Attempt extends Seat {
  action: Action;
  /** Hash of the draft as it is. */
  hash: string;
  at: string;
  /** Of a submission: the flow in force. */
  under?: RoundFlow | undefined;
}

export type Refusal =
  | 'wrong-state'
  | 'is-creator'
  | 'took-step'
  | 'content-changed'
  | 'nothing-changed'
  | 'not-submitter'
  | 'department-not-asked';

/** A record that was never submitted. */
export const newFile = (creator: string | null): CaseFile => ({
  ...{ state: 'draft', round: 0, hash: null, creator, steps: [], under: defaultRound },
});

const rests = (state: State): boolean => state === 'published' || state === 'withheld';

/** Departments of a countersign step that have not signed yet. */
export function departmentsLeft(file: CaseFile, { id, departments }: FlowStep): string[] {
  const asked = departments?.choice === 'fixed' ? departments.ids : file.under.chosen;
  return asked.filter((department) => !file.steps.some((taken) => taken.id === id && taken.department === department));
}

/** Every department that has to countersign in this round. */
export function askedDepartments({ under }: CaseFile): string[] {
  const fixed = under.flow.steps.flatMap(({ departments }) => (departments?.choice === 'fixed' ? departments.ids : []));
  return [...new Set([...fixed, ...under.chosen])];
}

/** The step that the round waits for: the first of its flow that is not done; countersignatures come in any order. */
export function openStep(file: CaseFile): FlowStep | undefined {
  return file.under.flow.steps.find((step) =>
    step.kind === 'countersign'
      ? departmentsLeft(file, step).length > 0
      : !file.steps.some((taken) => taken.id === step.id),
  );
}

/**
 * Why a person may not take an action on a record, or null. Four eyes: nobody takes two steps in one round, neither as
 * himself nor through a stand-in, and the author approves nothing (R-SRC-03, B-2); an approval is for exactly the bytes
 * that were submitted (B-3).
 */
export function refusalOf(file: CaseFile, attempt: Attempt): Refusal | null {
  if (!isPossible(attempt.action, file.state)) return 'wrong-state';
  if (attempt.action === 'migrate' && file.round > 0) return 'wrong-state';
  if (attempt.action === 'submit') return rests(file.state) && file.hash === attempt.hash ? 'nothing-changed' : null;
  if (attempt.action === 'emergency') return emergencyRefusal(file, attempt);
  if (attempt.action === 'recall') return submitted(file, attempt.account) ? null : 'not-submitter';
  if (attempt.action === 'fallDue') return file.hash === attempt.hash ? null : 'content-changed';
  if (!isJudgement(attempt.action)) return null;
  const acting = peopleOf(attempt);
  if (file.creator !== null && acting.includes(file.creator)) return 'is-creator';
  if (file.steps.flatMap(peopleOf).some((person) => acting.includes(person))) return 'took-step';
  if (attempt.action !== 'return' && file.hash !== attempt.hash) return 'content-changed';
  if (attempt.action === 'countersign' && !isAsked(file, attempt)) return 'department-not-asked';
  return null;
}

/** Nobody lets out alone what he drafted himself, nor what readers see already (B-11). */
function emergencyRefusal(file: CaseFile, { account, hash }: Attempt): Refusal | null {
  if (file.creator === account) return 'is-creator';
  return rests(file.state) && file.hash === hash ? 'nothing-changed' : null;
}

/** Who answers for a step: whoever took it, and for whom. */
const peopleOf = ({ account, onBehalfOf }: Seat): string[] => (onBehalfOf ? [account, onBehalfOf] : [account]);

const submitted = (file: CaseFile, account: string): boolean =>
  file.creator === account || file.steps.some((taken) => taken.step === 'draft' && taken.account === account);

function isAsked(file: CaseFile, { department }: Attempt): boolean {
  const step = openStep(file);
  return Boolean(step && department && departmentsLeft(file, step).includes(department));
}

const judgements: readonly Action[] = ['approve', 'countersign', 'clear', 'refer', 'sign', 'return'];
const isJudgement = (action: Action): boolean => judgements.includes(action);

const roundsBegin: readonly Action[] = ['submit', 'migrate', 'emergency'];

/** The case after an action that was not refused. */
export function fileAfter(file: CaseFile, attempt: Attempt): CaseFile {
  const { to }: Transition = transitions[attempt.action];
  const opensRound = roundsBegin.includes(attempt.action);
  const before: CaseFile = opensRound
    ? { ...file, round: file.round + 1, hash: attempt.hash, steps: [], under: attempt.under ?? defaultRound }
    : file;
  const taken = takenStep(before, attempt);
  const after = taken ? { ...before, steps: [...before.steps, taken] } : before;
  if (to === 'same') return after;
  return { ...after, state: to === 'next' ? stateAtOpenStep(after) : to };
}

/** The step that an action takes; null where nothing is approved. */
export function takenStep(file: CaseFile, attempt: Attempt): TakenStep | null {
  const { step }: Transition = transitions[attempt.action];
  if (!step) return null;
  return {
    id: openStep(file)?.id ?? step,
    ...{ step, account: attempt.account, at: attempt.at },
    department: step === 'countersign' ? (attempt.department ?? null) : null,
    onBehalfOf: attempt.onBehalfOf ?? null,
    isStandIn: attempt.isStandIn ?? false,
  };
}

function stateAtOpenStep(file: CaseFile): State {
  const open = openStep(file);
  return open ? stateOfKind[open.kind] : 'signedOff';
}
