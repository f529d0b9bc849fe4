import type { Core } from '@strapi/types';
import { keepForEver } from '../../../lib/append-only';
import { createGuestTables } from './guests/tables';
import type { Action, State, Step } from './rules/flow';

type Knex = Core.Strapi['db']['connection'];

export const CASES = 'review_cases';
export const DECISIONS = 'review_decisions';
export const FLOWS = 'review_flows';
export const COUNTERSIGNERS = 'review_countersigners';
export const DELEGATIONS = 'review_delegations';
export const ATTRIBUTES = 'review_attributes';
export const REASSESSMENTS = 'review_reassessments';
export const LIST_ITEMS = 'review_list_items';
export const SCHEDULES = 'review_schedules';
export const BUNDLES = 'review_bundles';
export const BUNDLE_MEMBERS = 'review_bundle_members';
export const INTERPRETATIONS = 'review_interpretations';
export const EMERGENCIES = 'review_emergencies';
export const EMERGENCY_SIGNERS = 'review_emergency_signers';

/** Where a record stands; one row a record that was ever submitted. */
export interface CaseRow {
  uid: string;
  record_id: string;
  state: State;
  round: number;
  hash: string | null;
  creator: string | null;
  submitted_by: string | null;
  updated_at: string;
  /** Version of the type's flow under which the round was submitted; 0 is the default flow. */
  flow_version: number;
  /** The departments that the drafter asked to countersign, as JSON; null for none. */
  departments: string | null;
  /** When the open step opened; its limit counts from here. */
  step_since: string | null;
  /** Records that were submitted together and are signed together; null for most. */
  batch: string | null;
  /** Counted up by every move, so that of two people only one moves a case. */
  revision: number;
}

/** What a person did to a record; rows are only ever added. Accounts are ids of admin users. */
export interface DecisionRow {
  id: number;
  uid: string;
  record_id: string;
  round: number;
  action: Action;
  step: Step | null;
  /** Id of the step in its flow; null in rows from before flows were data, where it is the kind. */
  step_id: string | null;
  /** For which department a countersignature was given. */
  department: string | null;
  account: string;
  /** The officer on leave for whom `account` acted. */
  on_behalf_of: string | null;
  /** Taken by the step's own stand-in after its limit. */
  is_stand_in: boolean | number | null;
  at: string;
  hash: string | null;
  /** Reason of a return, of a withdrawal, of a cancelled approval; the decision of a migration; else a remark. */
  comment: string | null;
  /** The closed confidentiality sheet as JSON. */
  sheet: string | null;
}

/** A flow that was or is in force; rows are only ever added. */
export interface FlowRow {
  /** Name of the content type. */
  type: string;
  version: number;
  /** `Flow` as JSON. */
  flow: string;
  note: string;
  account: string;
  at: string;
}

/** Who countersigns for a department, from when to when; rows are ended, never deleted. */
export interface CountersignerRow {
  id: number;
  department: string;
  account: string;
  added_by: string;
  added_at: string;
  ended_by: string | null;
  ended_at: string | null;
}

/** An officer on leave and the stand-in, both days included; rows are ended, never deleted. */
export interface DelegationRow {
  id: number;
  from_account: string;
  to_account: string;
  starts_on: string;
  ends_on: string;
  reason: string;
  named_at: string;
  ended_at: string | null;
}

/** What a record's disclosure attribute was from then on; rows are only ever added. */
export interface AttributeRow {
  id: number;
  uid: string;
  record_id: string;
  at: string;
  /** Admin user, or `system` for a program. */
  account: string;
  /** Null where the record was born. */
  from_attribute: string | null;
  attribute: string | null;
  ground: string | null;
  reason: string | null;
}

/** Somebody looked again at a withheld record; rows are only ever added (R-REG-18). */
export interface ReassessmentRow {
  id: number;
  uid: string;
  record_id: string;
  at: string;
  account: string;
  outcome: 'keep' | 'convert';
  reason: string;
}

/** Under which item of the negative list a withheld record falls; rows are only ever added (R-SRC-13). */
export interface ListItemRow {
  id: number;
  uid: string;
  record_id: string;
  /** Id of the item; null where the office took the naming back. */
  item: string | null;
  at: string;
  account: string;
}

/** What is to happen to a record by itself, and what became of it; rows are ended, never deleted. */
export interface ScheduleRow {
  id: number;
  uid: string;
  record_id: string;
  /** The round that was signed, or that was public. */
  round: number;
  action: 'publish' | 'withdraw';
  due_at: string;
  /** What the public is told of a withdrawal. */
  reason: string | null;
  /** Who set it, and when. */
  account: string;
  at: string;
  state: 'waiting' | 'done' | 'cancelled' | 'failed';
  ended_at: string | null;
  ended_by: string | null;
  /** Why it was ended or could not be done. */
  problem: string | null;
}

/** Records that go out together or not at all, under a name; rows are ended, never deleted (C-10). */
export interface BundleRow {
  /** The batch of its members' cases. */
  id: string;
  name: string;
  account: string;
  at: string;
  ended_at: string | null;
}

/** How a policy without an interpretation may go out all the same; rows are only ever added (R-POL-11). */
export interface InterpretationRow {
  id: number;
  uid: string;
  record_id: string;
  way: 'planned' | 'exempt';
  /** Day by which the interpretation is to be public; null for an exemption. */
  due_on: string | null;
  /** The plan, or the reason why there is none. */
  note: string;
  account: string;
  at: string;
}

/** What one leader let out alone, and what became of it; rows are ended, never deleted (B-11). */
export interface EmergencyRow {
  id: number;
  uid: string;
  record_id: string;
  round: number;
  hash: string;
  /** Who made the draft, and when. */
  author: string;
  drafted_at: string;
  signer: string;
  signed_at: string;
  reason: string;
  /** Until when a second person is to confirm it. */
  confirm_by: string;
  /** `replaced`: a later version was let out; `confirmed` and `withdrawn`: by `ended_by`. */
  state: 'waiting' | 'confirmed' | 'replaced' | 'withdrawn';
  ended_at: string | null;
  ended_by: string | null;
  /** When it was found overdue. */
  overdue_at: string | null;
}

/** A leader who may let warnings out alone, from when to when; rows are ended, never deleted (B-11). */
export interface EmergencySignerRow {
  id: number;
  account: string;
  added_by: string;
  added_at: string;
  ended_by: string | null;
  ended_at: string | null;
}

/** Tables of our own: a case needs a real key, so that two first submissions of one record cannot both succeed. */
export async function createTables(knex: Knex): Promise<void> {
  if (!(await knex.schema.hasTable(CASES)))
    await knex.schema.createTable(CASES, (table) => {
      table.string('uid').notNullable();
      table.string('record_id').notNullable();
      table.string('state').notNullable().index();
      table.integer('round').notNullable();
      for (const column of ['hash', 'creator', 'submitted_by']) table.string(column);
      table.string('updated_at').notNullable();
      table.primary(['uid', 'record_id']);
    });
  if (!(await knex.schema.hasTable(DECISIONS)))
    await knex.schema.createTable(DECISIONS, (table) => {
      table.increments('id');
      for (const column of ['uid', 'record_id', 'action', 'account', 'at']) table.string(column).notNullable();
      table.integer('round').notNullable();
      for (const column of ['step', 'hash']) table.string(column);
      for (const column of ['comment', 'sheet']) table.text(column);
      table.index(['uid', 'record_id']);
    });
  await addColumns(knex, CASES, {
    flow_version: (table) => table.integer('flow_version').notNullable().defaultTo(0),
    departments: (table) => table.text('departments'),
    step_since: (table) => table.string('step_since'),
    batch: (table) => table.string('batch'),
    revision: (table) => table.integer('revision').notNullable().defaultTo(0),
  });
  await addColumns(knex, DECISIONS, {
    step_id: (table) => table.string('step_id'),
    department: (table) => table.string('department'),
    on_behalf_of: (table) => table.string('on_behalf_of'),
    is_stand_in: (table) => table.boolean('is_stand_in').notNullable().defaultTo(false),
  });
  // Who took a step may read the record on (`access/scope.ts`), which every list of an officer asks.
  await knex.raw(`create index if not exists ${DECISIONS}_taken on ${DECISIONS} (account, uid) where step is not null`);
  await keepForEver(knex, DECISIONS);
  await createFlowTables(knex);
  await createDisclosureTables(knex);
  await createScheduleTable(knex);
  await createBundleTables(knex);
  await createEmergencyTables(knex);
  await createGuestTables(knex);
}

async function createEmergencyTables(knex: Knex): Promise<void> {
  if (!(await knex.schema.hasTable(EMERGENCIES)))
    await knex.schema.createTable(EMERGENCIES, (table) => {
      table.increments('id');
      const columns = [
        'uid',
        'record_id',
        'hash',
        'author',
        'drafted_at',
        'signer',
        'signed_at',
        'confirm_by',
        'state',
      ];
      for (const column of columns) table.string(column).notNullable();
      table.integer('round').notNullable();
      table.text('reason').notNullable();
      for (const column of ['ended_at', 'ended_by', 'overdue_at']) table.string(column);
      table.index(['uid', 'record_id']);
    });
  // Of one record only the version that readers see can wait.
  await knex.raw(
    `create unique index if not exists ${EMERGENCIES}_waiting on ${EMERGENCIES} (uid, record_id) where state = 'waiting'`,
  );
  if (!(await knex.schema.hasTable(EMERGENCY_SIGNERS)))
    await knex.schema.createTable(EMERGENCY_SIGNERS, (table) => {
      table.increments('id');
      for (const column of ['account', 'added_by', 'added_at']) table.string(column).notNullable();
      for (const column of ['ended_by', 'ended_at']) table.string(column);
    });
}

async function createDisclosureTables(knex: Knex): Promise<void> {
  if (!(await knex.schema.hasTable(ATTRIBUTES)))
    await knex.schema.createTable(ATTRIBUTES, (table) => {
      table.increments('id');
      for (const column of ['uid', 'record_id', 'at', 'account']) table.string(column).notNullable();
      for (const column of ['from_attribute', 'attribute', 'ground']) table.string(column);
      table.text('reason');
      table.index(['uid', 'record_id']);
    });
  if (!(await knex.schema.hasTable(REASSESSMENTS)))
    await knex.schema.createTable(REASSESSMENTS, (table) => {
      table.increments('id');
      for (const column of ['uid', 'record_id', 'at', 'account', 'outcome']) table.string(column).notNullable();
      table.text('reason').notNullable();
      table.index(['uid', 'record_id']);
    });
  if (!(await knex.schema.hasTable(LIST_ITEMS)))
    await knex.schema.createTable(LIST_ITEMS, (table) => {
      table.increments('id');
      for (const column of ['uid', 'record_id', 'at', 'account']) table.string(column).notNullable();
      table.string('item');
      table.index(['uid', 'record_id']);
    });
  for (const name of [ATTRIBUTES, REASSESSMENTS, LIST_ITEMS]) await keepForEver(knex, name);
}

async function createBundleTables(knex: Knex): Promise<void> {
  if (!(await knex.schema.hasTable(BUNDLES)))
    await knex.schema.createTable(BUNDLES, (table) => {
      table.string('id').primary();
      for (const column of ['account', 'at']) table.string(column).notNullable();
      table.text('name').notNullable();
      table.string('ended_at');
    });
  if (!(await knex.schema.hasTable(BUNDLE_MEMBERS)))
    await knex.schema.createTable(BUNDLE_MEMBERS, (table) => {
      for (const column of ['bundle', 'uid', 'record_id']) table.string(column).notNullable();
      table.primary(['bundle', 'uid', 'record_id']);
      table.index(['uid', 'record_id']);
    });
  if (!(await knex.schema.hasTable(INTERPRETATIONS)))
    await knex.schema.createTable(INTERPRETATIONS, (table) => {
      table.increments('id');
      for (const column of ['uid', 'record_id', 'way', 'account', 'at']) table.string(column).notNullable();
      table.string('due_on');
      table.text('note').notNullable();
      table.index(['uid', 'record_id']);
    });
  for (const name of [BUNDLE_MEMBERS, INTERPRETATIONS]) await keepForEver(knex, name);
}

async function createScheduleTable(knex: Knex): Promise<void> {
  if (!(await knex.schema.hasTable(SCHEDULES)))
    await knex.schema.createTable(SCHEDULES, (table) => {
      table.increments('id');
      for (const column of ['uid', 'record_id', 'action', 'due_at', 'account', 'at', 'state'])
        table.string(column).notNullable();
      table.integer('round').notNullable();
      for (const column of ['ended_at', 'ended_by']) table.string(column);
      for (const column of ['reason', 'problem']) table.text(column);
      table.index(['state', 'due_at']);
      table.index(['uid', 'record_id']);
    });
  // Of two people who set a time at the same moment only one does.
  await knex.raw(
    `create unique index if not exists ${SCHEDULES}_waiting on ${SCHEDULES} (uid, record_id, action) where state = 'waiting'`,
  );
}

async function createFlowTables(knex: Knex): Promise<void> {
  if (!(await knex.schema.hasTable(FLOWS)))
    await knex.schema.createTable(FLOWS, (table) => {
      for (const column of ['type', 'account', 'at']) table.string(column).notNullable();
      for (const column of ['flow', 'note']) table.text(column).notNullable();
      table.integer('version').notNullable();
      table.primary(['type', 'version']);
    });
  await keepForEver(knex, FLOWS);
  if (!(await knex.schema.hasTable(COUNTERSIGNERS)))
    await knex.schema.createTable(COUNTERSIGNERS, (table) => {
      table.increments('id');
      for (const column of ['department', 'account', 'added_by', 'added_at']) table.string(column).notNullable();
      for (const column of ['ended_by', 'ended_at']) table.string(column);
    });
  if (!(await knex.schema.hasTable(DELEGATIONS)))
    await knex.schema.createTable(DELEGATIONS, (table) => {
      table.increments('id');
      const columns = ['from_account', 'to_account', 'starts_on', 'ends_on', 'reason', 'named_at'];
      for (const column of columns) table.string(column).notNullable();
      table.string('ended_at');
    });
}

type Column = (table: Parameters<Parameters<Knex['schema']['alterTable']>[1]>[0]) => void;

async function addColumns(knex: Knex, name: string, columns: Record<string, Column>): Promise<void> {
  for (const [column, add] of Object.entries(columns))
    if (!(await knex.schema.hasColumn(name, column))) await knex.schema.alterTable(name, add);
}
