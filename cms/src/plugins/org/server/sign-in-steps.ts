import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context, Next } from 'koa';
import { z } from 'zod';
import { wrapService } from '../../../lib/service-door';
import { parseRequest } from '../../../lib/parse-request';
import { wrapSignIn } from '../../../lib/sign-in-door';
import type { AuditSignIns } from '../../audit/server/services/sign-ins';
import { copy } from '../copy';
import { isLockedAnywhere } from './rules/sign-in-limit';
import { isSignInStrict, type SignInDemand } from './rules/sign-in-demand';
import type { SecondFactors } from './services/second-factors';

interface User {
  id: number;
  email: string;
}
interface SignInContext {
  request: { body?: unknown; path: string };
  state: { signedIn?: string; recoveryCodes?: string[] };
  body?: { data?: Record<string, unknown> };
}

const Answers = z.object({ code: z.string().min(1).max(40).optional() });

/**
 * What stands between a right password and a session (E6): the second factor, set up at the first sign-in. Everything is
 * asked of the same request, so there is no half signed-in state: a request that lacks something is told what, and opens
 * no session.
 */
export function demandSecondFactor(strapi: Core.Strapi): void {
  const factors = (): SecondFactors => strapi.plugin('org').service('secondFactors');
  const signIns = (): AuditSignIns => strapi.plugin('audit').service('signIns');
  const context = () => strapi.requestContext.get() as SignInContext | undefined;

  wrapSignIn(strapi, (check) => async (credentials) => {
    const checked = await check(credentials);
    const user = checked[1] as User | false | undefined;
    const caller = context();
    if (!user || !caller) return checked;
    const refusal = await meet(user, caller, codeOf(caller));
    if (refusal) return [null, false, { message: refusal }];
    caller.state.signedIn = String(user.id);
    return checked;
  });

  /** Null when the second factor is there; a sentence when it is wrong. @throws what is asked for when it is missing. */
  async function meet(user: User, caller: SignInContext, code: string | undefined): Promise<string | null> {
    const account = String(user.id);
    const isEnrolled = await factors().isEnrolled(account);
    if (!isEnrolled && !isSignInStrict()) return null;
    if (code === undefined) throw demand(isEnrolled ? { kind: 'code' } : await enrolment(user));
    if (isLockedAnywhere(await signIns().wrongCodes(user.email), Date.now())) {
      await signIns().refusedUnseen(user.email);
      return copy.secondFactor.locked;
    }
    if (isEnrolled) {
      if (await factors().accept(account, code)) return null;
    } else {
      const codes = await factors().confirm(account, code);
      if (codes) caller.state.recoveryCodes = codes;
      if (codes) return null;
    }
    await signIns().wrongCode(user.email);
    return copy.secondFactor.wrong;
  }

  async function enrolment(user: User): Promise<SignInDemand> {
    const { secret, picture } = await factors().begin(user);
    return { kind: 'enrol', secret, picture };
  }
}

function codeOf({ request }: SignInContext): string | undefined {
  const answers = Answers.safeParse(request.body ?? {});
  return answers.success ? answers.data.code : undefined;
}

/** In the form that Strapi's sign-in hands on to the page; of any other error it says nothing. */
function demand(what: SignInDemand): Error {
  return new errors.ApplicationError(copy.secondFactor.demands[what.kind], { code: 'LOGIN_NOT_ALLOWED', demand: what });
}

type Handler = (ctx: Context, next: Next) => Promise<unknown>;
const Registration = z.object({
  registrationToken: z.string().min(1),
  userInfo: z.object({ password: z.string().min(1) }),
});

/**
 * No session is opened but at the end of the sign-in above, or in place of one that runs (D13). A new account sets its
 * password by its link and then signs in like everybody else.
 */
export function guardSessions(strapi: Core.Strapi): void {
  strapi.db.lifecycles.subscribe({
    models: ['admin::session'],
    beforeCreate({ params }) {
      const caller = strapi.requestContext.get() as unknown as SignInContext | undefined;
      if (!caller || caller.request.path === '/admin/access-token') return;
      const { userId } = params.data as { userId: string };
      if (caller.state.signedIn !== userId) throw new errors.PolicyError(copy.secondFactor.noSession);
    },
  });
}

export function wrapSignInRoutes(strapi: Core.Strapi): void {
  const authentication = strapi.controller('admin::authentication') as unknown as object;
  wrapService<Handler>(strapi, authentication, 'login', (login) => async (ctx, next) => {
    await login(ctx, next);
    const { recoveryCodes } = ctx.state as SignInContext['state'];
    const { data } = (ctx.body ?? {}) as { data?: Record<string, unknown> };
    if (recoveryCodes && data) data.recoveryCodes = recoveryCodes;
  });
  wrapService<Handler>(strapi, authentication, 'register', () => async (ctx) => {
    const { registrationToken, userInfo } = parseRequest(
      Registration,
      ctx.request.body,
      copy.secondFactor.badRegistration,
    );
    const users = strapi.service('admin::user');
    const known = await users.findRegistrationInfo(registrationToken);
    if (!known) throw new errors.ValidationError(copy.secondFactor.unknownLink);
    await users.register({ registrationToken, userInfo: { ...known, password: userInfo.password } });
    ctx.body = { data: { email: known.email } };
  });
}
