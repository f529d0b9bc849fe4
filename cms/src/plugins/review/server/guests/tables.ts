import { keepForEver } from '../../../../lib/append-only';
import type { Knex } from '../services/store';

export const INVITATIONS = 'review_invitations';
export const INVITATION_EVENTS = 'review_invitation_events';

/** Somebody without an account was asked for an opinion; rows are only ever added (B-7). */
export interface InvitationRow {
  /** First signs of the hash of the link's secret: names the link on papers and in the log, and opens nothing. */
  fingerprint: string;
  /** SHA-256 of the secret, which is kept nowhere. */
  link_hash: string;
  uid: string;
  record_id: string;
  /** Round and open step of the record, and hash of its content, when he was asked. */
  round: number;
  step_id: string;
  hash: string;
  guest: string;
  office: string;
  question: string;
  email: string | null;
  /** The step is not passed before he answered. */
  must_answer: boolean | number;
  with_files: boolean | number;
  account: string;
  at: string;
  expires_at: string;
}

/** What became of an invitation; rows are only ever added. */
export interface InvitationEventRow {
  fingerprint: string;
  event: 'opened' | 'answered' | 'revoked';
  at: string;
  /** Of the officer who revoked it. */
  account: string | null;
  /** SHA-256 of what the browser that opened it was given. */
  browser_hash: string | null;
  verdict: Verdict | null;
  opinion: string | null;
}

export const verdicts = ['agree', 'disagree', 'remark'] as const;
export type Verdict = (typeof verdicts)[number];

/** The indexes decide races: one browser opens a link, and either the answer or the revocation ends it. */
export async function createGuestTables(knex: Knex): Promise<void> {
  if (!(await knex.schema.hasTable(INVITATIONS)))
    await knex.schema.createTable(INVITATIONS, (table) => {
      table.string('fingerprint').primary();
      const columns = ['link_hash', 'uid', 'record_id', 'step_id', 'hash', 'guest', 'office'];
      for (const column of [...columns, 'account', 'at', 'expires_at']) table.string(column).notNullable();
      table.integer('round').notNullable();
      table.text('question').notNullable();
      table.string('email');
      for (const column of ['must_answer', 'with_files']) table.boolean(column).notNullable();
      table.index(['uid', 'record_id']);
    });
  if (!(await knex.schema.hasTable(INVITATION_EVENTS)))
    await knex.schema.createTable(INVITATION_EVENTS, (table) => {
      table.increments('id');
      for (const column of ['fingerprint', 'event', 'at']) table.string(column).notNullable();
      for (const column of ['account', 'browser_hash', 'verdict']) table.string(column);
      table.text('opinion');
      table.index('fingerprint');
    });
  for (const [name, events] of Object.entries(once))
    await knex.raw(
      `create unique index if not exists ${INVITATION_EVENTS}_${name} on ${INVITATION_EVENTS} (fingerprint) where event in (${events})`,
    );
  for (const name of [INVITATIONS, INVITATION_EVENTS]) await keepForEver(knex, name);
}

const once = { opened: `'opened'`, ended: `'answered', 'revoked'` };
