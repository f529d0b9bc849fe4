import type { Core } from '@strapi/types';
import type { Post } from '../../../deadlines/server/services/post';
import { currentBureau } from '../../../../lib/bureau';
import { guestCopy } from '../../guest-copy';
import type { NewInvitation } from './invitations';
import type { InvitationRow } from './tables';

/**
 * Sends the link, once and at once: its secret is written down nowhere, so there is no later try. The letter tells no
 * title, for it leaves the house.
 */
export async function sendInvitation(
  strapi: Core.Strapi,
  { email, fingerprint, expires_at }: InvitationRow,
  path: string,
): Promise<NewInvitation['letter']> {
  const post: Post = strapi.plugin('deadlines').service('post');
  if (!post.isSetUp()) return { isSent: false, problem: guestCopy.letter.notSetUp };
  const to = email ?? '';
  const link = `${strapi.config.get<string>('server.absoluteUrl')}${path}`;
  const text = guestCopy.letter.text(currentBureau().name, link, expires_at, fingerprint);
  const messageId = `<invitation.${fingerprint}@${to.split('@')[1] ?? 'localhost'}>`;
  return post.send({ to, subject: guestCopy.letter.subject(currentBureau().name), text, messageId }).then(
    () => ({ isSent: true, problem: null }),
    (error: unknown) => ({ isSent: false, problem: String(error) }),
  );
}
