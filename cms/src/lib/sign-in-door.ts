import type { Core } from '@strapi/types';
import { wrapService } from './service-door';

export interface Credentials {
  email: string;
  password: string;
}
type Checked = [error: unknown, user: unknown, info?: { message: string }];
export type CheckCredentials = (credentials: Credentials) => Promise<Checked>;

/** Wraps the one door of password sign-in; later calls are further out. */
export function wrapSignIn(strapi: Core.Strapi, wrap: (check: CheckCredentials) => CheckCredentials): void {
  wrapService<CheckCredentials>(strapi, strapi.service('admin::auth') as object, 'checkCredentials', wrap);
}
