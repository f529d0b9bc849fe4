import { adminApi } from '@strapi/strapi/admin';
import { copy } from '../../copy';
import type { SignInAnswers, SignInDemand } from '../../server/rules/sign-in-demand';
import { askFor, showRecoveryCodes } from './dialogs';

interface SignInError {
  message?: string;
  details?: { demand?: SignInDemand };
}
interface SignedIn {
  data: { token: string; recoveryCodes?: string[] };
}
/** Both keys may be there, one of them without a value. */
type Result<Data> = { data: Data; error?: undefined } | { data?: undefined; error: SignInError };
type Send = (request: { method: 'POST'; url: string; data: unknown }) => Promise<Result<unknown>>;
interface Endpoint {
  query?: unknown;
  queryFn?: (body: Record<string, unknown>, api: unknown, options: unknown, send: Send) => Promise<unknown>;
}

/**
 * Sends what was typed, asks for what the server says is missing, and sends everything again, until it opens a session or
 * the person gives up (decision 0052).
 */
async function signIn(typed: Record<string, unknown>, send: Send): Promise<Result<unknown>> {
  let answers: SignInAnswers = {};
  let demand: SignInDemand | undefined;
  for (;;) {
    const result = await send({ method: 'POST', url: '/admin/login', data: { ...typed, ...answers } });
    if (!result.error) {
      const { data } = result.data as SignedIn;
      if (data.recoveryCodes) await showRecoveryCodes(data.recoveryCodes);
      return { data };
    }
    const next = result.error.details?.demand;
    demand = next ?? demand;
    if (!demand) return result;
    const given = await askFor(demand, next ? undefined : result.error.message);
    if (!given) return { error: { message: copy.secondFactor.givenUp } };
    answers = { ...answers, ...given };
  }
}

/** Whoever follows the link of a new account sets the password, and then signs in as always. */
async function register(typed: Record<string, unknown>, send: Send): Promise<unknown> {
  const result = await send({ method: 'POST', url: '/admin/register', data: typed });
  if (result.error) return result;
  const { data } = result.data as { data: { email: string } };
  const { password } = typed.userInfo as { password: string };
  return signIn({ email: data.email, password, deviceId: typed.deviceId }, send);
}

/** Puts these in place of the calls that Strapi's sign-in and invitation pages make. */
export function completeSignIn(): void {
  const inPlace = (work: (typed: Record<string, unknown>, send: Send) => Promise<unknown>) => (endpoint: Endpoint) => {
    endpoint.query = undefined;
    endpoint.queryFn = (typed, _api, _options, send) => work(typed, send);
  };
  const endpoints = { login: inPlace(signIn), registerUser: inPlace(register) };
  // Both belong to Strapi's own use of the API, so its type does not list them.
  adminApi.enhanceEndpoints({ endpoints: endpoints as never });
}
