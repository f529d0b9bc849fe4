import type { Core } from '@strapi/types';
import { sealedRole } from '../../../lib/administrators';
import { wrapService } from '../../../lib/service-door';
import type { AuditLog } from '../../audit/server/services/log';
import type { Elevations } from './services/elevations';

type FindPermissions = (user: { id: number }) => Promise<unknown[]>;
interface Caller {
  state: { user?: { id: number }; elevatedRequest?: boolean };
  method: string;
  path: string;
}

/**
 * While an elevation lasts, the rights of the sealed role come on top of the account's own (decision 0051). They are read
 * at every request, so the clock alone ends them. Each request is an entry of the audit log before it does anything; when
 * that cannot be written the request fails (D13).
 */
export function lendRights(strapi: Core.Strapi): void {
  const permissions = strapi.service('admin::permission');
  wrapService<FindPermissions>(strapi, permissions as object, 'findUserPermissions', (find) => async (user) => {
    const own = await find(user);
    const caller = strapi.requestContext.get() as Caller | undefined;
    const elevations: Elevations = strapi.plugin('org').service('elevations');
    if (!isOf(caller, user) || !(await elevations.isElevated(String(user.id)))) return own;
    await record(strapi, caller, user);
    return [...own, ...(await permissions.findMany({ where: { role: { code: sealedRole } } }))];
  });
}

/** Nobody is known yet while the request is being signed in; later calls ask for others too, who are lent nothing. */
function isOf(caller: Caller | undefined, user: { id: number }): caller is Caller {
  return caller !== undefined && (caller.state.user === undefined || caller.state.user.id === user.id);
}

async function record(strapi: Core.Strapi, caller: Caller, user: { id: number }): Promise<void> {
  if (caller.state.elevatedRequest) return;
  caller.state.elevatedRequest = true;
  const log: AuditLog = strapi.plugin('audit').service('log');
  const { method, path } = caller;
  await log.append({ action: 'breakGlass.request', account: String(user.id), details: { method, path } });
}
