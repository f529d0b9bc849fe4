import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { sha256 } from '@yangguang/schemas';
import type { Search } from '../../../audit/server/services/search';
import type { AuditTrail } from '../../../audit/server/services/trail';
import type { Who } from '../../../audit/server/services/who';
import { countedSinceMs, isLocked } from '../../../../lib/attempt-limit';
import { clock } from '../../../../lib/clock';
import { decidingOnce } from '../../../../lib/reading-once';
import type { StoredFile } from '../../../../lib/stored-file';
import { guestCopy } from '../../guest-copy';
import { namesOf } from '../services/names';
import type { Previews } from '../services/previews';
import type { Knex } from '../services/store';
import type { AnswerBody } from './bodies';
import { fingerprintOf, fingerprintPattern, holds, newSecret } from './links';
import { addEvent, eventOf, findInvitation, placeOf, type Invitation } from './rows';
import { situationOf } from './situation';
import { isAlive, standingOf, type Dead, type Standing } from './standing';
import type { InvitationRow } from './tables';
import { draftStyle, watermark } from './watermark';

/** Why somebody does not get in. */
export type Refusal = Dead | 'unknown' | 'other-browser' | 'not-opened' | 'locked' | 'no-file';
type Refused = { refusal: Refusal };
/** An invitation that its guest looks at, from the browser that opened it. */
export interface Visit {
  row: InvitationRow;
  inviter: string;
  files: { name: string; sha256: string; sizeBytes: number }[];
}
/** What he answered, for the page that thanks him. */
export interface Receipt {
  answered: NonNullable<ReturnType<typeof eventOf>>;
}

/** What somebody without an account does with a link: one browser, one record, one answer (B-7). */
const visits = ({ strapi }: { strapi: Core.Strapi }) => {
  const trail = (): AuditTrail => strapi.plugin('audit').service('trail');
  const previews = (): Previews => strapi.plugin('review').service('previews');
  const inTransaction = <T>(work: (trx: Knex) => Promise<T>): Promise<T> =>
    strapi.db.transaction(({ trx }) => decidingOnce(() => work(trx))) as Promise<T>;

  /** Wrong links are guesses; they are counted where they are on record, so across restarts (E5). */
  async function isGuessing(trx: Knex): Promise<boolean> {
    const search: Search = strapi.plugin('audit').service('search');
    const address = (strapi.plugin('audit').service('who') as Who).address();
    const nowMs = clock.now().getTime();
    return isLocked(await search.since(trx, 'invitation.refuse', countedSinceMs(nowMs)), address, nowMs);
  }

  async function standingNow(trx: Knex, { row, events }: Invitation): Promise<Standing> {
    return standingOf(row, events, await situationOf(strapi, trx, placeOf(row)), clock.now());
  }

  async function refuse(invitation: Invitation | null, refusal: Refusal): Promise<Refused> {
    const { row } = invitation ?? {};
    const place = row ? placeOf(row) : null;
    const about = row ? { fingerprint: row.fingerprint } : {};
    await trail().invitation('refuse', place, nobody, { reason: refusal, ...about });
    return { refusal };
  }

  /** The invitation of a secret, whatever it is worth. */
  async function byLink(trx: Knex, secret: string): Promise<Invitation | null> {
    const found = await findInvitation(trx, fingerprintOf(sha256(secret)));
    return found && holds(secret, found.row.link_hash) ? found : null;
  }

  /** The invitation that this very browser opened, if it is still worth something. */
  async function inHand(trx: Knex, fingerprint: string, cookie: string): Promise<Invitation | Refused | Receipt> {
    const found = fingerprintPattern.test(fingerprint) ? await findInvitation(trx, fingerprint) : undefined;
    if (!found) return { refusal: 'unknown' };
    const browser = eventOf(found, 'opened')?.browser_hash;
    if (!browser || !holds(cookie, browser)) return { refusal: 'not-opened' };
    const answered = eventOf(found, 'answered');
    if (answered) return { answered };
    const standing = await standingNow(trx, found);
    return isAlive(standing) ? found : { refusal: standing };
  }

  return {
    /** What a link is worth before anybody opens it. It stays as it was: scanners of mail follow links, too. */
    look: (secret: string): Promise<InvitationRow | Refused> =>
      inTransaction(async (trx) => {
        if (secret === '') return { refusal: 'unknown' };
        if (await isGuessing(trx)) return { refusal: 'locked' };
        const found = await byLink(trx, secret);
        if (!found) return refuse(null, 'unknown');
        const standing = await standingNow(trx, found);
        return isAlive(standing) ? found.row : refuse(found, standing);
      }),

    /**
     * Opens a link in the first browser that asks, and in no other.
     *
     * @param cookie - what the browser holds of this invitation, empty when nothing.
     * @returns what the browser is to hold from here on.
     */
    open: (fingerprint: string, secret: string, cookie: string): Promise<{ browser: string } | Refused> =>
      inTransaction(async (trx) => {
        if (secret === '') return { refusal: 'unknown' };
        if (await isGuessing(trx)) return { refusal: 'locked' };
        const found = await byLink(trx, secret);
        if (found?.row.fingerprint !== fingerprint) return refuse(null, 'unknown');
        const opened = eventOf(found, 'opened')?.browser_hash;
        if (opened && holds(cookie, opened)) return { browser: cookie };
        const standing = await standingNow(trx, found);
        if (!isAlive(standing)) return refuse(found, standing);
        const browser = newSecret();
        const event = { fingerprint, event: 'opened' as const, at: clock.now().toISOString() };
        if (!(await addEvent(trx, { ...event, browser_hash: sha256(browser) }))) return refuse(found, 'other-browser');
        const { hash, round } = found.row;
        await trail().invitation('open', placeOf(found.row), guestOf(found.row), { fingerprint, hash, round });
        return { browser };
      }),

    /** What the guest looks at; a receipt once he has answered. */
    async visit(fingerprint: string, cookie: string): Promise<Visit | Refused | Receipt> {
      const found = await inTransaction((trx) => inHand(trx, fingerprint, cookie));
      if (!('row' in found)) return found;
      const { row } = found;
      const names = await namesOf(strapi, [row]);
      return { row, inviter: names.get(row.account) ?? row.account, files: await previews().files(placeOf(row)) };
    },

    /** The page of the draft under the guest's mark. @throws {ApplicationError} when the publisher makes none. */
    async page(fingerprint: string, cookie: string): Promise<{ page: string } | Refused> {
      const found = await inTransaction((trx) => inHand(trx, fingerprint, cookie));
      if (!('row' in found)) return 'refusal' in found ? found : { refusal: 'answered' };
      const mark = `<style>${draftStyle}</style>${String(watermark(found.row, clock.now()))}`;
      const page = await previews().ofHash(placeOf(found.row), found.row.hash, mark);
      return page === null ? { refusal: 'overtaken' } : { page };
    },

    /** An attachment, where the officer allowed it; each is on record. */
    file: (fingerprint: string, cookie: string, hash: string): Promise<StoredFile | Refused> =>
      inTransaction(async (trx) => {
        const found = await inHand(trx, fingerprint, cookie);
        if (!('row' in found)) return 'refusal' in found ? found : { refusal: 'answered' };
        const place = placeOf(found.row);
        const isThere = (await previews().files(place)).some(({ sha256 }) => sha256 === hash);
        if (!found.row.with_files || !isThere) return refuse(found, 'no-file');
        await trail().invitation('file', place, guestOf(found.row), { fingerprint, file: hash });
        return previews().file(place, hash);
      }),

    /** @throws {ValidationError} when he had another content on screen; nothing is stored then. */
    answer: (fingerprint: string, cookie: string, given: AnswerBody): Promise<null | Refused> =>
      inTransaction(async (trx) => {
        const found = await inHand(trx, fingerprint, cookie);
        if (!('row' in found)) return 'refusal' in found ? found : { refusal: 'answered' };
        const { hash, round } = found.row;
        if (given.seenHash !== hash) throw new errors.ValidationError(guestCopy.refusals.overtaken);
        const { verdict, opinion } = given;
        const event = { fingerprint, event: 'answered' as const, at: clock.now().toISOString() };
        if (!(await addEvent(trx, { ...event, verdict, opinion }))) throw new errors.PolicyError(guestCopy.notOpen);
        const about = { fingerprint, hash, round, verdict, at: event.at };
        await trail().invitation('answer', placeOf(found.row), guestOf(found.row), about, { opinion });
        return null;
      }),
  };
};
export default visits;
export type Visits = ReturnType<typeof visits>;

const nobody = { id: 'unknown', name: guestCopy.nobody, roles: [] };

/** How the log calls him: there is no account behind it, only the link. */
const guestOf = ({ fingerprint, guest, office }: InvitationRow) => ({
  ...{ id: `guest:${fingerprint}`, name: guestCopy.person(guest, office), roles: [] },
});
