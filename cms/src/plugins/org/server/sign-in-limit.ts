import type { Core } from '@strapi/types';
import { wrapSignIn } from '../../../lib/sign-in-door';
import { copy } from '../copy';
import type { AuditSignIns } from '../../audit/server/services/sign-ins';
import { countedSinceMs, isLocked } from '../../../lib/attempt-limit';

/**
 * Refuses to look at a password after too many wrong ones (E5). What counts are the failures of the audit log, so a
 * restart forgets none and all processes count together; names that belong to nobody are counted alike.
 */
export function limitSignIns(strapi: Core.Strapi): void {
  wrapSignIn(strapi, (check) => async (credentials) => {
    const signIns: AuditSignIns = strapi.plugin('audit').service('signIns');
    const nowMs = Date.now();
    const failures = await signIns.failures(credentials.email, countedSinceMs(nowMs));
    if (!isLocked(failures, signIns.address(), nowMs)) return check(credentials);
    await signIns.refusedUnseen(credentials.email);
    return [null, false, { message: copy.locked }];
  });
}
