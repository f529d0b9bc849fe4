import { isOfSecondSection, secondSection, type Account } from '../../lib/accounts.ts';
import type { DemoTarget } from '../../lib/system/load-demo.ts';

/** Asks the CMS as an officer; refusals are thrown in the CMS's own words. */
export type Ask = (role: string, path: string, body: unknown) => Promise<Record<string, unknown>>;

/** Those who work for a section; who is in more than one works for each that has no officers of its own. */
export function officers({ cmsUrl, accounts }: DemoTarget): (section: unknown) => Ask {
  const tokens = new Map<string, string>();

  async function post(path: string, body: unknown, token?: string): Promise<Record<string, unknown>> {
    const response = await fetch(`${cmsUrl}${path}`, {
      method: 'POST',
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(!(body instanceof FormData) && { 'content-type': 'application/json' }),
      },
      body: body instanceof FormData ? body : JSON.stringify(body),
    });
    const answer = (await response.json()) as Record<string, unknown>;
    if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer['error'])}`);
    return answer;
  }

  const accountFor = (role: string, section: unknown): Account => {
    const able = accounts.filter((candidate) => candidate.role === role);
    const account = able.find((one) => isOfSecondSection(one) === (section === secondSection.title)) ?? able[0];
    if (!account) throw new RangeError(`no demo account for ${role}`);
    return account;
  };

  return (section) => async (role, path, body) => {
    const { email, password } = accountFor(role, section);
    if (!tokens.has(email)) {
      const { data } = await post('/admin/login', { email, password });
      tokens.set(email, (data as { token: string }).token);
    }
    return post(path, body, tokens.get(email));
  };
}
