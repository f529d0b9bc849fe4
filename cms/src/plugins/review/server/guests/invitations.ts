import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { sha256 } from '@yangguang/schemas';
import type { AuditTrail } from '../../../audit/server/services/trail';
import { clock } from '../../../../lib/clock';
import { guestCopy } from '../../guest-copy';
import type { Action } from '../rules/flow';
import type { Cases, Viewer } from '../services/cases';
import type { Knex, Place } from '../services/store';
import type { InvitationBody } from './bodies';
import { expiresAt } from './expiry';
import { fingerprintOf, newSecret } from './links';
import { sendInvitation } from './letters';
import { addEvent, findInvitation, invitationsOf, withEvents, type Invitation } from './rows';
import { situationOf } from './situation';
import { isAlive, standingOf, type Situation } from './standing';
import { INVITATION_EVENTS, INVITATIONS, type InvitationRow } from './tables';

/** What the officer is told once, and never again. */
export interface NewInvitation {
  fingerprint: string;
  /** Path of the link. */
  path: string;
  expiresAt: string;
  /** Whether the mail server took the letter, or what it said; null when no letter was wanted. */
  letter: { isSent: boolean; problem: string | null } | null;
}

/** More are a mailing list, not advice. */
const mostOpen = 10;

/** Actions that pass the open step: none of them before an answer that was asked for as necessary. */
const passing: readonly Action[] = ['approve', 'countersign', 'clear', 'sign'];

/** What officers do about reviewers without an account (B-7). */
const invitations = ({ strapi }: { strapi: Core.Strapi }) => {
  const trail = (): AuditTrail => strapi.plugin('audit').service('trail');
  const cases = (): Cases => strapi.plugin('review').service('cases');

  async function write(trx: Knex, row: InvitationRow, place: Place): Promise<void> {
    const situation = await situationOf(strapi, trx, place);
    if (standingOf(row, [], situation, clock.now()) !== 'waiting') throw new errors.PolicyError(guestCopy.overtaken);
    const open = (await invitationsOf(trx, place)).filter((one) => isOpen(one, situation));
    if (open.length >= mostOpen) throw new errors.PolicyError(guestCopy.tooMany(mostOpen));
    await trx(INVITATIONS).insert(row);
    const { fingerprint, guest, office, hash, round, expires_at, question } = row;
    const about = { fingerprint, hash, round, guest, office, expiresAt: expires_at };
    const told = { mustAnswer: row.must_answer, withFiles: row.with_files, byMail: row.email !== null };
    await trail().invitation('make', place, row.account, { ...about, ...told }, { question });
  }

  return {
    /**
     * Asks somebody without an account. The secret of the link is in the answer and nowhere else.
     *
     * @throws {PolicyError} unless the viewer may take the open step or holds the permission `invite`.
     */
    async make(place: Place, viewer: Viewer, given: InvitationBody): Promise<NewInvitation> {
      const { mayInvite, hash, round, steps } = await cases().view(place, viewer);
      const step = steps.find(({ isOpen }) => isOpen)?.id;
      if (!mayInvite || hash === null || step === undefined) throw new errors.PolicyError(guestCopy.mayNotInvite);
      const secret = newSecret();
      const now = clock.now();
      const row: InvitationRow = {
        ...{ fingerprint: fingerprintOf(sha256(secret)), link_hash: sha256(secret) },
        ...{ uid: place.uid, record_id: place.documentId, round, step_id: step, hash },
        ...{ guest: given.name, office: given.office, question: given.question, email: given.email ?? null },
        ...{ must_answer: given.mustAnswer, with_files: given.withFiles },
        ...{ account: viewer.account, at: now.toISOString(), expires_at: expiresAt(now, given.workingDays) },
      };
      await strapi.db.transaction(({ trx }) => write(trx, row, place));
      const path = `/review/guest/open/${secret}`;
      const letter = row.email === null ? null : await sendInvitation(strapi, row, path);
      return { fingerprint: row.fingerprint, path, expiresAt: row.expires_at, letter };
    },

    /** By whoever made it, or may make one. @throws {PolicyError} for one that is not open any more. */
    async revoke(place: Place, viewer: Viewer, fingerprint: string): Promise<void> {
      const { mayInvite } = await cases().view(place, viewer);
      await strapi.db.transaction(async ({ trx }) => {
        const found = await findInvitation(trx, fingerprint);
        if (found?.row.record_id !== place.documentId) throw new errors.NotFoundError(guestCopy.unknownInvitation);
        if (!mayInvite && found.row.account !== viewer.account) throw new errors.PolicyError(guestCopy.mayNotRevoke);
        const at = clock.now().toISOString();
        const standing = standingOf(found.row, found.events, await situationOf(strapi, trx, place), clock.now());
        const event = { fingerprint, event: 'revoked' as const, at, account: viewer.account };
        if (!isAlive(standing) || !(await addEvent(trx, event))) throw new errors.PolicyError(guestCopy.notOpen);
        await trail().invitation('revoke', place, viewer.account, { fingerprint, hash: found.row.hash });
      });
    },

    /** @throws {PolicyError} while an answer is missing without which the step is not to be passed. */
    async assertAnswered(trx: Knex, place: Place, action: Action, situation: Situation): Promise<void> {
      if (!passing.includes(action)) return;
      const open = (await invitationsOf(trx, place)).filter((one) => one.row.must_answer && isOpen(one, situation));
      if (open.length > 0) throw new errors.PolicyError(guestCopy.mustWait(open.map(({ row }) => row.guest)));
    },

    /** Those that were answered since an instant, for letters to who asked. */
    async answeredSince(since: string): Promise<Invitation[]> {
      const knex = strapi.db.connection;
      const answered = knex(INVITATION_EVENTS).where({ event: 'answered' }).where('at', '>=', since);
      const rows: InvitationRow[] = await knex(INVITATIONS).whereIn('fingerprint', answered.select('fingerprint'));
      return rows.length === 0 ? [] : withEvents(knex, rows);
    },
  };
};
export default invitations;
export type Invitations = ReturnType<typeof invitations>;

const isOpen = ({ row, events }: Invitation, situation: Situation): boolean =>
  isAlive(standingOf(row, events, situation, clock.now()));
