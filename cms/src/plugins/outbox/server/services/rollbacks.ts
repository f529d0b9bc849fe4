import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { PublisherCommand, PublisherStatus } from '@yangguang/schemas';
import type { AuditTrail } from '../../../audit/server/services/trail';
import { copy } from '../../copy';
import { lapsesAfterMs, refusalToConfirm, stateAt, type RollbackState } from '../rules/rollback-request';
import { ROLLBACKS, type Knex, type RollbackRow } from '../tables';
import type { Viewer } from '../viewer';
import type { Publisher } from './publisher';
import type { Previews } from './rollback-previews';
import { ledgerUrl, participantsOf } from './records';

export type RollbackCommand = Extract<PublisherCommand, { command: 'rollback' | 'roll-forward' }>;

/** A rollback as the page lists it. */
export interface RollbackView {
  id: number;
  command: RollbackRow['command'];
  to: number | null;
  reason: string;
  state: RollbackState;
  askedBy: string;
  askedAt: string;
  lapsesAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  release: number | null;
  ledgerUrl: string | null;
  problem: string | null;
  /** The viewer is a second person who may decide; or who asked and may take it back. */
  mayConfirm: boolean;
  mayCancel: boolean;
}

const listed = 50;

/** Rollback and roll-forward from the admin: one person asks, another confirms, the publisher does it (C-4). */
const rollbacks = ({ strapi }: { strapi: Core.Strapi }) => {
  const publisher = (): Publisher => strapi.plugin('outbox').service('publisher');
  const trail = (): AuditTrail => strapi.plugin('audit').service('trail');
  const previews = (): Previews => strapi.plugin('outbox').service('previews');

  /** The publisher's own word on what is live. @throws {ApplicationError} when it cannot be reached. */
  async function liveStatus(): Promise<PublisherStatus> {
    const state = await publisher().state();
    if (!state.isReachable) throw new errors.ApplicationError(copy.rollback.unreachable(state.problem));
    return state.status;
  }

  async function find(knex: Knex, id: number): Promise<RollbackRow> {
    const row: RollbackRow | undefined = await knex(ROLLBACKS).where({ id }).first();
    if (!row) throw new errors.NotFoundError(copy.rollback.unknown);
    return row;
  }

  /** Moves a waiting request on; of two who decide at the same moment exactly one succeeds. */
  async function decide(id: number, state: 'sending' | 'refused', account: string): Promise<void> {
    await strapi.db.transaction(async ({ trx }) => {
      const moved = await trx(ROLLBACKS)
        .where({ id, state: 'pending' })
        .update({ state, decided_by: account, decided_at: new Date().toISOString() });
      if (moved !== 1) throw new errors.PolicyError(copy.rollback.refusals['not-pending']);
      await trail().rollback('decide', account, { request: id, state });
    });
  }

  return {
    /** Newest first. */
    async list(viewer: Viewer, now: number): Promise<RollbackView[]> {
      const rows: RollbackRow[] = await strapi.db.connection(ROLLBACKS).orderBy('id', 'desc').limit(listed);
      const names = await participantsOf(strapi).names(
        rows.flatMap(({ asked_by, decided_by }) => [asked_by, ...(decided_by ? [decided_by] : [])]),
      );
      return rows.map((row) => viewOf(row, names, viewer, now));
    },

    /** How many requests wait for a second person. */
    async pending(now: number): Promise<number> {
      const rows: RollbackRow[] = await strapi.db.connection(ROLLBACKS).where({ state: 'pending' });
      return rows.filter((row) => stateAt(row, now) === 'pending').length;
    },

    /**
     * Asks for a rollback; nothing happens until a second person confirms.
     *
     * @param seenRelease - the release that was live in the preview the person looked at.
     * @throws {PolicyError} when another request waits, the site has changed since, or nothing would change.
     */
    async ask(command: RollbackCommand, reason: string, seenRelease: number, account: string): Promise<void> {
      const status = await liveStatus();
      if (status.release !== seenRelease) throw new errors.PolicyError(copy.rollback.refusals['site-changed']);
      if (command.command === 'rollback' && !status.kept.includes(command.to))
        throw new errors.PolicyError(copy.rollback.notKept(command.to));
      const preview = await previews().preview(command, seenRelease);
      if (preview.changing === 0 && preview.unlisted === 0) throw new errors.PolicyError(copy.rollback.nothing);
      await strapi.db.transaction(async ({ trx }) => {
        await assertNoneWaits(trx);
        await trx(ROLLBACKS).insert({
          command: command.command,
          to_release: command.command === 'rollback' ? command.to : null,
          seen_release: seenRelease,
          reason,
          state: 'pending',
          asked_by: account,
          asked_at: new Date().toISOString(),
        });
        await trail().rollback('ask', account, { ...command, seenRelease });
      });
    },

    /** The second person's word: sends the command and keeps the answer. @throws {PolicyError} when refused. */
    async confirm(id: number, account: string): Promise<void> {
      const knex = strapi.db.connection;
      const request = await find(knex, id);
      const { release } = await liveStatus();
      const refusal = refusalToConfirm(request, { account, newestRelease: release ?? 0, now: Date.now() });
      if (refusal) throw new errors.PolicyError(copy.rollback.refusals[refusal]);
      await decide(id, 'sending', account);
      const outcome = await publisher().command(commandOf(request), [request.asked_by, account], request.reason);
      await knex(ROLLBACKS)
        .where({ id })
        .update({
          state: outcome.state,
          release: outcome.state === 'done' ? outcome.release : null,
          problem: outcome.state === 'done' ? null : outcome.problem,
        });
    },

    /** Ends a request without a rollback: who asked takes it back, or the second person does not agree. */
    async refuse(id: number, account: string): Promise<void> {
      const request = await find(strapi.db.connection, id);
      if (stateAt(request, Date.now()) === 'lapsed') throw new errors.PolicyError(copy.rollback.refusals.lapsed);
      await decide(id, 'refused', account);
    },

    /** After a start nobody waits for an answer any more. */
    async forgetUnanswered(): Promise<void> {
      await strapi.db
        .connection(ROLLBACKS)
        .where({ state: 'sending' })
        .update({ state: 'unknown', problem: copy.publisher.noAnswer });
    },
  };
};
export default rollbacks;
export type Rollbacks = ReturnType<typeof rollbacks>;

async function assertNoneWaits(trx: Knex): Promise<void> {
  const rows: RollbackRow[] = await trx(ROLLBACKS).whereIn('state', ['pending', 'sending']);
  if (rows.some((row) => stateAt(row, Date.now()) !== 'lapsed'))
    throw new errors.PolicyError(copy.rollback.anotherWaits);
}

function commandOf({ command, to_release }: RollbackRow): RollbackCommand {
  return command === 'rollback' ? { command, to: to_release ?? 0 } : { command };
}

function viewOf(row: RollbackRow, names: ReadonlyMap<string, string>, viewer: Viewer, now: number): RollbackView {
  const state = stateAt(row, now);
  const isOpen = state === 'pending' && viewer.mayRollBack;
  const nameOf = (account: string) => names.get(account) ?? account;
  return {
    id: row.id,
    command: row.command,
    to: row.to_release,
    reason: row.reason,
    state,
    askedBy: nameOf(row.asked_by),
    askedAt: row.asked_at,
    lapsesAt: new Date(Date.parse(row.asked_at) + lapsesAfterMs).toISOString(),
    decidedBy: row.decided_by === null ? null : nameOf(row.decided_by),
    decidedAt: row.decided_at,
    release: row.release,
    ledgerUrl: ledgerUrl(row.release),
    problem: row.problem,
    mayConfirm: isOpen && row.asked_by !== viewer.account,
    mayCancel: isOpen,
  };
}
