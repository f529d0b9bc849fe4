import { dictionary } from '@zxcvbn-ts/language-common';
import { TOTP } from 'otpauth';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { allowedFailures, lockMinutes } from '../src/lib/attempt-limit.ts';
import type { SignInDemand } from '../src/plugins/org/server/rules/sign-in-demand.ts';
import type { AccountSecurityService } from '../src/plugins/org/server/services/account-security.ts';
import { emailOf, signInCounts, startCms, testPassword, type Cms } from './harness.ts';

const guesses = Number(process.env['YANGGUANG_GUESSES'] ?? 100_000);
/** Of IPv6, each with the part that a provider gives to one customer. */
const networks = Array.from({ length: 25 }, (_, index) => `2001:db8:0:${(index + 1).toString(16)}`);
const owners = ['deputy-head', 'disclosure-office', 'security-administrator'] as const;
const nobodies = ['nobody', 'somebody', 'zhang.san'];
const common = dictionary['passwords-common'].map(String);

let cms: Cms;
afterEach(async () => {
  vi.useRealTimers();
  await cms.stop();
});

interface Answer {
  status: number;
  text: string;
}
/** One request from an address, made again when a busy system lets go of a connection that it kept open. */
async function post(path: string, address: string, body: object, triesLeft = 3): Promise<Answer> {
  try {
    const response = await fetch(`${cms.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
      body: JSON.stringify(body),
    });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    if (triesLeft === 0) throw error;
    return post(path, address, body, triesLeft - 1);
  }
}
const hostOf = (network: string, host: number): string => `${network}::${(host % 60_000).toString(16)}`;
const signIn = (name: string, address: string, password: string, rest: object = {}): Promise<Answer> =>
  post('/admin/login', address, { email: `${name}@example.invalid`, password, ...rest });

const forgetAsARestart = (): void => signInCounts().cleanAll();

/** The same at every moment but its date: what stands for the time that passes. */
function later(minutes: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * 60_000 });
}

describe('guessing (E5)', () => {
  test(
    `of ${guesses} common passwords from ${networks.length} networks none opens an account, the answers do not tell whether there is one, and no owner is kept out`,
    // What is looked at, eight times a name and network, takes most of it.
    { timeout: 900_000 + guesses * 30 },
    async () => {
      cms = await startCms({ listen: true, env: { BEHIND_PROXY: 'true' } });
      const names = [...owners, ...nobodies];
      const seen = new Map(names.map((name) => [name, new Set<string>()]));
      const looked = new Map<string, number>();
      let [opened, made] = [0, 0];

      const fromNetwork = async (network: string, count: number): Promise<void> => {
        for (let tries = 0; tries < count; tries += 1) {
          const name = names[tries % names.length] ?? '';
          const password = common[Math.floor(tries / names.length) % common.length] ?? '';
          const { status, text } = await signIn(name, hostOf(network, tries), password);
          made += 1;
          opened += Number(status === 200);
          seen.get(name)?.add(`${status} ${text}`);
          if (text.includes('Invalid credentials'))
            looked.set(`${name} ${network}`, (looked.get(`${name} ${network}`) ?? 0) + 1);
        }
      };
      const half = Math.ceil(guesses / networks.length / 2);
      const begunAt = performance.now();
      await Promise.all(networks.map((network) => fromNetwork(network, half)));
      // Strapi's own limit lives in memory and forgets with a restart; ours is in the audit log.
      forgetAsARestart();
      await Promise.all(networks.map((network) => fromNetwork(network, half)));

      expect(opened).toBe(0);
      expect(made).toBeGreaterThanOrEqual(guesses);
      // Each lock ends by itself, so that nobody keeps an owner out; then eight more are looked at.
      const locks = Math.ceil((performance.now() - begunAt) / (lockMinutes * 60_000));
      for (const times of looked.values()) expect(times).toBeLessThanOrEqual(allowedFailures * locks);
      const [known] = owners.map((name) => [...(seen.get(name) ?? [])].sort());
      for (const answers of seen.values()) expect([...answers].sort()).toEqual(known);
      expect(known).toEqual(expect.arrayContaining([expect.stringContaining('15 分钟后再试')]));

      // At home the owner is kept out at no time; where somebody guessed, for the minutes of the lock.
      const [network = ''] = networks;
      for (const name of owners) {
        expect((await signIn(name, '2001:db8:1:1::7', testPassword)).status).toBe(200);
        forgetAsARestart();
        expect((await signIn(name, hostOf(network, 7), testPassword)).status).toBe(400);
      }
      later(lockMinutes);
      forgetAsARestart();
      for (const name of owners) expect((await signIn(name, hostOf(network, 7), testPassword)).status).toBe(200);
      console.log(`${made} guesses, ${[...looked.values()].reduce((sum, times) => sum + times, 0)} looked at`);
    },
  );

  const codes = Math.ceil(guesses / 100);
  test(
    `of ${codes} codes and recovery codes beside the right password eight are looked at, from wherever they come`,
    { timeout: 60_000 + codes * 2000 },
    async () => {
      cms = await startCms({ listen: true, env: { YANGGUANG_SIGN_IN: 'strict', BEHIND_PROXY: 'true' } });
      await cms.strapi.db.connection('org_passwords').update({ is_temporary: false });
      const asked = JSON.parse((await signIn('deputy-head', '10.0.0.1', testPassword)).text) as {
        error: { details: { demand: SignInDemand } };
      };
      const { demand } = asked.error.details;
      if (demand.kind !== 'enrol') throw new Error('the account has a second factor already');
      const code = (steps = 0) =>
        new TOTP({ secret: demand.secret }).generate({ timestamp: Date.now() + steps * 30_000 });
      expect((await signIn('deputy-head', '10.0.0.2', testPassword, { code: code() })).status).toBe(200);

      const answers = new Map<string, number>();
      for (let tries = 0; tries < codes; tries += 1) {
        const digits = String((tries * 7919) % 1_000_000).padStart(6, '0');
        const guess = tries % 2 === 0 ? digits : `ABCD-EF${digits.slice(0, 2)}-${digits.slice(2)}`;
        const address = hostOf(`2001:db8:5:${(tries % 60_000).toString(16)}`, 1);
        const { status, text } = await signIn('deputy-head', address, testPassword, { code: guess });
        const what = `${status} ${(JSON.parse(text) as { error?: { message: string } }).error?.message}`;
        answers.set(what, (answers.get(what) ?? 0) + 1);
      }
      const sum = [...answers.values()].reduce((all, times) => all + times, 0);
      expect([...answers.keys()].every((what) => what.startsWith('400 '))).toBe(true);
      expect([...answers.values()].sort((a, b) => a - b)).toEqual([allowedFailures, sum - allowedFailures]);
      expect((await signIn('deputy-head', '10.0.0.3', testPassword, { code: code(1) })).status).toBe(400);
      later(lockMinutes);
      expect((await signIn('deputy-head', '10.0.0.4', testPassword, { code: code() })).status).toBe(200);
    },
  );

  const links = Math.ceil(guesses / 10);
  test(
    `of ${links} guessed links none sets a password, and what is closed answers whoever is named alike`,
    { timeout: 60_000 + links * 50 },
    async () => {
      cms = await startCms({ listen: true, env: { BEHIND_PROXY: 'true' } });
      // One link is open meanwhile.
      const { id } = await cms.user('information-officer');
      const security: AccountSecurityService = cms.strapi.plugin('org').service('accountSecurity');
      await security.resetPassword(String(id), '1');
      const answers = new Set<string>();
      for (let tries = 0; tries < links; tries += 1) {
        const registrationToken = (tries * 2_654_435_761).toString(16).padStart(40, '0');
        const body = { registrationToken, userInfo: { password: 'Lanse-hetao-88' } };
        const { status, text } = await post(
          '/admin/register',
          hostOf(networks[tries % networks.length] ?? '', tries),
          body,
        );
        answers.add(`${status} ${text}`);
      }
      expect([...answers]).toEqual([expect.stringMatching(/^400 /)]);
      for (const path of ['/admin/forgot-password', '/admin/reset-password', '/admin/register-admin']) {
        const told = new Set<string>();
        for (const email of [emailOf('deputy-head'), 'nobody@example.invalid']) {
          const { status, text } = await post(path, '10.0.0.1', { email, password: 'Lanse-hetao-88', code: 'x' });
          told.add(`${status} ${text}`);
        }
        expect([...told]).toEqual([expect.stringMatching(/^403 /)]);
      }
      expect((await signIn('deputy-head', '10.0.0.9', testPassword)).status).toBe(200);
    },
  );
});
