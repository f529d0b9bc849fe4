import type { Core } from '@strapi/types';
import type { UID } from '@strapi/types';
import { isOfficerRole } from '../../../../lib/administrators';
import { namesOf } from './names';

interface User {
  id: number;
  roles: { code: string }[];
}

/** Departments by documentId; their title is their name. */
export async function departmentNames(strapi: Core.Strapi): Promise<Map<string, string>> {
  const rows: { documentId: string; title: string }[] = await strapi.db
    .query('api::department.department' as UID.ContentType)
    .findMany({ where: { publishedAt: null }, select: ['documentId', 'title'], orderBy: 'id' });
  return new Map(rows.map(({ documentId, title }) => [documentId, title]));
}

/** Roles of officers by code; administrators take no step. */
export async function roleNames(strapi: Core.Strapi): Promise<Map<string, string>> {
  const rows: { code: string; name: string }[] = await strapi.db.query('admin::role').findMany({ orderBy: 'id' });
  return new Map(rows.filter(({ code }) => isOfficerRole(code)).map(({ code, name }) => [code, name]));
}

/** Active accounts of officers by number; administrators take part in no review, not even as stand-ins (R-SRC-03). */
export async function officers(strapi: Core.Strapi): Promise<Map<string, string>> {
  const users: User[] = await strapi.db
    .query('admin::user')
    .findMany({ where: { isActive: true, blocked: false }, select: ['id'], populate: ['roles'], orderBy: 'id' });
  const own = users.filter(({ roles }) => roles.length > 0 && roles.every(({ code }) => isOfficerRole(code)));
  return namesOf(
    strapi,
    own.map(({ id }) => ({ account: String(id) })),
  );
}
