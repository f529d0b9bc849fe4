import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccountSecurity } from '../src/plugins/org/server/services/account-security.ts';
import type { SecondFactors } from '../src/plugins/org/server/services/second-factors.ts';
import type { SignInDemand } from '../src/plugins/org/server/rules/sign-in-demand.ts';
import { allowedFailures } from '../src/lib/attempt-limit.ts';
import { entriesDuring } from './audit/log.ts';
import { emailOf, startCms, testPassword, type Account, type Cms } from './harness.ts';

let cms: Cms;
beforeAll(async () => {
  cms = await startCms({ listen: true, env: { YANGGUANG_SIGN_IN: 'strict', BEHIND_PROXY: 'true' } });
  // What the file of first accounts sets is to be changed; here only where a test is about it.
  await passwordsOf().update({ is_temporary: false });
});
afterAll(() => cms.stop());

const passwordsOf = () => cms.strapi.db.connection('org_passwords');

interface Answer {
  status: number;
  token: string | undefined;
  recoveryCodes: string[] | undefined;
  demand: SignInDemand | undefined;
  message: string | undefined;
}

/** Each attempt from another network, so that only what is counted for the account stops it. */
let network = 0;
async function signIn(account: Account, code?: string, rest: Record<string, string> = {}): Promise<Answer> {
  network += 1;
  const response = await fetch(`${cms.url}/admin/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.9.${network}.1` },
    body: JSON.stringify({
      ...{ email: emailOf(account), password: testPassword },
      ...(code !== undefined && { code }),
      ...rest,
    }),
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

/** Sets the app up; the next code that counts is that of the next step. */
async function enrol(account: Account): Promise<{ secret: string; answer: Answer }> {
  const { demand } = await signIn(account);
  if (demand?.kind !== 'enrol') throw new Error(`${account} is not asked to set up a second factor`);
  return { secret: demand.secret, answer: await signIn(account, codeOf(demand.secret)) };
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
    // All of them read what was used last before one of them writes.
    const account = String((await cms.user('department-head')).id);
    const factors: SecondFactors = cms.strapi.plugin('org').service('secondFactors');
    const taken = await Promise.all(Array.from({ length: 200 }, () => factors.accept(account, codeOf(secret, 1))));
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect((await signIn('department-head', codeOf(secret, 1))).token).toBeUndefined();
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
    const locked = await signIn('confidentiality-reviewer', codeOf(secret, 1));
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

  test('no code of Strapi or of ours opens a session past the sign-in', async () => {
    const before = await sessions();
    const context = { request: { path: '/admin/register' }, state: {} } as never;
    const open = async (): Promise<void> => {
      await cms.strapi.sessionManager('admin').generateRefreshToken('1', 'a-device', { type: 'session' });
    };
    await expect(cms.strapi.requestContext.run(context, open)).rejects.toThrow('没有通过全部验证');
    expect(await sessions()).toBe(before);
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
    expect((await signIn('disclosure-office', codeOf(secret, 1))).token).toBeUndefined();
    const all = (await (await cms.fetch('/org/security', { token: security.token ?? '' })).json()) as AccountSecurity[];
    expect(all.find(({ account }) => account === String(id))).toMatchObject({
      hasSecondFactor: false,
      recoveryCodes: 0,
    });
  });
});

describe('passwords', () => {
  const next = 'Lanse-hetao-88';
  const good = 'Qingshan-lushui-77';

  test('one that somebody else chose is changed at the first sign-in, after the second factor', async () => {
    const { id } = await cms.user('admin');
    await passwordsOf()
      .where({ account: String(id) })
      .update({ is_temporary: true });
    const { answer } = await enrol('admin');
    expect([answer.token, answer.demand]).toEqual([undefined, expect.objectContaining({ reason: 'temporary' })]);
    const ticket = answer.demand?.kind === 'password' ? answer.demand.ticket : '';
    const weak = await signIn('admin', undefined, { ticket, newPassword: 'Password1234' });
    expect([weak.token, weak.message]).toEqual([undefined, expect.stringContaining('容易被猜到')]);
    const forged = await signIn('admin', undefined, { ticket: `${Date.now() + 60_000}.00`, newPassword: next });
    expect([forged.token, forged.demand]).toEqual([undefined, { kind: 'code' }]);
    expect((await signIn('admin', undefined, { ticket, newPassword: next })).token).toBeDefined();
    expect((await signIn('admin', undefined, { ticket })).token).toBeUndefined();
  });

  test('one that is too old is changed', async () => {
    const { id } = await cms.user('audit-administrator');
    await cms.strapi.plugin('org').service('secondFactors').reset(String(id), 'system');
    await passwordsOf()
      .where({ account: String(id) })
      .update({ set_at: Date.parse('2026-01-01') });
    expect((await enrol('audit-administrator')).answer.demand).toMatchObject({ kind: 'password', reason: 'expired' });
  });

  const ways: [string, (password: string) => Promise<string>][] = [
    [
      'the link of a new account',
      async (password) => {
        const registrationToken = `link-${Math.trunc(performance.now() * 1000)}`;
        const who = { email: `${registrationToken}@example.invalid`, firstname: '受邀', lastname: '', roles: [] };
        await cms.strapi.service('admin::user').create({ ...who, registrationToken });
        const body = JSON.stringify({ registrationToken, userInfo: { password } });
        return (await cms.fetch('/admin/register', { method: 'POST', body })).text();
      },
    ],
    [
      'one’s own profile',
      async (password) => {
        const { answer } = await again('information-officer');
        const body = JSON.stringify({ currentPassword: testPassword, password });
        return (await cms.fetch('/admin/users/me', { method: 'PUT', body, token: answer.token ?? '' })).text();
      },
    ],
    ['the command line', (password) => refusalOf(users().resetPasswordByEmail(emailOf('deputy-head'), password))],
    ['a program', async (password) => refusalOf(users().updateById((await cms.user('deputy-head')).id, { password }))],
    ['whatever else makes the hash of one', (password) => refusalOf(hash(password))],
    [
      'an account that is made with one',
      (password) =>
        refusalOf(users().create({ email: 'made@example.invalid', firstname: '新建', roles: [], password })),
    ],
  ];
  const users = () => cms.strapi.service('admin::user');
  const hash = (password: string) => cms.strapi.service('admin::auth').hashPassword(password);
  const refusalOf = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'done',
      (error: Error) => error.message,
    );
  const again = async (account: Account) => {
    await cms.strapi
      .plugin('org')
      .service('secondFactors')
      .reset(String((await cms.user(account)).id), 'system');
    return enrol(account);
  };

  test.each(ways)('%s takes no password that is easily guessed', async (_name, set) => {
    expect(await set('Password1234')).toContain('容易被猜到');
  });

  test('a forgotten one is set anew by its owner, by a link that the security administrator hands over', async () => {
    const { answer } = await again('deputy-head');
    const { answer: security } = await again('security-administrator');
    const { id } = await cms.user('deputy-head');
    const reset = (account: number, token = security.token ?? '') =>
      cms.fetch(`/org/security/${account}/reset-password`, { method: 'POST', token });
    expect((await reset((await cms.user('security-administrator')).id)).status).toBe(403);
    expect((await reset(id, answer.token ?? '')).status).toBe(403);
    const { registrationToken } = (await (await reset(id)).json()) as { registrationToken: string };
    expect((await cms.fetch('/admin/users/me', { token: answer.token ?? '' })).status).toBe(401);
    expect((await signIn('deputy-head')).message).toBe('Invalid credentials');
    const set = (password: string) =>
      cms.fetch('/admin/register', {
        method: 'POST',
        body: JSON.stringify({ registrationToken, userInfo: { password } }),
      });
    expect(await (await set(testPassword)).text()).toContain('最近 5 次用过');
    await cms.strapi.db
      .connection('admin_users')
      .where({ id })
      .update({ updated_at: Date.parse('2026-01-01') });
    expect(await (await set(good)).text()).toContain('已超过 3 天');
    await cms.strapi.db.connection('admin_users').where({ id }).update({ updated_at: Date.now() });
    expect((await set(good)).status).toBe(200);
    expect((await set(next)).status).toBe(400);
  });

  test('an account that was switched off is not switched on by a link that is still about', async () => {
    const { id } = await cms.user('confidentiality-reviewer');
    const users = cms.strapi.db.query('admin::user');
    await users.update({ where: { id }, data: { registrationToken: 'still-about' } });
    await users.update({ where: { id }, data: { isActive: false } });
    expect(await users.findOne({ where: { registrationToken: 'still-about' } })).toBeNull();
  });

  test('none of the last five comes back, nor one with the name in it; a change ends the sessions', async () => {
    const { answer } = await again('disclosure-office');
    const change = (currentPassword: string, password: string) =>
      cms.fetch('/admin/users/me', {
        method: 'PUT',
        body: JSON.stringify({ currentPassword, password }),
        token: answer.token ?? '',
      });
    expect(await (await change(testPassword, testPassword)).text()).toContain('最近 5 次用过');
    expect(await (await change(testPassword, 'Disclosure-77-hetao')).text()).toContain('不能有姓名或邮箱');
    const named = { email: 'hetaolin@example.invalid', firstname: '新建', roles: [], password: 'Hetaolin-7-lanse' };
    expect(await refusalOf(users().create(named))).toContain('不能有姓名或邮箱');
    expect((await change(testPassword, good)).status).toBe(200);
    expect((await change(good, next)).status).toBe(401);
  });
});

describe('sessions', () => {
  const opened = async () => {
    await cms.strapi
      .plugin('org')
      .service('secondFactors')
      .reset(String((await cms.user('department-head')).id), 'system');
    const { answer } = await enrol('department-head');
    const me = () => cms.fetch('/admin/users/me', { token: answer.token ?? '' });
    expect((await me()).status).toBe(200);
    return { me, token: answer.token ?? '' };
  };
  const rows = async () => {
    const { id } = await cms.user('department-head');
    return cms.strapi.db.connection('strapi_sessions').where({ user_id: String(id) });
  };

  test('end with half an hour of rest and with twelve hours, ticked “remember me” or not', () => {
    const sessions = cms.strapi.config.get<Record<string, number>>('admin.auth.sessions');
    const idle = [sessions?.['idleSessionLifespan'], sessions?.['idleRefreshTokenLifespan']];
    expect(idle).toEqual([1800, 1800]);
    expect([sessions?.['maxSessionLifespan'], sessions?.['maxRefreshTokenLifespan']]).toEqual([43_200, 43_200]);
  });

  test('a token is worth nothing once its session has run out, or its owner signed out', async () => {
    const first = await opened();
    const [row] = await rows();
    expect(Number(row.absolute_expires_at) - Number(row.expires_at)).toBeGreaterThan(0);
    await cms.strapi.db
      .connection('strapi_sessions')
      .where({ id: row.id })
      .update({ expires_at: Date.now() - 1 });
    expect((await first.me()).status).toBe(401);
    const second = await opened();
    expect((await cms.fetch('/admin/logout', { method: 'POST', token: second.token })).status).toBe(200);
    expect((await second.me()).status).toBe(401);
  });
});
