import type { Core } from '@strapi/types';
import { clock } from '../../../../lib/clock';
import { namesOf } from '../services/names';
import type { Knex, Place } from '../services/store';
import { eventOf, invitationsOf, type Invitation } from './rows';
import { isAlive, standingOf, type Situation, type Standing } from './standing';
import type { InvitationRow, Verdict } from './tables';

/** An invitation as officers see it; the link itself is nowhere. */
export interface InvitationView {
  fingerprint: string;
  guest: string;
  office: string;
  question: string;
  mustAnswer: boolean;
  withFiles: boolean;
  /** Who asked. */
  account: string;
  at: string;
  expiresAt: string;
  round: number;
  /** Hash of the content that he was asked about. */
  hash: string;
  standing: Standing;
  isOpen: boolean;
  openedAt: string | null;
  answer: { verdict: Verdict; opinion: string; at: string } | null;
  mayRevoke: boolean;
}

/** All that were ever made about a record, the newest first. */
export async function invitationViews(
  strapi: Core.Strapi,
  knex: Knex,
  place: Place,
  about: { situation: Situation; account: string; mayInvite: boolean },
): Promise<InvitationView[]> {
  const all = await invitationsOf(knex, place);
  if (all.length === 0) return [];
  const names = await namesOf(
    strapi,
    all.map(({ row }) => row),
  );
  return all.map((one) => view(one, names, about)).reverse();
}

function view(
  invitation: Invitation,
  names: Map<string, string>,
  { situation, account, mayInvite }: { situation: Situation; account: string; mayInvite: boolean },
): InvitationView {
  const { row } = invitation;
  const standing = standingOf(row, invitation.events, situation, clock.now());
  return {
    ...shown(row),
    account: names.get(row.account) ?? row.account,
    standing,
    isOpen: isAlive(standing),
    openedAt: eventOf(invitation, 'opened')?.at ?? null,
    answer: answerOf(invitation),
    mayRevoke: isAlive(standing) && (mayInvite || row.account === account),
  };
}

const shown = ({ fingerprint, guest, office, question, at, round, hash, ...row }: InvitationRow) => ({
  ...{ fingerprint, guest, office, question, at, round, hash },
  ...{ mustAnswer: Boolean(row.must_answer), withFiles: Boolean(row.with_files), expiresAt: row.expires_at },
});

function answerOf(invitation: Invitation): InvitationView['answer'] {
  const { verdict, opinion, at } = eventOf(invitation, 'answered') ?? {};
  return verdict && at !== undefined ? { verdict, opinion: opinion ?? '', at } : null;
}
