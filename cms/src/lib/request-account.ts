import type { Core } from '@strapi/types';

/** Whoever the request in hand is from: the id of an admin user, or `system` for a program. */
export function requestAccount(strapi: Core.Strapi): string {
  const user = strapi.requestContext.get()?.state.user as { id?: number } | undefined;
  return user?.id ? String(user.id) : 'system';
}
