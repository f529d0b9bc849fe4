import type { Core } from '@strapi/types';
import type { Rounds } from '../../../assessment/server/services/rounds';
import { MAILS, type Knex, type MailRow } from '../tables';

/**
 * Tells the sections by mail that they will be assessed (R-SRC-17): written down once for each assessment and account,
 * then sent like any other letter, and no more once the day of the assessment has come.
 *
 * @returns the moments whose letters may still have to be sent.
 */
export async function writeAssessmentLetters(strapi: Core.Strapi, now: Date): Promise<string[]> {
  const rounds: Rounds = strapi.plugin('assessment').service('rounds');
  const waiting = await rounds.toTell(now);
  for (const { id, subject, text, notices } of waiting) {
    const day = momentOf(id);
    const knex: Knex = strapi.db.connection;
    if (await knex(MAILS).where({ day }).first()) continue;
    const letters = new Map(
      notices.map(({ account, address }): [string, MailRow] => [
        account,
        {
          ...{ day, account, address, message_id: `<${day}.${account}@${address.split('@')[1] ?? 'localhost'}>` },
          ...{ subject, text },
          ...{ state: 'waiting', sent_at: null, problem: null },
        },
      ]),
    );
    if (letters.size > 0)
      await knex(MAILS)
        .insert([...letters.values()])
        .onConflict(['day', 'account'])
        .ignore();
  }
  return waiting.map(({ id }) => momentOf(id));
}

const momentOf = (round: number): string => `assessment-${round}`;
