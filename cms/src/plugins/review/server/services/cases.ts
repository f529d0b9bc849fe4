import type { Core } from '@strapi/types';
import { approvalSteps } from '@yangguang/schemas';
import { refusalOf, type CaseFile, type Refusal } from '../rules/attempt';
import { isInReview, nextAction, permissionToReturn, transitions } from '../rules/flow';
import type { Action, Permission, State, Step, StepAction } from '../rules/flow';
import { issueLines, type IssueLine } from '../rules/submittable';
import type { DecisionRow } from '../tables';
import { isLive, readDraft, type Draft } from './drafts';
import { namesOf } from './names';
import { readDecisions, readFile, type Place } from './store';

/** The person who asks: what the roles allow, and who it is. */
export interface Viewer {
  account: string;
  can: (permission: Permission) => boolean;
}

export interface CaseView {
  state: State;
  round: number;
  /** Hash of the submitted content; send it back as `seenHash` with a decision. */
  hash: string | null;
  isLive: boolean;
  /** The four steps in order, with those taken in the round that is under way or let the record out. */
  steps: { step: Step; account: string | null; at: string | null }[];
  next: { action: StepAction; isAllowed: boolean; blockedBy: Refusal | 'no-permission' | null } | null;
  mayReturn: boolean;
  mayWithdraw: boolean;
  /** What must be mended before submission, and what the reviewers should look at. */
  issues: IssueLine[];
  /** Everything that was ever decided, newest first. */
  history: HistoryEntry[];
}

export interface HistoryEntry {
  action: Action;
  round: number;
  account: string;
  at: string;
  comment: string | null;
  sheet: unknown;
}

const cases = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Where a record stands and what the viewer may do. @throws {NotFoundError} for a record that does not exist. */
  async view(place: Place, viewer: Viewer): Promise<CaseView> {
    const draft = await readDraft(strapi, place);
    const knex = strapi.db.connection;
    const file = await readFile(knex, place, draft.creator);
    const decisions = (await readDecisions(knex, place)).filter((decision) => decision.action !== 'publish');
    const names = await namesOf(strapi, [...decisions, ...file.steps]);
    const live = await isLive(strapi, place);
    const next = nextOf(file, draft, viewer);
    return {
      state: file.state,
      round: file.round,
      hash: file.hash,
      isLive: live,
      steps: approvalSteps.map((step) => {
        const taken = isUnderWay(file.state) ? file.steps.find((candidate) => candidate.step === step) : undefined;
        return { step, account: taken ? (names.get(taken.account) ?? taken.account) : null, at: taken?.at ?? null };
      }),
      next,
      mayReturn: mayReturn(file, draft, viewer),
      mayWithdraw: live && viewer.can('withdraw'),
      issues: isInReview(file.state) || next?.action === 'submit' ? issueLines(draft.record) : [],
      history: decisions.map((decision) => historyEntry(decision, names)).reverse(),
    };
  },
});
export default cases;
export type Cases = ReturnType<typeof cases>;

/** Otherwise the next submission starts over, and the steps of the round before only belong to the history. */
const isUnderWay = (state: State): boolean => isInReview(state) || state === 'published';

const attemptOf = (action: Action, draft: Draft, viewer: Viewer) => ({
  action,
  account: viewer.account,
  hash: draft.hash,
  at: '',
});

function nextOf(file: CaseFile, draft: Draft, viewer: Viewer): CaseView['next'] {
  const action = nextAction(file.state);
  if (!action) return null;
  const refusal = refusalOf(file, attemptOf(action, draft, viewer));
  const mayTake = refusal === 'nothing-changed' || viewer.can(transitions[action].permission);
  const blockedBy = mayTake ? refusal : 'no-permission';
  return { action, isAllowed: blockedBy === null, blockedBy };
}

function mayReturn(file: CaseFile, draft: Draft, viewer: Viewer): boolean {
  const permission = permissionToReturn(file.state);
  return permission !== null && viewer.can(permission) && refusalOf(file, attemptOf('return', draft, viewer)) === null;
}

function historyEntry(decision: DecisionRow, names: Map<string, string>): HistoryEntry {
  const { action, round, account, at, comment, sheet } = decision;
  return {
    action,
    round,
    account: names.get(account) ?? account,
    at,
    comment,
    sheet: sheet === null ? null : JSON.parse(sheet),
  };
}
