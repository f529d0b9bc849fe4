import type { Viewer } from '../../src/plugins/review/server/services/cases.ts';
import { testSection, type Account, type Cms } from '../harness.ts';

let counter = 0;

/** One more officer with a role, beside those that every test system has. */
export async function newOfficer(cms: Cms, role: string, name: string): Promise<Viewer> {
  counter += 1;
  const { id } = await cms.strapi.db.query('admin::role').findOne({ where: { code: role } });
  const user = await cms.strapi.service('admin::user').create({
    email: `officer-${counter}@example.invalid`,
    firstname: name,
    isActive: true,
    roles: [id],
  });
  await worksFor(cms, user.id, testSection);
  return viewerById(cms, user.id);
}

/** One section more for an officer (B-6). */
export async function worksFor(cms: Cms, account: number, department: string): Promise<void> {
  await cms.strapi.db.connection('org_members').insert({ account: String(account), department });
}

/** An account with the rights that its roles give it now. */
export async function viewerById(cms: Cms, id: number): Promise<Viewer> {
  const user = await cms.strapi.db.query('admin::user').findOne({ where: { id }, populate: ['roles'] });
  const ability = await cms.strapi.service('admin::permission').engine.generateUserAbility(user);
  return {
    account: String(id),
    can: (permission) => ability.can(`plugin::review.${permission}`),
    roles: user.roles.map(({ code }: { code: string }) => code),
  };
}

export type Officers = Record<'author' | 'head' | 'reviewer' | 'leader' | 'office', Viewer>;

/** The officers of the ordinary procedure, by what they do in it. */
export async function officersOf(cms: Cms): Promise<Officers> {
  const of = async (account: Account) => viewerById(cms, (await cms.user(account)).id);
  return {
    author: await of('information-officer'),
    head: await of('department-head'),
    reviewer: await of('confidentiality-reviewer'),
    leader: await of('deputy-head'),
    office: await of('disclosure-office'),
  };
}

export async function newDepartment(cms: Cms, title: string): Promise<string> {
  const created = await cms.strapi
    .documents('api::department.department' as never)
    .create({ data: { title, disclosureAttribute: 'proactive', formedDate: '2026-01-04' } as never });
  return created.documentId;
}
