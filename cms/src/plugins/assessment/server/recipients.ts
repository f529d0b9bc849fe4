import type { Core } from '@strapi/types';
import type { Members } from '../../org/server/services/members';
import type { NoticeRow } from './tables';

export interface Section {
  id: string;
  name: string;
}

/** The sections and units of the bureau, in its own order; the bureau itself is not assessed by itself. */
export async function sectionsToAssess(strapi: Core.Strapi): Promise<Section[]> {
  const rows: { documentId: string; title: string }[] = await strapi.db.query('api::department.department').findMany({
    where: { publishedAt: null, departmentKind: { $in: ['internal-unit', 'affiliated-unit'] } },
    orderBy: [{ displayOrder: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ documentId: id, title: name }) => ({ id, name }));
}

interface User {
  id: number;
  email: string;
  firstname: string | null;
  lastname: string | null;
  roles: { code: string }[];
}

/** Who is told for each section: its heads; everybody who works for it where it has none. */
export async function toldFor(
  strapi: Core.Strapi,
  sections: readonly Section[],
): Promise<Omit<NoticeRow, 'round' | 'at'>[]> {
  const members: Members = strapi.plugin('org').service('members');
  const users: User[] = await strapi.db
    .query('admin::user')
    .findMany({ where: { isActive: true, blocked: false }, populate: ['roles'], orderBy: { id: 'asc' } });
  const told: Omit<NoticeRow, 'round' | 'at'>[] = [];
  for (const { id: department } of sections) {
    const own = new Set(await members.accountsOf([department]));
    const people = users.filter(({ id }) => own.has(id));
    const heads = people.filter(({ roles }) => roles.some(({ code }) => code === 'department-head'));
    for (const person of heads.length > 0 ? heads : people)
      told.push({ department, account: String(person.id), name: nameOf(person), address: person.email });
  }
  return told;
}

const nameOf = ({ firstname, lastname, email }: User): string => `${lastname ?? ''}${firstname ?? ''}` || email;
