import type { Core } from '@strapi/types';

export interface Credentials {
  email: string;
  password: string;
}
type Checked = [error: unknown, user: unknown, info?: { message: string }];
export type CheckCredentials = (credentials: Credentials) => Promise<Checked>;
interface AuthService {
  checkCredentials: CheckCredentials;
}

/** Strapi keeps its services for the life of the process: a second start must not stand on what the first one wrapped. */
const doors = new WeakMap<AuthService, { owner: Core.Strapi; own: CheckCredentials }>();

/** Wraps the one door of password sign-in; later calls are further out. */
export function wrapSignIn(strapi: Core.Strapi, wrap: (check: CheckCredentials) => CheckCredentials): void {
  const auth = strapi.service('admin::auth') as AuthService;
  const door = doors.get(auth);
  if (door?.owner !== strapi) {
    const own = door?.own ?? auth.checkCredentials;
    doors.set(auth, { owner: strapi, own });
    auth.checkCredentials = own;
  }
  auth.checkCredentials = wrap(auth.checkCredentials);
}
