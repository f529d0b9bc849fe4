import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { breakGlassOutcomes, type FeedPage } from '@yangguang/schemas';
import type { ElevationPage } from '../src/plugins/org/server/services/elevations.ts';
import { homeWidgets, type HomeWidgetName } from '../src/admin/home/home-widgets.ts';
import type { LogSummary } from '../src/plugins/audit/server/services/figures.ts';
import type { SignInSummary } from '../src/plugins/org/server/controllers/security.ts';
import type { AccountSummary } from '../src/plugins/org/server/services/account-security.ts';
import { administratorRights, everybodys, rightTo, type Office } from './administrator-rights.ts';
import { entriesDuring, whileAuditFails } from './audit/log.ts';
import { elevate, endElevation } from './elevation.ts';
import { waitingMinutes } from '../src/plugins/org/server/rules/elevation.ts';
import { loadCompiled, startCms, testOutboxToken, type Account, type Cms } from './harness.ts';

const { watchElevations } = loadCompiled('plugins/org/server/take-back') as {
  watchElevations: (strapi: Cms['strapi']) => Promise<void>;
};

let cms: Cms;
beforeAll(async () => {
  cms = await startCms({ listen: true });
});
afterAll(() => cms.stop());

const offices: readonly Office[] = ['admin', 'security-administrator', 'audit-administrator'];
const send = (as: Account, method: string, path: string, body?: unknown) =>
  cms.fetch(path, { as, method, ...(body !== undefined && { body: JSON.stringify(body) }) });
const messageOf = async (answer: Response) => ((await answer.json()) as { error: { message: string } }).error.message;
const roleIds = async (...codes: string[]): Promise<number[]> => {
  const roles: { id: number }[] = await cms.strapi.db
    .query('admin::role')
    .findMany({ where: { code: { $in: codes } } });
  return roles.map(({ id }) => id);
};

/** Every route there is, with something in place of its parameters. */
function routesOf({ strapi }: Cms): string[] {
  const layers = strapi.server.listRoutes() as unknown as { path: string; methods: string[] }[];
  const filled = (path: string) =>
    path
      .replace(/\/:(uid|model)\b/g, '/api::article.article')
      .replace(/\/:documentId\b/g, `/${'a'.repeat(24)}`)
      .replace(/\/:\w+(\([^)]*\))?/g, '/999999');
  return layers.flatMap(({ path, methods }) =>
    methods
      .filter((method) => /^(GET|POST|PUT|DELETE|PATCH)$/.test(method))
      .map((method) => `${method} ${filled(path)}`),
  );
}

describe('the three administrators (E4)', () => {
  test('of all routes there are, each has those of its office and no other', async () => {
    const routes = routesOf(cms).filter((route) => !/^\w+ \/(api|_health|uploads)\b/.test(route));
    const asked = routes.filter((route) => !everybodys.some((pattern) => pattern.test(route)));
    const wrong: string[] = [];
    for (const route of asked)
      for (const office of offices) {
        const [method = '', path = ''] = route.split(' ');
        const { status } = await send(office, method, path, method === 'GET' ? undefined : {});
        const isOpen = ![403, 405].includes(status);
        if (isOpen !== Boolean(rightTo(office, route))) wrong.push(`${office} ${route} ${status}`);
      }
    expect(wrong).toEqual([]);
    expect(asked.length).toBeGreaterThan(120);
    expect(administratorRights.filter(({ route }) => !asked.includes(route))).toEqual([]);
  });

  test('an account is made by one and given its role by another; neither does the part of the other', async () => {
    const [unassigned] = await roleIds('unassigned');
    const [officer] = await roleIds('information-officer');
    const person = (email: string, role?: number) => ({ email, firstname: '新来', lastname: '', roles: [role] });
    const early = await send('admin', 'POST', '/admin/users', person('early@example.invalid', officer));
    expect([early.status, await messageOf(early)]).toEqual([403, expect.stringContaining('新账号只能先设为“待授权”')]);
    const made = await send('admin', 'POST', '/admin/users', person('made@example.invalid', unassigned));
    expect(made.status).toBe(201);
    const { data } = (await made.json()) as { data: { id: number } };
    const change = (as: Account, body: unknown) => send(as, 'PUT', `/admin/users/${data.id}`, body);
    expect(await messageOf(await change('admin', { roles: [officer] }))).toContain('由安全管理员分配');
    expect(await messageOf(await change('security-administrator', { firstname: '改名' }))).toContain(
      '由系统管理员办理',
    );
    for (const as of ['admin', 'security-administrator'] as const)
      expect(await messageOf(await change(as, { password: 'Another-2026-word' }))).toContain('不能替别人设置密码');
    expect((await change('security-administrator', { roles: [officer] })).status).toBe(200);
    expect((await change('admin', { isActive: false })).status).toBe(200);
  });

  test.each([
    [['system-administrator', 'security-administrator'], '须由不同的人担任'],
    [['audit-administrator', 'information-officer'], '管理员不能同时办理公开业务'],
    [['strapi-super-admin'], '平时封存'],
  ])('nobody is given %j', async (codes, sentence) => {
    const { id } = await cms.user('department-head');
    const roles = await roleIds(...codes);
    const answer = await send('security-administrator', 'PUT', `/admin/users/${id}`, { roles });
    expect([answer.status, await messageOf(answer)]).toEqual([403, expect.stringContaining(sentence)]);
    // No route, no program.
    await expect(cms.strapi.db.query('admin::user').update({ where: { id }, data: { roles } })).rejects.toThrow(
      sentence,
    );
  });

  test('nobody changes his own role, and no account is deleted', async () => {
    const { id } = await cms.user('security-administrator');
    const answer = await send('security-administrator', 'PUT', `/admin/users/${id}`, {
      roles: await roleIds('unassigned'),
    });
    expect(await messageOf(answer)).toContain('不能更改自己的角色');
    await expect(cms.strapi.db.query('admin::user').delete({ where: { id } })).rejects.toThrow('账号不能删除');
  });

  test('a start takes the sealed role from whoever was given it past everything', async () => {
    const knex = cms.strapi.db.connection;
    const [sealed] = await roleIds('strapi-super-admin');
    const { id } = await cms.user('admin');
    await knex('admin_users_roles_lnk').where({ user_id: id }).update({ role_id: sealed });
    await cms.strapi.plugin('org').service('setup').run();
    const user = await cms.strapi.db.query('admin::user').findOne({ where: { id }, populate: ['roles'] });
    expect(user.roles.map(({ code }: { code: string }) => code)).toEqual(['system-administrator']);
  });
});

describe('the home page', () => {
  const seen: Record<Account, HomeWidgetName[]> = {
    'information-officer': ['review.todo', 'deadlines.due', 'review.drafts', 'assessment.notices', 'outbox.recent'],
    'department-head': ['review.todo', 'deadlines.due', 'assessment.notices', 'outbox.recent'],
    'confidentiality-reviewer': [
      'review.todo',
      'deadlines.due',
      'leak-gate.tasks',
      'assessment.notices',
      'outbox.recent',
    ],
    'deputy-head': [
      'review.todo',
      'deadlines.due',
      'review.schedules',
      'assessment.notices',
      'outbox.recent',
      'outbox.publisher',
    ],
    'disclosure-office': [
      ...(['review.todo', 'deadlines.due', 'review.drafts', 'review.schedules', 'review.reassessments'] as const),
      ...(['assessment.notices', 'outbox.recent', 'outbox.publisher'] as const),
    ],
    admin: ['outbox.publisher', 'org.accounts', 'org.break-glass'],
    'security-administrator': ['org.sign-ins', 'org.accounts', 'org.break-glass'],
    'audit-administrator': ['audit.log', 'org.break-glass'],
  };

  test.each(Object.keys(seen) as Account[])(
    'of %s shows what is his, and what it is filled from is closed to others',
    async (account) => {
      const own = (await (await send(account, 'GET', '/admin/users/me/permissions')).json()) as {
        data: { action: string }[];
      };
      const actions = new Set(own.data.map(({ action }) => action));
      for (const { plugin, id, action, route } of homeWidgets) {
        const name: HomeWidgetName = `${plugin}.${id}` as HomeWidgetName;
        const isSeen = seen[account].includes(name);
        const { status } = await send(account, 'GET', route);
        expect([name, actions.has(action), status]).toEqual([name, isSeen, isSeen ? 200 : 403]);
      }
    },
  );

  test('tells the administrators what is theirs to look after', async () => {
    const read = async <T>(as: Account, path: string) => (await (await send(as, 'GET', path)).json()) as T;
    const [unassigned] = await roleIds('unassigned');
    const person = { email: 'waits@example.invalid', firstname: '待岗', lastname: '', roles: [unassigned] };
    const { data } = (await (await send('admin', 'POST', '/admin/users', person)).json()) as { data: { id: number } };
    await cms.strapi.db.query('admin::user').update({ where: { id: data.id }, data: { isActive: true } });
    process.env.YANGGUANG_SIGN_IN = 'strict';
    const summary = await read<AccountSummary>('admin', '/org/accounts');
    process.env.YANGGUANG_SIGN_IN = 'plain';
    expect(summary.unassigned).toEqual(['待岗']);
    expect(summary.withoutSecondFactor).toContain('钱拟稿');
    expect((await read<AccountSummary>('admin', '/org/accounts')).withoutSecondFactor).toBeNull();

    const before = await read<SignInSummary>('security-administrator', '/org/sign-ins');
    const wrong = { email: 'nobody@example.invalid', password: 'wrong' };
    await cms.fetch('/admin/login', { method: 'POST', body: JSON.stringify(wrong) });
    await send('security-administrator', 'PUT', `/admin/users/${data.id}`, { roles: await roleIds('deputy-head') });
    const after = await read<SignInSummary>('security-administrator', '/org/sign-ins');
    expect(after.failedToday).toBe(before.failedToday + 1);
    expect(after.changes[0]).toMatchObject({ subject: '待岗', by: '王安全', roles: ['分管领导（签发人）'] });

    const log = await read<LogSummary>('audit-administrator', '/audit/summary');
    expect(log.today.failedSignIns).toBe(after.failedToday);
    await (await send('audit-administrator', 'GET', '/audit/export/log')).text();
    const exported = await read<LogSummary>('audit-administrator', '/audit/summary');
    expect(exported.lastExportAt).not.toBe(log.lastExportAt);
    expect(exported.checkpoint?.size).toBeGreaterThan(log.size);
  });
});

describe('应急授权: every right for a while, by two people (B-2)', () => {
  const ask = (as: Account) => send(as, 'POST', '/org/elevations', { reason: '安全管理员休假，账号被锁', minutes: 15 });
  const page = async (as: Account) => (await (await send(as, 'GET', '/org/elevations')).json()) as ElevationPage;
  const decide = async (as: Account, isGranted: boolean) => {
    const [newest] = (await page(as)).elevations;
    return send(as, 'POST', `/org/elevations/${newest?.id}`, { isGranted });
  };

  test('it takes a second administrator of another office; the auditor and officers cannot ask', async () => {
    expect(await messageOf(await ask('audit-administrator'))).toContain('只有系统管理员和安全管理员');
    expect((await ask('deputy-head')).status).toBe(403);
    expect((await ask('admin')).status).toBe(200);
    expect(await messageOf(await decide('admin', true))).toContain('不能确认自己的申请');
    expect((await page('audit-administrator')).elevations[0]).toMatchObject({ state: 'waiting', isForYou: true });
    expect((await decide('audit-administrator', false)).status).toBe(200);
    expect(await messageOf(await decide('security-administrator', true))).toContain('已有人办理');
    expect((await send('admin', 'GET', '/admin/api-tokens')).status).toBe(403);
  });

  test('it lends rights at once, puts every request on record before it does anything, and ends by the clock', async () => {
    await ask('admin');
    expect((await decide('audit-administrator', true)).status).toBe(200);
    const entries = await entriesDuring(cms, async () => {
      expect((await send('admin', 'GET', '/admin/api-tokens')).status).toBe(200);
    });
    expect(entries).toMatchObject([
      {
        action: 'breakGlass.request',
        actor: { name: '郑系统' },
        details: { method: 'GET', path: '/admin/api-tokens' },
      },
    ]);
    // Not one step of the flow, not the log, no role of his own.
    expect((await send('admin', 'GET', '/audit/entries')).status).toBe(403);
    expect((await send('admin', 'GET', '/review/queue')).status).toBe(403);
    await whileAuditFails(cms, async () => {
      expect((await send('admin', 'GET', '/admin/api-tokens')).ok).toBe(false);
    });
    await cms.strapi.db.connection('org_elevations').update({ ends_at: Date.now() - 1 });
    expect((await send('admin', 'GET', '/admin/api-tokens')).status).toBe(403);
    expect((await page('audit-administrator')).elevations[0]).toMatchObject({ state: 'over', decidedBy: '何审计' });
  });

  test('what became of each is counted for readers once it is known, without a name', async () => {
    const counted = async () => {
      const page = await cms.fetch('/api/outbox/changes', { token: testOutboxToken });
      const years = ((await page.json()) as FeedPage).breakGlass ?? [];
      return breakGlassOutcomes.map((name) => years.reduce((sum, year) => sum + year[name], 0));
    };
    const [granted = 0, refused = 0] = await counted();
    await ask('admin');
    expect(await counted()).toEqual([granted, refused, 0]);
    await decide('audit-administrator', false);
    expect(await counted()).toEqual([granted, refused + 1, 0]);
    await ask('admin');
    await decide('audit-administrator', true);
    await endElevation(cms);
    expect(await counted()).toEqual([granted + 1, refused + 1, 0]);
    // Nobody answered in time.
    await ask('admin');
    const [{ id }] = await cms.strapi.db.connection('org_elevations').orderBy('id', 'desc').limit(1);
    await cms.strapi.db
      .connection('org_elevations')
      .where({ id })
      .decrement('asked_at', waitingMinutes * 60_000);
    expect(await counted()).toEqual([granted + 1, refused + 1, 1]);
  });

  test('a role that was made with it ends with it, by the clock or before, and whoever held it waits for another', async () => {
    const make = async (name: string) => {
      await elevate(cms);
      const answer = await send('admin', 'POST', '/admin/roles', { name, description: '' });
      const { data } = (await answer.json()) as { data: { id: number } };
      const rights = [{ action: 'plugin::upload.read', subject: null, properties: {}, conditions: [] }];
      expect((await send('admin', 'PUT', `/admin/roles/${data.id}/permissions`, { permissions: rights })).status).toBe(
        200,
      );
      return data.id;
    };
    const exists = async (id: number) => Boolean(await cms.strapi.db.query('admin::role').findOne({ where: { id } }));

    const early = await make('临时角色');
    const holder = await cms.strapi.service('admin::user').create({
      ...{ email: 'temporary@example.invalid', firstname: '临时', isActive: true, roles: [early] },
    });
    const entries = await entriesDuring(cms, () => endElevation(cms));
    expect(await exists(early)).toBe(false);
    expect(entries.map(({ action, actor }) => `${action} ${actor.name}`)).toEqual(
      expect.arrayContaining(['account.update 系统', 'role.delete 系统']),
    );
    const left = await cms.strapi.db.query('admin::user').findOne({ where: { id: holder.id }, populate: ['roles'] });
    expect(left.roles.map(({ code }: { code: string }) => code)).toEqual(['unassigned']);

    const late = await make('另一个临时角色');
    await cms.strapi.db
      .connection('org_elevations')
      .where('ends_at', '>', Date.now())
      .update({ ends_at: Date.now() + 500 });
    await watchElevations(cms.strapi);
    expect(await exists(late)).toBe(true);
    await expect.poll(() => exists(late), { timeout: 20_000 }).toBe(false);
  });

  test('it can be handed back early', async () => {
    await elevate(cms);
    await endElevation(cms);
    expect((await send('admin', 'GET', '/admin/api-tokens')).status).toBe(403);
    await expect(endElevation(cms)).rejects.toThrow('没有生效中的应急授权');
  });
});
