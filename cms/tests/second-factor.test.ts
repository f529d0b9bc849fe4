import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccountSecurity } from '../src/plugins/org/server/services/account-security.ts';
import type { SignInDemand } from '../src/plugins/org/server/rules/sign-in-demand.ts';
import { allowedFailures } from '../src/plugins/org/server/rules/sign-in-limit.ts';
import { entriesDuring } from './audit/log.ts';
import { emailOf, startCms, testPassword, type Account, type Cms } from './harness.ts';

let cms: Cms;
beforeAll(async () => {
  cms = await startCms({ listen: true, env: { YANGGUANG_SIGN_IN: 'strict', BEHIND_PROXY: 'true' } });
});
afterAll(() => cms.stop());

interface Answer {
  status: number;
  token: string | undefined;
  recoveryCodes: string[] | undefined;
  demand: SignInDemand | undefined;
  message: string | undefined;
}

/** Each attempt from another network, so that only what is counted for the account stops it. */
let network = 0;
async function signIn(account: Account, code?: string, address = `10.9.${(network += 1)}.1`): Promise<Answer> {
  const response = await fetch(`${cms.url}/admin/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
    body: JSON.stringify({ email: emailOf(account), password: testPassword, ...(code !== undefined && { code }) }),
  });
  const body = (await response.json()) as {
    data?: { token: string; recoveryCodes?: string[] };
    error?: { message: string; details: { demand?: SignInDemand } };
  };
  return {
    status: response.status,
    token: body.data?.token,
    recoveryCodes: body.data?.recoveryCodes,
    demand: body.error?.details.demand,
    message: body.error?.message,
  };
}

const stepMs = 30_000;
const codeOf = (secret: string, steps = 0): string =>
  new TOTP({ secret }).generate({ timestamp: Date.now() + steps * stepMs });

/** Sets the app up, with the code of the step before this one; what it showed. */
async function enrol(account: Account): Promise<{ secret: string; answer: Answer }> {
  const { demand } = await signIn(account);
  if (demand?.kind !== 'enrol') throw new Error(`${account} is not asked to set up a second factor`);
  return { secret: demand.secret, answer: await signIn(account, codeOf(demand.secret, -1)) };
}
const sessions = (): Promise<number> => cms.strapi.db.query('admin::session' as never).count();

describe('a second factor for every account (E6)', () => {
  test('the first sign-in opens no session until the app is set up; the secret is sealed where it is kept', async () => {
    const before = await sessions();
    const first = await signIn('information-officer');
    expect([first.status, first.token, first.demand?.kind]).toEqual([400, undefined, 'enrol']);
    expect(await sessions()).toBe(before);
    const { secret, answer } = await enrol('information-officer');
    expect(first.demand).toMatchObject({ secret, picture: expect.stringMatching(/^data:image\/svg\+xml;base64,/) });
    expect(answer.token).toEqual(expect.any(String));
    expect(new Set(answer.recoveryCodes).size).toBe(10);
    const [row] = await cms.strapi.db.connection('org_second_factors');
    expect(JSON.stringify(row)).not.toContain(secret);
    const digests = JSON.stringify(await cms.strapi.db.connection('org_recovery_codes'));
    for (const code of answer.recoveryCodes ?? []) expect(digests).not.toContain(code.replaceAll('-', ''));
  });

  test('a code is asked for, refused when wrong, and good once, however many use it at once', async () => {
    const { secret } = await enrol('department-head');
    expect((await signIn('department-head')).demand).toEqual({ kind: 'code' });
    const wrong = await signIn('department-head', '000000');
    expect([wrong.status, wrong.token, wrong.message]).toEqual([
      400,
      undefined,
      expect.stringContaining('动态验证码不正确'),
    ]);
    const code = codeOf(secret);
    const answers = await Promise.all(Array.from({ length: 6 }, () => signIn('department-head', code)));
    expect(answers.filter(({ token }) => token !== undefined)).toHaveLength(1);
  });

  test('a recovery code opens one session, and is on record', async () => {
    const { answer } = await enrol('deputy-head');
    const [code = ''] = answer.recoveryCodes ?? [];
    const entries = await entriesDuring(cms, async () => {
      expect((await signIn('deputy-head', code.toLowerCase())).token).toBeDefined();
    });
    expect(entries.map(({ action }) => action)).toEqual(['secondFactor.recovered', 'signIn.done']);
    expect((await signIn('deputy-head', code)).token).toBeUndefined();
  });

  test('whoever guesses codes is locked, from wherever; the security administrator unlocks', async () => {
    const { secret } = await enrol('confidentiality-reviewer');
    for (let tries = 0; tries < allowedFailures; tries += 1) await signIn('confidentiality-reviewer', '000000');
    const locked = await signIn('confidentiality-reviewer', codeOf(secret));
    expect([locked.token, locked.message]).toEqual([undefined, expect.stringContaining('15 分钟')]);
    const { answer } = await enrol('security-administrator');
    const { id } = await cms.user('confidentiality-reviewer');
    const unlock = await cms.fetch(`/org/security/${id}/unlock`, { method: 'POST', token: answer.token ?? '' });
    expect(unlock.status).toBe(200);
    expect((await signIn('confidentiality-reviewer', codeOf(secret, 1))).token).toBeDefined();
  });

  test('the link of a new account sets its password and opens no session', async () => {
    const { id } = await cms.strapi.service('admin::user').create({
      ...{ email: 'invited@example.invalid', firstname: '受邀', lastname: '', roles: [] },
      registrationToken: 'a-link-of-a-new-account',
    });
    const before = await sessions();
    const userInfo = { password: testPassword, firstname: '改名', lastname: '' };
    const answer = await cms.fetch('/admin/register', {
      method: 'POST',
      body: JSON.stringify({ registrationToken: 'a-link-of-a-new-account', userInfo }),
    });
    expect([answer.status, await answer.json()]).toEqual([200, { data: { email: 'invited@example.invalid' } }]);
    expect(await sessions()).toBe(before);
    const user = await cms.strapi.db.query('admin::user').findOne({ where: { id } });
    expect([user.firstname, user.isActive]).toEqual(['受邀', true]);
  });

  test('a lost phone is dealt with by the security administrator, who does not do it for himself', async () => {
    const { secret, answer } = await enrol('disclosure-office');
    const { answer: keeper } = await enrol('audit-administrator');
    const { id } = await cms.user('disclosure-office');
    const reset = (token: string | undefined, account: number) =>
      cms.fetch(`/org/security/${account}/reset-second-factor`, { method: 'POST', token: token ?? '' });
    expect((await reset(keeper.token, id)).status).toBe(403);
    await cms.strapi
      .plugin('org')
      .service('secondFactors')
      .reset(String((await cms.user('security-administrator')).id), 'system');
    const { answer: security } = await enrol('security-administrator');
    expect((await reset(security.token, (await cms.user('security-administrator')).id)).status).toBe(403);
    expect((await reset(security.token, id)).status).toBe(200);
    // Signed in elsewhere no longer, and the old app is worth nothing.
    expect((await cms.fetch('/admin/users/me', { token: answer.token ?? '' })).status).toBe(401);
    expect((await signIn('disclosure-office', codeOf(secret))).token).toBeUndefined();
    const all = (await (await cms.fetch('/org/security', { token: security.token ?? '' })).json()) as AccountSecurity[];
    expect(all.find(({ account }) => account === String(id))).toMatchObject({
      hasSecondFactor: false,
      recoveryCodes: 0,
    });
  });
});
