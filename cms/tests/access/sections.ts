import { testPassword, testRoles, type Cms, type TestRole } from '../harness.ts';
import { newDepartment } from '../review/officers.ts';

/** A section of the bureau with an officer of every role. */
export interface Section {
  department: string;
  users: Record<TestRole, number>;
  tokens: Record<TestRole, string>;
}
export interface Sections {
  own: Section;
  other: Section;
}

export async function makeSections(cms: Cms): Promise<Sections> {
  return { own: await makeSection(cms, '甲科'), other: await makeSection(cms, '乙科') };
}

async function makeSection(cms: Cms, name: string): Promise<Section> {
  const department = await newDepartment(cms, name);
  const users = {} as Section['users'];
  const tokens = {} as Section['tokens'];
  for (const role of testRoles) {
    const email = `${role}-${department}@example.invalid`;
    users[role] = await newAccount(cms, role, email, name);
    tokens[role] = await signIn(cms, email);
    await work(cms, users[role], [department]);
  }
  return { department, users, tokens };
}

/** Makes somebody work for these sections and for no others. */
export async function work(cms: Cms, account: number, departments: readonly string[]): Promise<void> {
  const rows = cms.strapi.db.connection('org_members');
  await rows
    .clone()
    .where({ account: String(account) })
    .delete();
  for (const department of departments) await rows.clone().insert({ account: String(account), department });
}

async function newAccount(cms: Cms, role: string, email: string, section: string): Promise<number> {
  const { id } = await cms.strapi.db.query('admin::role').findOne({ where: { code: role } });
  const user: { id: number } = await cms.strapi.service('admin::user').create({
    ...{ email, password: testPassword, firstname: `${section}${role}`, isActive: true, roles: [id] },
  });
  return user.id;
}

export async function signIn(cms: Cms, email: string): Promise<string> {
  const body = JSON.stringify({ email, password: testPassword });
  const answer = await cms.fetch('/admin/login', { method: 'POST', body });
  const { data } = (await answer.json()) as { data: { token: string } };
  return data.token;
}
