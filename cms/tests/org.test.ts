import { afterAll, beforeAll, expect, test } from 'vitest';
import { administratorRoles } from '../src/lib/administrators.ts';
import { startCms, testOutboxToken, testRoles, testSection, type Cms } from './harness.ts';

let cms: Cms;
beforeAll(async () => {
  cms = await startCms({ listen: true, firstStart: true });
});
afterAll(() => cms.stop());

const post = (path: string, body: unknown, options: Parameters<Cms['fetch']>[1] = {}) =>
  cms.fetch(path, { method: 'POST', body: JSON.stringify(body), ...options });

test('after the first start the only token is the custom one of the publisher', async () => {
  const tokens = await cms.strapi.db.query('admin::api-token').findMany({ populate: ['permissions'] });
  expect(tokens.map((token) => [token.name, token.type])).toEqual([['发布程序', 'custom']]);
});

test('rights are put together without a look for languages, which no type of ours has', () => {
  const { engine } = cms.strapi.service('admin::permission') as {
    engine: { hooks: Record<string, { getHandlers: () => unknown[] }> };
  };
  const { willRegisterPermission } = cms.strapi.plugin('i18n').service('permissions').engine as Record<string, unknown>;
  expect(willRegisterPermission).toBeTypeOf('function');
  expect(engine.hooks['before-register.permission']?.getHandlers()).not.toContain(willRegisterPermission);
});

test('nobody can register as the first administrator', async () => {
  const stranger = { email: 'a@example.invalid', password: 'Stranger-2026', firstname: '甲', lastname: '乙' };
  const response = await post('/admin/register-admin', stranger);
  expect(response.status).toBe(403);
  expect(await cms.strapi.db.query('admin::user').count()).toBe(testRoles.length + 3);
});

test('the public accounts of users-permissions do not exist', async () => {
  const visitor = { username: 'a', email: 'a@example.invalid', password: 'Visitor-2026' };
  const answers = [
    await post('/api/auth/local/register', visitor),
    await post('/api/auth/local', { identifier: 'a', password: 'b' }),
    await cms.fetch('/api/users'),
  ];
  for (const { status } of answers) expect([404, 405]).toContain(status);
});

test('the roles are those of the table, with Chinese names; the sample roles that could publish are gone', async () => {
  const roles = await cms.strapi.db.query('admin::role').findMany({ orderBy: 'id' });
  expect(roles.map((role) => role.code)).toEqual([
    'strapi-super-admin',
    ...testRoles,
    ...administratorRoles,
    'unassigned',
  ]);
  for (const role of roles) expect(`${role.name}${role.description}`).toMatch(/^[^A-Za-z]+$/);
});

test('only the drafter and the disclosure office write drafts, and no officer publishes by the content manager', async () => {
  const uid = 'api::policy-document.policy-document';
  const draft = { title: '关于开展检查的通知', disclosureAttribute: 'proactive' };
  const path = `/content-manager/collection-types/${uid}`;
  // Nobody drafts who works for no section: the draft would be nobody's (B-6).
  const early = await post(path, draft, { as: 'information-officer' });
  expect([early.status, JSON.stringify(await early.json())]).toEqual([403, expect.stringContaining('还没有指定科室')]);
  const { id } = await cms.user('information-officer');
  await cms.strapi.db.connection('org_members').insert({ account: String(id), department: testSection });
  for (const role of testRoles) {
    const mayWrite = role === 'information-officer' || role === 'disclosure-office';
    expect([role, (await post(path, draft, { as: role })).status]).toEqual([role, mayWrite ? 201 : 403]);
    expect((await post(`${path}/actions/publish`, draft, { as: role })).status).toBe(403);
    expect((await cms.fetch(path, { as: role })).status).toBe(200);
  }
});

test('roles are what the table says again after somebody widened one', async () => {
  const admin = cms.strapi.service('admin::role');
  const role = await admin.findOne({ code: 'department-head' });
  const publish = {
    action: 'plugin::content-manager.explorer.publish',
    subject: 'api::article.article',
    properties: {},
    conditions: [],
  };
  await admin.addPermissions(role.id, [publish]);
  await cms.strapi.plugin('org').service('setup').run();
  const actions = await cms.strapi.db.query('admin::permission').findMany({ where: { role: { id: role.id } } });
  expect(actions.map(({ action }) => action)).not.toContain(publish.action);
});

test('a system of before the three administrators starts: the sealed role gives its name away', async () => {
  const query = cms.strapi.db.query('admin::role');
  const named = (code: string, name: string) => query.update({ where: { code }, data: { name } });
  await named('system-administrator', '后来的角色');
  await named('strapi-super-admin', '系统管理员');
  await cms.strapi.plugin('org').service('setup').run();
  expect(await query.findOne({ where: { name: '系统管理员' } })).toMatchObject({ code: 'system-administrator' });
});

test('not even the sealed role has a step of the issue of a record (R-SRC-03)', async () => {
  const actions = await cms.strapi.db
    .query('admin::permission')
    .findMany({ where: { role: { code: 'strapi-super-admin' }, action: { $startsWith: 'plugin::review.' } } });
  const reading = ['plugin::review.read', 'plugin::review.read-all'];
  expect(actions.map(({ action }) => action).filter((action) => !reading.includes(action))).toEqual([]);
});

test('no password is set by mail, no mail is sent for others, and no database is copied', async () => {
  const mail = { email: 'deputy-head@example.invalid' };
  for (const path of ['/admin/forgot-password', '/ADMIN/reset-password/', '/email', '/admin/transfer/runner/push'])
    expect([path, (await post(path, mail, { as: 'admin' })).status]).toEqual([path, 403]);
});

test("the publisher's token reads no content and no accounts", async () => {
  for (const path of ['/api/policy-documents', '/api/upload/files', '/admin/users'])
    expect((await cms.fetch(path, { token: testOutboxToken })).status).toBeGreaterThanOrEqual(401);
});

test('new accounts start in Chinese', async () => {
  const users = await cms.strapi.db.query('admin::user').findMany({});
  expect(new Set(users.map((user) => user.preferedLanguage))).toEqual(new Set(['zh-Hans']));
});

test('the role page names types and fields in Chinese', async () => {
  const answer = await cms.fetch('/admin/permissions', { as: 'admin' });
  const { data } = (await answer.json()) as { data: { sections: { collectionTypes: { subjects: Subject[] } } } };
  const { subjects } = data.sections.collectionTypes;
  expect(subjects.map(({ label }) => label)).toContain('政策文件');
  const labels = subjects.flatMap(({ label, properties }) => [
    label,
    ...properties.flatMap(({ children }) => children.map((field) => field.label)),
  ]);
  expect(labels).toContain('发文字号');
  expect(labels.filter((label) => !/\p{Script=Han}/u.test(label))).toEqual([]);
});

test('the role page names rights in Chinese, and leaves out those of parts that this system does without', async () => {
  // Twice: Strapi hands out the same objects again.
  for (const time of ['first', 'second']) {
    const answer = await cms.fetch('/admin/permissions', { as: 'admin' });
    const { data } = (await answer.json()) as { data: { sections: { plugins: Right[]; settings: Right[] } } };
    const rights = [...data.sections.plugins, ...data.sections.settings];
    const texts = rights.flatMap(({ plugin, category, subCategory, displayName }) => [
      plugin ?? category ?? '',
      subCategory,
      displayName,
    ]);
    expect([time, texts.filter((text) => !/\p{Script=Han}/u.test(text))]).toEqual([time, []]);
    const actions = rights.map(({ action }) => action);
    expect(actions).toContain('plugin::review.sign');
    expect(actions.filter((action) => /webhooks|transfer|marketplace|content-type-builder/.test(action))).toEqual([]);
  }
});

interface Right {
  action: string;
  plugin?: string;
  category?: string;
  subCategory: string;
  displayName: string;
}

interface Subject {
  label: string;
  properties: { children: { label: string }[] }[];
}
