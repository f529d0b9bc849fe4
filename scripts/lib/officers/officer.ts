import type { Account } from '../accounts.ts';

/** A person at the CMS, signed in over HTTP, doing what the admin's buttons do. */
export interface Officer {
  /** @throws {Error} with the CMS's own words when it refuses */
  call: <T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => Promise<T>;
  /** The same for a step whose answer nobody looks at, as the admin's buttons send it. */
  take: (path: string, body: unknown) => Promise<void>;
}

export async function signIn(cmsUrl: string, { email, password }: Account): Promise<Officer> {
  const ask = async (method: string, path: string, body: unknown, headers: Record<string, string>): Promise<string> => {
    const response = await fetch(`${cmsUrl}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} ${response.status} ${text}`);
    return text;
  };
  // What the CMS answers is its own contract with its admin; callers name the part they read.
  const { data } = JSON.parse(await ask('POST', '/admin/login', { email, password }, {})) as {
    data: { token: string };
  };
  const authorization = `Bearer ${data.token}`;
  return {
    call: async <T>(method: string, path: string, body?: unknown) =>
      JSON.parse(await ask(method, path, body, { authorization })) as T,
    async take(path, body) {
      await ask('POST', path, body, { authorization, prefer: 'return=minimal' });
    },
  };
}
