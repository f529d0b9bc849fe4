import type { Core } from '@strapi/types';
import { wrapSignIn } from '../../../../lib/sign-in-door';
import type { AuditSignIns } from '../services/sign-ins';

/** Puts sign-ins that failed on record. */
export function recordFailedSignIns(strapi: Core.Strapi): void {
  wrapSignIn(strapi, (check) => async (credentials) => {
    const checked = await check(credentials);
    const signIns: AuditSignIns = strapi.plugin('audit').service('signIns');
    if (!checked[1]) await signIns.refused(credentials.email);
    return checked;
  });
}
