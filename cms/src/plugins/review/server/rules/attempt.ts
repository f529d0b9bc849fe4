import { isPossible, transitions, type Action, type State, type Step, type Transition } from './flow';

export interface TakenStep {
  step: Step;
  account: string;
  at: string;
}

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
}

export interface Attempt {
  action: Action;
  account: string;
  /** Hash of the draft as it is. */
  hash: string;
  at: string;
}

export type Refusal = 'wrong-state' | 'is-creator' | 'took-step' | 'content-changed' | 'nothing-changed';

const rests = (state: State): boolean => state === 'published';

/**
 * Why a person may not take an action on a record, or null. Four eyes: nobody takes two steps in one round, and the
 * author approves nothing (R-SRC-03); an approval is for exactly the bytes that were submitted (B-3).
 */
export function refusalOf(file: CaseFile, attempt: Attempt): Refusal | null {
  if (!isPossible(attempt.action, file.state)) return 'wrong-state';
  if (attempt.action === 'migrate' && file.round > 0) return 'wrong-state';
  if (attempt.action === 'submit') return rests(file.state) && file.hash === attempt.hash ? 'nothing-changed' : null;
  if (!isJudgement(attempt.action)) return null;
  if (file.creator === attempt.account) return 'is-creator';
  if (file.steps.some((taken) => taken.account === attempt.account)) return 'took-step';
  if (attempt.action !== 'return' && file.hash !== attempt.hash) return 'content-changed';
  return null;
}

const judgements: readonly Action[] = ['approve', 'clear', 'refer', 'sign', 'return'];
const isJudgement = (action: Action): boolean => judgements.includes(action);

/** The case after an action that was not refused. */
export function fileAfter(file: CaseFile, attempt: Attempt): CaseFile {
  const { to, step }: Transition = transitions[attempt.action];
  const opensRound = attempt.action === 'submit' || attempt.action === 'migrate';
  const earlier = opensRound ? [] : file.steps;
  return {
    ...file,
    state: to,
    round: opensRound ? file.round + 1 : file.round,
    hash: opensRound ? attempt.hash : file.hash,
    steps: step ? [...earlier, { step, account: attempt.account, at: attempt.at }] : earlier,
  };
}
