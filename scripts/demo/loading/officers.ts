import type { DemoTarget } from '../../lib/system/load-demo.ts';

/** Asks the CMS as an officer; refusals are thrown in the CMS's own words. */
export type Ask = (role: string, path: string, body: unknown) => Promise<Record<string, unknown>>;

export function officers({ cmsUrl, accounts }: DemoTarget): Ask {
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

  return async (role, path, body) => {
    const account = accounts.find((candidate) => candidate.role === role);
    if (!account) throw new RangeError(`no demo account for ${role}`);
    if (!tokens.has(role)) {
      const { data } = await post('/admin/login', { email: account.email, password: account.password });
      tokens.set(role, (data as { token: string }).token);
    }
    return post(path, body, tokens.get(role));
  };
}
