import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { allowedFailures, countedSinceMs } from '../src/lib/attempt-limit.ts';
import type { AuditSignIns } from '../src/plugins/audit/server/services/sign-ins.ts';
import { entriesOf } from './audit/log.ts';
import { startCms, testPassword, type Cms } from './harness.ts';

let cms: Cms;
beforeAll(async () => {
  cms = await startCms();
});
afterAll(() => cms.stop());

interface Auth {
  checkCredentials: (credentials: {
    email: string;
    password: string;
  }) => Promise<[unknown, unknown, { message: string }?]>;
}
/** Behind Strapi's own limit of five tries, which a restart forgets. */
const signIn = async (email: string, password: string) =>
  (cms.strapi.service('admin::auth') as unknown as Auth).checkCredentials({ email, password });

test.each([
  ['an account', 'deputy-head@example.invalid'],
  ['a name that nobody has', 'nobody@example.invalid'],
])('%s is locked after too many wrong passwords, and the right one is not looked at (E5)', async (_name, email) => {
  for (let tries = 0; tries < allowedFailures; tries += 1) {
    const [, user, info] = await signIn(email, 'wrong');
    expect([user, info?.message]).toEqual([false, 'Invalid credentials']);
  }
  const [, user, info] = await signIn(email, testPassword);
  expect(user).toBe(false);
  expect(info?.message).toContain('15 分钟后再试');
  // The name in other letters is the same name, and trying on does not make it longer.
  await signIn(email.toUpperCase(), testPassword);
  const signIns: AuditSignIns = cms.strapi.plugin('audit').service('signIns');
  expect(await signIns.failures(email, countedSinceMs(Date.now()))).toHaveLength(allowedFailures);
});

test('a name that nobody has costs the comparison of a password like every other: time tells nothing (E5)', async () => {
  const auth = cms.strapi.service('admin::auth') as unknown as Record<string, (...given: string[]) => Promise<boolean>>;
  const compared = vi.spyOn(auth, 'validatePassword');
  const comparisons: number[] = [];
  for (const name of ['disclosure-office', 'somebody-else']) {
    await signIn(`${name}@example.invalid`, 'wrong');
    comparisons.push(compared.mock.calls.length);
  }
  // Strapi compares where there is something to compare with; where there is not, we do.
  expect(comparisons).toEqual([0, 1]);
  const [, hash = ''] = compared.mock.lastCall ?? [];
  const stored = await cms.strapi.service('admin::auth').hashPassword(testPassword);
  // As dear as those that are stored.
  expect(hash.slice(0, 7)).toBe(String(stored).slice(0, 7));
  compared.mockRestore();
});

test('others sign in meanwhile, and every attempt is on record', async () => {
  expect((await signIn('department-head@example.invalid', testPassword))[1]).toMatchObject({ firstname: '孙审核' });
  const refused = (await entriesOf(cms)).filter(({ action }) => action === 'signIn.refused');
  expect(refused.filter(({ details }) => details['locked'] === true)).toHaveLength(4);
  expect(refused).toHaveLength(2 * allowedFailures + 4 + 2);
  for (const name of ['nobody@', 'somebody-else@']) expect(JSON.stringify(refused)).not.toContain(name);
});

/** As a request from a network does. */
const from = <T>(address: string, work: () => Promise<T>): Promise<T> =>
  (cms.strapi.requestContext as unknown as { run: (context: unknown, work: () => Promise<T>) => Promise<T> }).run(
    { request: { ip: address }, state: {} },
    work,
  );

test('guesses from many networks push none of them out of the count, nor wrong codes (E5)', async () => {
  const signIns: AuditSignIns = cms.strapi.plugin('audit').service('signIns');
  const email = 'information-officer@example.invalid';
  const networks = Array.from({ length: 20 }, (_, index) => `10.20.${index}.1`);
  for (let tries = 0; tries < allowedFailures; tries += 1) {
    await signIns.wrongCode(email);
    for (const network of networks) await from(network, () => signIns.refused(email));
  }
  for (const network of networks) {
    const [, user, info] = await from(network, () => signIn(email, testPassword));
    expect([user, info?.message]).toEqual([false, expect.stringContaining('15 分钟后再试')]);
  }
  expect(await signIns.wrongCodes(email, countedSinceMs(Date.now()))).toHaveLength(allowedFailures);
});
