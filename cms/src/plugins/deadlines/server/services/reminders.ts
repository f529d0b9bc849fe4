import type { Core } from '@strapi/types';
import { copy } from '../../copy';
import type { DueItem } from '../rules/due-item';
import { mailDay } from '../rules/mail-time';
import { mailText } from '../rules/mail-text';
import { isOwn } from '../rules/visible';
import { MAIL_DAYS, MAILS, type Knex, type MailRow } from '../tables';
import { currentCalendar, type Items } from './items';
import { readableItems } from './viewers';
import { readOfficers, type Officer } from './officers';
import type { Post } from './post';
import { writeAnswerLetters } from './answer-letters';
import { writeAssessmentLetters } from './assessment-letters';
import { writeUrgentLetters } from './urgent-letters';

export interface MailStatus {
  isSetUp: boolean;
  /** Letters that wait for the mail server, and what it said. */
  waiting: number;
  problem: string | null;
}

/** One mail an officer a working day, at nine in Shanghai, with what is overdue or due this week (B-8). */
const reminders = ({ strapi }: { strapi: Core.Strapi }) => {
  const post = (): Post => strapi.plugin('deadlines').service('post');
  let running: Promise<void> | null = null;

  async function work(now: Date): Promise<void> {
    if (!post().isSetUp()) return;
    for (const write of [writeUrgentLetters, writeAnswerLetters, writeAssessmentLetters])
      for (const moment of await write(strapi, now)) await deliver(moment, now);
    const day = mailDay(now, currentCalendar());
    if (day === null) return;
    await writeDay(strapi, day, now);
    await deliver(day, now);
  }

  /** A letter is marked only after the server took it: what is not marked is sent, after a crash once more. */
  async function deliver(day: string, now: Date): Promise<void> {
    const knex = strapi.db.connection;
    const letters: MailRow[] = await knex(MAILS).where({ day, state: 'waiting' }).orderBy('account');
    for (const letter of letters) {
      const { account, address, message_id: messageId, subject, text } = letter;
      const change = await post()
        .send({ to: address, subject, text, messageId })
        .then(
          () => ({ state: 'sent', sent_at: now.toISOString(), problem: null }),
          (error: unknown) => ({ problem: String(error) }),
        );
      await knex(MAILS).where({ day, account }).update(change);
      if (change.problem === null) continue;
      strapi.log.warn(copy.mail.failed(change.problem));
      return;
    }
  }

  return {
    /** Sends what should be out by `now`; called every minute, and does nothing when nothing is left to do. */
    async tick(now: Date): Promise<void> {
      running ??= work(now).finally(() => {
        running = null;
      });
      await running;
    },

    async status(): Promise<MailStatus> {
      const rows: MailRow[] = await strapi.db.connection(MAILS).where({ state: 'waiting' });
      const problem = rows.find((row) => row.problem !== null)?.problem ?? null;
      return { isSetUp: post().isSetUp(), waiting: rows.length, problem };
    },
  };
};
export default reminders;
export type Reminders = ReturnType<typeof reminders>;

/** Writes down all letters of a day in one transaction: a crash leaves all of them or none. */
async function writeDay(strapi: Core.Strapi, day: string, now: Date): Promise<void> {
  const knex = strapi.db.connection;
  if (await knex(MAIL_DAYS).where({ day }).first()) return;
  const items: Items = strapi.plugin('deadlines').service('items');
  const pressing = (await items.list(now)).filter(({ group }) => group !== 'later');
  const letters = await lettersOf(await readOfficers(strapi), pressing, day, boardUrl(strapi));
  await strapi.db.transaction(async ({ trx }) => {
    await expireOlder(trx, day);
    await trx(MAIL_DAYS).insert({ day, at: now.toISOString() });
    for (const letter of letters) await trx(MAILS).insert(letter);
  });
}

/** What could not be sent on its day is not sent on a later one, which has a letter of its own. */
async function expireOlder(trx: Knex, day: string): Promise<void> {
  await trx(MAILS).where({ state: 'waiting' }).where('day', '<', day).update({ state: 'expired' });
}

async function lettersOf(
  officers: readonly Officer[],
  pressing: readonly DueItem[],
  day: string,
  url: string,
): Promise<MailRow[]> {
  const read = new Map<Officer, DueItem[]>();
  for (const officer of officers) read.set(officer, await readableItems(pressing, officer.viewer));
  const isOf = (item: DueItem, officer: Officer) =>
    read.get(officer)?.includes(item) === true && isOwn(item, officer.viewer);
  const orphans = new Set(pressing.filter((item) => !officers.some((officer) => isOf(item, officer))));
  return officers.flatMap((officer) => {
    const { account, email, viewer } = officer;
    const own = pressing.filter((item) => isOf(item, officer) || (viewer.mayConfirm && orphans.has(item)));
    if (own.length === 0) return [];
    const message_id = `<deadlines.${day}.${account}@${email.split('@')[1] ?? 'localhost'}>`;
    const kept = { state: 'waiting' as const, sent_at: null, problem: null };
    return [{ day, account, address: email, message_id, ...mailText(own, url), ...kept }];
  });
}

const boardUrl = (strapi: Core.Strapi): string => `${strapi.config.get<string>('admin.absoluteUrl')}/plugins/deadlines`;
