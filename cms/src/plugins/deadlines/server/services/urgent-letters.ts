import type { Core } from '@strapi/types';
import type { Emergencies } from '../../../review/server/services/emergencies';
import type { EmergencyRow } from '../../../review/server/tables';
import { definitionOf } from '../../../../lib/canonical-record';
import { minuteInShanghai } from '../rules/mail-time';
import { copy } from '../../copy';
import { heads, type Head } from '../clocks/records';
import { MAILS, type Knex, type MailRow } from '../tables';
import { readOfficers, type Officer } from './officers';

/** When somebody is told of what one leader let out alone: at once, and when nobody looked at it in time. */
type Moment = 'opened' | 'overdue';

/**
 * Letters that wait for no morning (B-11). Each is written down before it is sent, once for each officer and moment: `day`
 * holds the moment, so that the same rows, tries and marks serve as for the letters of a day.
 *
 * @returns the moments whose letters may still have to be sent.
 */
export async function writeUrgentLetters(strapi: Core.Strapi, now: Date): Promise<string[]> {
  const emergencies: Emergencies = strapi.plugin('review').service('emergencies');
  const moments: string[] = [];
  for (const row of await emergencies.waiting()) {
    const passed: Moment[] = row.confirm_by < now.toISOString() ? ['opened', 'overdue'] : ['opened'];
    for (const moment of passed) {
      const day = `emergency-${row.id}-${moment}`;
      moments.push(day);
      await writeMoment(strapi, row, moment, day);
    }
  }
  return moments;
}

async function writeMoment(strapi: Core.Strapi, row: EmergencyRow, moment: Moment, day: string): Promise<void> {
  const knex: Knex = strapi.db.connection;
  if (await knex(MAILS).where({ day }).first()) return;
  const type = definitionOf(row.uid)?.name;
  if (!type) return;
  const [head]: Head[] = await heads(strapi, type, 'public').where('record.document_id', row.record_id);
  const indexNumber = head?.indexNumber ?? '';
  const texts = copy.emergency.mail;
  const url = `${strapi.config.get<string>('admin.absoluteUrl')}/content-manager/collection-types/${row.uid}/${row.record_id}`;
  const letters = (await readOfficers(strapi))
    .filter((officer) => isTold(officer, row, moment))
    .map(({ account, email }): MailRow => ({
      ...{ day, account, address: email, message_id: `<${day}.${account}@${email.split('@')[1] ?? 'localhost'}>` },
      subject: texts[moment](indexNumber),
      text: texts.text(indexNumber, minuteInShanghai(row.confirm_by), url),
      ...{ state: 'waiting', sent_at: null, problem: null },
    }));
  if (letters.length > 0) await knex(MAILS).insert(letters).onConflict(['day', 'account']).ignore();
}

/** Whoever may be the second person; once it is late also the signer and the disclosure office. */
function isTold({ account, viewer }: Officer, { signer, author }: EmergencyRow, moment: Moment): boolean {
  const mayConfirm = ['confidentiality', 'sign'].some((step) => viewer.steps.has(step));
  if (moment === 'overdue' && (account === signer || viewer.mayConfirm)) return true;
  return mayConfirm && account !== signer && account !== author;
}
