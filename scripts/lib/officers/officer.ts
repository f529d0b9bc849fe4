import type { Account } from '../accounts.ts';

/** A person at the CMS, signed in over HTTP, doing what the admin's buttons do. */
export interface Officer {
  /** @throws {Error} with the CMS's own words when it refuses */
  call: <T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => Promise<T>;
}

export async function signIn(cmsUrl: string, { email, password }: Account): Promise<Officer> {
  const request = async <T>(method: string, path: string, body: unknown, token?: string): Promise<T> => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
    const response = await fetch(`${cmsUrl}${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} ${response.status} ${text}`);
    // What the CMS answers is its own contract with its admin; callers name the part they read.
    return JSON.parse(text) as T;
  };
  const { data } = await request<{ data: { token: string } }>('POST', '/admin/login', { email, password });
  return { call: (method, path, body) => request(method, path, body, data.token) };
}
