import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { z } from 'zod';
import type { AuditFigures, RightsChange } from '../../../audit/server/services/figures';
import { parseRequest } from '../../../../lib/parse-request';
import { copy } from '../../copy';
import type { AccountSecurityService } from '../services/account-security';

const Params = z.object({ account: z.string().regex(/^[1-9]\d{0,9}$/) });

/** What the security administrator sees of the last days. */
export interface SignInSummary {
  failedToday: number;
  changes: RightsChange[];
}
const shownChanges = 5;

const security = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (): AccountSecurityService => strapi.plugin('org').service('accountSecurity');
  const act = (work: (account: string, by: string) => Promise<void>) => async (ctx: Context) => {
    const { account } = parseRequest(Params, ctx.params, copy.badRequest);
    await work(account, String((ctx.state as { user: { id: number } }).user.id));
    ctx.body = await service().overview();
  };
  return {
    async accounts(ctx: Context) {
      ctx.body = await service().summary();
    },
    async signIns(ctx: Context) {
      const figures: AuditFigures = strapi.plugin('audit').service('figures');
      const [failedToday, changes] = [await figures.failedSignInsToday(), await figures.rightsChanges(shownChanges)];
      ctx.body = { failedToday, changes } satisfies SignInSummary;
    },
    async find(ctx: Context) {
      ctx.body = await service().overview();
    },
    resetSecondFactor: act((account, by) => service().resetSecondFactor(account, by)),
    async resetPassword(ctx: Context) {
      const { account } = parseRequest(Params, ctx.params, copy.badRequest);
      const by = String((ctx.state as { user: { id: number } }).user.id);
      ctx.body = { registrationToken: await service().resetPassword(account, by) };
    },
    unlock: act((account, by) => service().unlock(account, by)),
  };
};
export default security;
