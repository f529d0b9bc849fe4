import type { Core } from '@strapi/types';
import { copy } from '../../copy';
import { keyedHash } from '../rules/changed-fields';
import { valueKey } from '../services/checkpoints';
import type { AuditLog } from '../services/log';

interface Credentials {
  email: string;
  password: string;
}
type Checked = [error: unknown, user: unknown, info?: unknown];
interface AuthService {
  checkCredentials: (credentials: Credentials) => Promise<Checked>;
}

/**
 * Puts sign-ins that failed on record. Strapi's one door of password sign-in is wrapped; what was typed as a name is
 * kept as a keyed hash, because people type their passwords there.
 */
export function recordFailedSignIns(strapi: Core.Strapi): void {
  const auth = strapi.service('admin::auth') as AuthService;
  const check = auth.checkCredentials;
  auth.checkCredentials = async (credentials) => {
    const checked = await check(credentials);
    if (!checked[1]) await recordFailure(strapi, credentials.email);
    return checked;
  };
}

async function recordFailure(strapi: Core.Strapi, email: string): Promise<void> {
  const log: AuditLog = strapi.plugin('audit').service('log');
  const user: { id: number } | null = await strapi.db.query('admin::user').findOne({ where: { email } });
  const typed = keyedHash(valueKey(), `email\n${email}`);
  const nobody = { id: 'unknown', name: copy.unknownPerson, roles: [] };
  await log.append({
    action: 'signIn.refused',
    ...(user ? { account: String(user.id) } : { actor: nobody }),
    details: { typed },
  });
}
