import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { scopeOf, type Scope } from '../access/scope';
import { viewerOf } from '../controllers/viewer';

/** For other plugins: what an account may read of unpublished work (B-6). */
const access = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Of whoever is signed in. */
  ofCaller: (ctx: Context): Promise<Scope> => scopeOf(strapi, strapi.db.connection, viewerOf(ctx)),
  /** Of an account with the rights that its roles give it, e.g. to write it a letter. */
  ofAccount: (account: string, roles: readonly string[], can: (action: string) => boolean): Promise<Scope> =>
    scopeOf(strapi, strapi.db.connection, { account, roles, can: (permission) => can(`plugin::review.${permission}`) }),
});
export default access;
export type Access = ReturnType<typeof access>;
export type { Scope };
