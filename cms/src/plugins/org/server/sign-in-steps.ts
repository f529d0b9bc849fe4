import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context, Next } from 'koa';
import { z } from 'zod';
import { wrapService } from '../../../lib/service-door';
import { parseRequest } from '../../../lib/parse-request';
import { wrapSignIn } from '../../../lib/sign-in-door';
import type { AuditSignIns } from '../../audit/server/services/sign-ins';
import { copy } from '../copy';
import { countedSinceMs, isLockedAnywhere } from '../../../lib/attempt-limit';
import { isSignInStrict, type SignInDemand } from './rules/sign-in-demand';
import type { Passwords } from './services/passwords';
import type { SecondFactors } from './services/second-factors';

interface User {
  id: number;
  email: string;
}
interface SignInContext {
  request: { body?: unknown; path: string };
  state: { signedIn?: string; recoveryCodes?: string[] | undefined };
  body?: { data?: Record<string, unknown> };
}

const Answers = z.object({
  code: z.string().min(1).max(40).optional(),
  ticket: z.string().max(200).optional(),
  newPassword: z.string().max(200).optional(),
});
type Answers = z.infer<typeof Answers>;

/**
 * What stands between a right password and a session (E6): the second factor, set up at the first sign-in, and a password
 * of one's own. Everything is asked of the same request, so there is no half signed-in state: a request that lacks
 * something is told what, and opens no session.
 */
export function demandWhatIsMissing(strapi: Core.Strapi): void {
  const factors = (): SecondFactors => strapi.plugin('org').service('secondFactors');
  const passwords = (): Passwords => strapi.plugin('org').service('passwords');
  const signIns = (): AuditSignIns => strapi.plugin('audit').service('signIns');

  wrapSignIn(strapi, (check) => async (credentials) => {
    const checked = await check(credentials);
    const user = checked[1] as User | false | undefined;
    const caller = strapi.requestContext.get() as unknown as SignInContext | undefined;
    if (!user || !caller) return checked;
    const answers = answersOf(caller);
    const refusal = (await factorRefusal(user, answers)) ?? (await passwordRefusal(user, answers));
    if (refusal) return [null, false, { message: refusal }];
    caller.state.recoveryCodes = await factors().issueRecoveryCodes(String(user.id));
    caller.state.signedIn = String(user.id);
    return checked;
  });

  /** Null when the second factor is there; a sentence when it is wrong. @throws what is asked for when it is missing. */
  async function factorRefusal(user: User, { code, ticket }: Answers): Promise<string | null> {
    const account = String(user.id);
    if (ticket !== undefined && (await passwords().isTicket(account, ticket))) return null;
    const isEnrolled = await factors().isEnrolled(account);
    if (!isEnrolled && !isSignInStrict()) return null;
    if (code === undefined) throw demand(isEnrolled ? { kind: 'code' } : await enrolment(user));
    const nowMs = Date.now();
    if (isLockedAnywhere(await signIns().wrongCodes(user.email, countedSinceMs(nowMs)), nowMs)) {
      await signIns().refusedUnseen(user.email);
      return copy.secondFactor.locked;
    }
    if (await isRight(account, isEnrolled, code)) return null;
    await signIns().wrongCode(user.email);
    return copy.secondFactor.wrong;
  }

  async function isRight(account: string, isEnrolled: boolean, code: string): Promise<boolean> {
    if (isEnrolled) return factors().accept(account, code);
    return factors().confirm(account, code);
  }

  async function enrolment(user: User): Promise<SignInDemand> {
    const { secret, picture } = await factors().begin(user);
    return { kind: 'enrol', secret, picture };
  }

  /** Null when the password may open a session, or was changed for one that may. */
  async function passwordRefusal({ id }: User, { newPassword }: Answers): Promise<string | null> {
    const account = String(id);
    const reason = isSignInStrict() ? await passwords().changeReason(account) : null;
    if (!reason) return null;
    if (newPassword === undefined)
      throw demand({ kind: 'password', reason, ticket: await passwords().ticket(account) });
    try {
      await passwords().setOwn(account, newPassword);
      return null;
    } catch (error) {
      if (error instanceof errors.ValidationError) return error.message;
      throw error;
    }
  }
}

function answersOf({ request }: SignInContext): Answers {
  const answers = Answers.safeParse(request.body ?? {});
  return answers.success ? answers.data : {};
}

/** In the form that Strapi's sign-in hands on to the page; of any other error it says nothing. */
function demand(what: SignInDemand): Error {
  return new errors.ApplicationError(copy.secondFactor.demands[what.kind], { code: 'LOGIN_NOT_ALLOWED', demand: what });
}

/** Of the link by which a password is set, counted from the last change of the account. */
const linkMs = 3 * 24 * 3_600_000;
interface Invited {
  email: string;
  firstname: string;
  lastname: string | null;
  updatedAt: string;
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
    const known: Invited | null = await strapi.db.query('admin::user').findOne({ where: { registrationToken } });
    if (!known || Date.now() - Date.parse(known.updatedAt) > linkMs)
      throw new errors.ValidationError(copy.secondFactor.unknownLink);
    const { email, firstname, lastname } = known;
    const named = { firstname, lastname, password: userInfo.password };
    await strapi.service('admin::user').register({ registrationToken, userInfo: named });
    ctx.body = { data: { email } };
  });
}
