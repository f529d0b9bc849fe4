import type { Core } from '@strapi/types';
import type { Invitations } from '../../../review/server/guests/invitations';
import type { InvitationRow } from '../../../review/server/guests/tables';
import { definitionOf } from '../../../../lib/canonical-record';
import { copy } from '../../copy';
import { heads, type Head } from '../clocks/records';
import { MAILS, type Knex, type MailRow } from '../tables';

/** An answer older than that was told, or there was no mail for days. */
const toldWithinMs = 3 * 24 * 3_600_000;

/**
 * Tells whoever asked somebody without an account that he has answered (B-7): written down once, then sent like any other
 * letter. What he answered stays in the house, and so does the title.
 *
 * @returns the moments whose letters may still have to be sent.
 */
export async function writeAnswerLetters(strapi: Core.Strapi, now: Date): Promise<string[]> {
  const invitations: Invitations = strapi.plugin('review').service('invitations');
  const answered = await invitations.answeredSince(new Date(now.getTime() - toldWithinMs).toISOString());
  for (const { row } of answered) await writeLetter(strapi, row);
  return answered.map(({ row }) => momentOf(row));
}

const momentOf = ({ fingerprint }: InvitationRow): string => `invitation-${fingerprint}`;

async function writeLetter(strapi: Core.Strapi, row: InvitationRow): Promise<void> {
  const knex: Knex = strapi.db.connection;
  const day = momentOf(row);
  if (await knex(MAILS).where({ day }).first()) return;
  const inviter: { email: string } | null = await strapi.db
    .query('admin::user')
    .findOne({ where: { id: Number(row.account), isActive: true, blocked: false } });
  const type = definitionOf(row.uid)?.name;
  if (!inviter || !type) return;
  const [head]: Head[] = await heads(strapi, type, 'draft').where('record.document_id', row.record_id);
  const indexNumber = head?.indexNumber ?? '';
  const url = `${strapi.config.get<string>('admin.absoluteUrl')}/content-manager/collection-types/${row.uid}/${row.record_id}`;
  const letter: MailRow = {
    ...{ day, account: row.account, address: inviter.email },
    message_id: `<${day}@${inviter.email.split('@')[1] ?? 'localhost'}>`,
    subject: copy.answered.subject(indexNumber),
    text: copy.answered.text(indexNumber, row.fingerprint, url),
    ...{ state: 'waiting', sent_at: null, problem: null },
  };
  await knex(MAILS).insert(letter).onConflict(['day', 'account']).ignore();
}
