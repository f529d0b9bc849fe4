import type { Core } from '@strapi/types';
import { wrapSignIn } from '../../../lib/sign-in-door';

/** In the form of a stored password, as dear to compare as one, and nobody's. */
const nobodysHash = `$2a$10$${'.'.repeat(53)}`;

interface Auth {
  validatePassword: (password: string, hash: string) => Promise<boolean>;
}

/**
 * A name that nobody has takes as long to refuse as one that somebody has: Strapi compares no password where there is none,
 * and the time would tell which names exist (E5).
 */
export function refuseAlikeInTime(strapi: Core.Strapi): void {
  wrapSignIn(strapi, (check) => async (credentials) => {
    const known = await strapi.db.query('admin::user').findOne({ where: { email: credentials.email } });
    if (!known?.password) {
      const auth = strapi.service('admin::auth') as unknown as Auth;
      await auth.validatePassword(credentials.password, nobodysHash);
    }
    return check(credentials);
  });
}
