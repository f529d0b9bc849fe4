import type { Core } from '@strapi/types';
import { disclosureAttributes, exemptionGrounds } from '@yangguang/schemas';
import type { Gate } from '../../../leak-gate/server/services/gate';
import type { GroundEntry, Grounds } from '../../../leak-gate/server/services/grounds';
import type { Feed } from '../../../outbox/server/services/feed';
import { copy } from '../../copy';
import { situationIn } from '../guests/situation';
import { invitationViews, type InvitationView } from '../guests/views';
import { attachedFilesOf } from '../rules/attached-files';
import { departmentsLeft, openStep, refusalOf, type CaseFile, type Refusal, type Seat } from '../rules/attempt';
import { dueDate, isOverdue } from '../rules/due';
import { isInReview, nextAction } from '../rules/flow';
import type { Action, OwnPermission, State, Step, StepAction } from '../rules/flow';
import { seatOf, type Actor } from '../rules/seats';
import { issueLines, isWithheld, type IssueLine } from '../rules/submittable';
import type { DecisionRow } from '../tables';
import { actorOf } from './actors';
import { attributeHistory } from './attributes';
import { batchSize } from './batches';
import type { Bundles, MemberView } from './bundles';
import { departmentsWithCountersigner } from './countersigners';
import { isLive, readDraft, type Draft } from './drafts';
import { emergencySteps, emergencyView, type EmergencyView } from './emergency-views';
import { currentFlow } from './flow-versions';
import { wayOnRecord, type Interpretations } from './interpretations';
import { namesOf } from './names';
import { newestSchedules } from './schedule-rows';
import { readCase, readDecisions, readFile, type Knex, type Place } from './store';
import { departmentNames } from './surroundings';

/** The person who asks: what the roles allow, and who it is. */
export interface Viewer {
  account: string;
  can: (permission: OwnPermission) => boolean;
  /** Codes. */
  roles: readonly string[];
}

/** A step of the flow, or one department's part of a countersign step. */
export interface StepView {
  id: string;
  step: Step;
  label: string;
  department: string | null;
  account: string | null;
  /** For whom the account acted; shown as 代. */
  onBehalfOf: string | null;
  isStandIn: boolean;
  at: string | null;
  /** It is what the record waits for. */
  isOpen: boolean;
}

export interface NextStep {
  action: StepAction;
  /** What the flow calls the step. */
  label: string;
  isAllowed: boolean;
  blockedBy: Refusal | 'no-permission' | null;
  /** The officer on leave for whom the viewer would act. */
  onBehalfOf: string | null;
  /** The department for which the viewer would countersign. */
  department: string | null;
}

export interface CaseView {
  state: State;
  round: number;
  /** Hash of the submitted content; send it back as `seenHash` with a decision. */
  hash: string | null;
  isLive: boolean;
  /** The steps of the flow in order, with those taken in the round that is under way or let the record out. */
  steps: StepView[];
  flowVersion: number;
  next: NextStep | null;
  /** Last day of the open step, and whether it has passed. */
  due: { date: string; isOverdue: boolean } | null;
  /** Departments among which the drafter chooses who countersigns; null where the flow does not leave it to him. */
  departmentChoices: { value: string; label: string }[] | null;
  mayRecall: boolean;
  mayReturn: boolean;
  mayWithdraw: boolean;
  /** What must be mended before submission, and what the reviewers should look at. */
  issues: IssueLine[];
  /** Everything that was ever decided, newest first. */
  history: HistoryEntry[];
  /** What the disclosure attribute was from when on, newest first. */
  attributes: AttributeEntry[];
  /** The files that the confidentiality sheet answers for one by one (B-4). */
  attachments: { name: string; sha256: string }[];
  /** On what grounds findings of the leak gate were let pass, newest first. */
  grounds: GroundEntry[];
  /** Signing puts the record on file instead of on the portal. */
  isWithheld: boolean;
  /** How many records are signed together with this one. */
  batchSize: number;
  /** What it is signed and shown together with; null when it goes alone (C-10). */
  bundle: { name: string; members: MemberView[]; mayDissolve: boolean } | null;
  /** How a policy gets its interpretation; null when it needs none (R-POL-11). */
  interpretation: InterpretationView | null;
  /** What is to happen to the record by itself, and a withdrawal that could not be done at its time. */
  schedules: ScheduleView[];
  /** Who was asked without an account, the newest first (B-7). */
  invitations: InvitationView[];
  mayInvite: boolean;
  /** May change or cancel the moment at which the record goes out. */
  maySchedule: boolean;
  /** What one leader may let out alone, or has let out; null for most (B-11). */
  emergency: EmergencyView | null;
}

export interface InterpretationView {
  way: 'bundle' | 'public' | 'planned' | 'exempt' | 'missing';
  dueOn: string | null;
  /** The plan, or the reason why there is none. */
  note: string | null;
  mayLayDown: boolean;
  /** What may be laid down for this policy. */
  onRecord: 'planned' | 'exempt';
}

export interface ScheduleView {
  action: 'publish' | 'withdraw';
  dueAt: string;
  reason: string | null;
  account: string;
  at: string;
  problem: string | null;
}

export interface AttributeEntry {
  at: string;
  account: string;
  from: string | null;
  attribute: string;
  ground: string | null;
  reason: string | null;
}

export interface HistoryEntry {
  action: Action;
  round: number;
  account: string;
  onBehalfOf: string | null;
  isStandIn: boolean;
  department: string | null;
  at: string;
  comment: string | null;
  sheet: unknown;
}

const cases = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Where a record stands and what the viewer may do. @throws {NotFoundError} for a record that does not exist. */
  async view(place: Place, viewer: Viewer): Promise<CaseView> {
    const draft = await readDraft(strapi, place);
    const knex = strapi.db.connection;
    const file = await shownFile(knex, place, draft);
    const decisions = (await readDecisions(knex, place)).filter(({ action }) => !byTheMachine.includes(action));
    const actor = await actorOf(strapi, knex, viewer);
    const acting = decisions.flatMap((row) => [{ account: row.account }, { account: row.on_behalf_of ?? '' }]);
    const people = await namesOf(strapi, [...acting, ...actor.delegators]);
    const names: Names = { people, departments: await departmentNames(strapi) };
    const live = await isLive(strapi, place);
    const row = await readCase(knex, place);
    const due = dueDate(openStep(file), row?.step_since ?? null);
    const late = isOverdue(due, new Date().toISOString());
    const next = nextOf(file, draft, actor, late, names);
    const mayInvite = mayAsk(file, draft, viewer, next);
    return {
      state: file.state,
      round: file.round,
      hash: file.hash,
      isLive: live,
      steps: (await emergencySteps(strapi, knex, place, file)) ?? stepViews(file, names),
      flowVersion: file.under.version,
      next,
      due: due && isInReview(file.state) ? { date: due, isOverdue: late } : null,
      departmentChoices: next?.action === 'submit' ? await choicesOf(knex, file, names) : null,
      mayRecall: mayTake(file, draft, actor, 'recall', late),
      mayReturn: mayTake(file, draft, actor, 'return', late),
      mayWithdraw: live && viewer.can('withdraw'),
      issues: isInReview(file.state) || next?.action === 'submit' ? await issuesAt(strapi, place, draft) : [],
      history: decisions.map((decision) => historyEntry(decision, names)).reverse(),
      attributes: await attributesOf(strapi, place),
      grounds: await groundsOf(strapi, place),
      attachments: attachedFilesOf(draft.record).map(({ name, sha256 }) => ({ name, sha256 })),
      isWithheld: isWithheld(draft.record),
      batchSize: row?.batch ? await batchSize(knex, row.batch) : 1,
      bundle: await bundleOf(strapi, knex, place, viewer),
      interpretation: await interpretationOf(strapi, knex, place, draft, viewer),
      schedules: await schedulesOf(strapi, place, live),
      emergency: await emergencyView(strapi, knex, place, { file, draft, viewer }),
      ...{
        mayInvite,
        invitations: await invitationViews(strapi, knex, place, guestsOf(file, draft, viewer, mayInvite)),
      },
      maySchedule: file.state === 'scheduled' && viewer.can('schedule'),
    };
  },
});
export default cases;
export type Cases = ReturnType<typeof cases>;

/** Whoever may take the open step, and whoever holds the permission; about what is to go to the portal (B-7). */
const mayAsk = (file: CaseFile, draft: Draft, viewer: Viewer, next: NextStep | null): boolean =>
  isInReview(file.state) &&
  !isWithheld(draft.record) &&
  file.hash === draft.hash &&
  (next?.isAllowed === true || viewer.can('invite'));

const guestsOf = (file: CaseFile, { hash }: Draft, { account }: Viewer, mayInvite: boolean) => ({
  ...{ situation: situationIn(file, hash), account, mayInvite },
});

async function bundleOf(strapi: Core.Strapi, knex: Knex, place: Place, viewer: Viewer): Promise<CaseView['bundle']> {
  const bundles: Bundles = strapi.plugin('review').service('bundles');
  const bundle = await bundles.view(knex, place, viewer);
  return bundle && { ...bundle, mayDissolve: viewer.can('submit') };
}

async function interpretationOf(
  strapi: Core.Strapi,
  knex: Knex,
  place: Place,
  { record }: Draft,
  viewer: Viewer,
): Promise<InterpretationView | null> {
  const interpretations: Interpretations = strapi.plugin('review').service('interpretations');
  const way = await interpretations.wayOf(knex, place, record);
  if (way === undefined) return null;
  const isLaidDown = way?.way === 'planned' || way?.way === 'exempt';
  const row = isLaidDown ? await interpretations.latest(knex, place) : null;
  const said = { dueOn: row?.due_on ?? null, note: row?.note ?? null };
  const mayLayDown = viewer.can('submit') && !(way && ['public', 'bundle'].includes(way.way));
  return { way: way?.way ?? 'missing', ...said, mayLayDown, onRecord: wayOnRecord(record) };
}

/** They follow from the signature. */
const byTheMachine: readonly Action[] = ['publish', 'withhold', 'fallDue'];

async function schedulesOf(strapi: Core.Strapi, place: Place, live: boolean): Promise<ScheduleView[]> {
  const rows = (await newestSchedules(strapi.db.connection, place)).filter(
    // A publication that failed is told by the return that came of it.
    ({ action, state }) => state === 'waiting' || (state === 'failed' && action === 'withdraw' && live),
  );
  const names = await namesOf(strapi, rows);
  return rows.map(({ action, due_at: dueAt, reason, account, at, problem }) => ({
    ...{ action, dueAt, reason, at, problem },
    account: names.get(account) ?? account,
  }));
}

const nothingLeft = { open: [], unanswered: 0 };

/** What speaks against letting the record out; what the leak gate holds back is told in its own panel. */
async function issuesAt(strapi: Core.Strapi, place: Place, draft: Draft): Promise<IssueLine[]> {
  const gate: Gate = strapi.plugin('leak-gate').service('gate');
  // What stays on file leaks to no reader, and often holds just what the gate looks for.
  const { open, unanswered } = isWithheld(draft.record) ? nothingLeft : await gate.left(place);
  const held: IssueLine[] = open.length > 0 ? [{ text: copy.openLeaks(open.length), severity: 'error' }] : [];
  const asked: IssueLine[] = unanswered > 0 ? [{ text: copy.openRisks(unanswered), severity: 'warning' }] : [];
  const feed: Feed = strapi.plugin('outbox').service('feed');
  const before = await feed.publicVersion(strapi.db.connection, place.documentId);
  return [...issueLines(draft.record, before), ...held, ...asked];
}

async function attributesOf(strapi: Core.Strapi, place: Place): Promise<AttributeEntry[]> {
  const rows = await attributeHistory(strapi.db.connection, place);
  const names = await namesOf(strapi, rows);
  const entries = rows.map(({ at, account, from_attribute, attribute, ground, reason }) => ({
    ...{ at, reason },
    account: account === 'system' ? copy.attributes.system : (names.get(account) ?? account),
    from: from_attribute && labelIn(disclosureAttributes, from_attribute),
    attribute: labelIn(disclosureAttributes, attribute ?? ''),
    ground: ground && labelIn(exemptionGrounds, ground),
  }));
  return entries.reverse();
}

async function groundsOf(strapi: Core.Strapi, place: Place): Promise<GroundEntry[]> {
  const entries = await (strapi.plugin('leak-gate').service('grounds') as Grounds).ofRecord(place);
  const names = await namesOf(strapi, entries);
  return entries.map((entry) => ({ ...entry, account: names.get(entry.account) ?? entry.account })).reverse();
}

const labelIn = (labels: Readonly<Record<string, string>>, value: string): string => labels[value] ?? value;

interface Names {
  people: Map<string, string>;
  departments: Map<string, string>;
}

/** Otherwise the next submission starts over under the flow in force, and earlier steps only belong to the history. */
const isUnderWay = (state: State): boolean =>
  isInReview(state) || ['scheduled', 'published', 'withheld'].includes(state);

async function shownFile(knex: Knex, place: Place, draft: Draft): Promise<CaseFile> {
  const file = await readFile(knex, place, draft.creator);
  if (isUnderWay(file.state)) return file;
  return { ...file, steps: [], under: { ...(await currentFlow(knex, place.uid)), chosen: [] } };
}

function stepViews(file: CaseFile, { people, departments }: Names): StepView[] {
  const open = isInReview(file.state) ? openStep(file)?.id : undefined;
  return file.under.flow.steps.flatMap((step) => {
    const { id, kind, label } = step;
    const waiting = { ...{ id, step: kind, label }, account: null, onBehalfOf: null, isStandIn: false, at: null };
    const done = file.steps
      .filter((taken) => taken.id === id)
      .map(({ account, at, department, onBehalfOf, isStandIn }) => ({
        ...{ ...waiting, at, isStandIn, isOpen: false },
        account: nameIn(people, account),
        onBehalfOf: nameIn(people, onBehalfOf),
        department: nameIn(departments, department),
      }));
    const left = kind === 'countersign' ? departmentsLeft(file, step) : done.length === 0 ? [null] : [];
    const views = left.map((department) => ({
      ...{ ...waiting, isOpen: id === open },
      department: nameIn(departments, department),
    }));
    return [...done, ...views];
  });
}

const nameIn = <K extends string | null>(names: Map<string, string>, key: K) =>
  key === null ? null : (names.get(key) ?? key);

async function choicesOf(knex: Knex, { under }: CaseFile, { departments }: Names) {
  if (!under.flow.steps.some((step) => step.departments?.choice === 'drafter')) return null;
  const able = await departmentsWithCountersigner(knex);
  return [...departments].filter(([id]) => able.has(id)).map(([value, label]) => ({ value, label }));
}

const attemptOf = (action: Action, draft: Draft, seat: Seat) => ({ ...seat, action, hash: draft.hash, at: '' });

function nextOf(file: CaseFile, draft: Draft, actor: Actor, late: boolean, names: Names): NextStep | null {
  const action = nextAction(file.state);
  if (!action) return null;
  const seat = seatOf(actor, file, action, late);
  const refusal = refusalOf(file, attemptOf(action, draft, seat ?? actor));
  const blockedBy = seat || refusal === 'nothing-changed' ? refusal : 'no-permission';
  return {
    action,
    label: (action === 'submit' ? file.under.flow.steps[0] : openStep(file))?.label ?? '',
    isAllowed: blockedBy === null,
    blockedBy,
    onBehalfOf: nameIn(names.people, seat?.onBehalfOf ?? null),
    department: nameIn(names.departments, seat?.department ?? null),
  };
}

function mayTake(file: CaseFile, draft: Draft, actor: Actor, action: Action, late: boolean): boolean {
  const seat = seatOf(actor, file, action, late);
  return seat !== null && refusalOf(file, attemptOf(action, draft, seat)) === null;
}

function historyEntry(decision: DecisionRow, { people, departments }: Names): HistoryEntry {
  const { action, round, account, at, comment, sheet, on_behalf_of: onBehalfOf, department } = decision;
  return {
    ...{ action, round, at, comment },
    account: account === 'system' ? copy.attributes.system : (people.get(account) ?? account),
    onBehalfOf: nameIn(people, onBehalfOf),
    isStandIn: Boolean(decision.is_stand_in),
    department: nameIn(departments, department),
    sheet: sheet === null ? null : JSON.parse(sheet),
  };
}
