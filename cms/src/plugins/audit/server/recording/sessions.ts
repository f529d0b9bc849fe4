import type { Core } from '@strapi/types';
import type { AuditLog } from '../services/log';
import type { Who } from '../services/who';
import type { Params, Verb } from './rows';

interface Session {
  userId: string;
  status: string;
}

/** Where Strapi replaces one session by the next, without anybody signing in. */
const renewal = '/admin/access-token';

/** A sign-in is the row of its session; whoever ends it ends the sign-in. */
export async function recordSession(
  strapi: Core.Strapi,
  verb: Verb,
  { data }: Params,
  before: readonly Session[],
): Promise<void> {
  const log: AuditLog = strapi.plugin('audit').service('log');
  const whoIs: Who = strapi.plugin('audit').service('who');
  if (verb === 'update' || whoIs.route()?.path === renewal) return;
  if (verb === 'create') {
    const { userId } = data as Session;
    return log.append({ action: 'signIn.done', account: String(userId) });
  }
  const ended = new Set(before.filter(({ status }) => status === 'active').map(({ userId }) => userId));
  // Sessions that had run out are swept away in passing.
  if (!whoIs.isPerson()) return;
  for (const userId of ended) {
    const { name } = await whoIs.account(userId);
    await log.append({ action: 'signIn.ended', subject: { type: 'admin::user', id: userId, title: name } });
  }
}
