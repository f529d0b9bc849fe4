import { createRequire } from 'node:module';
import { copyFileSync, mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import type { Core } from '@strapi/types';
import { appDir, repoDir, templateFolder, testDist } from './folders.ts';

// Strapi's ES module build does not load in plain Node; its CommonJS build is the one that `strapi start` runs.
const load = createRequire(import.meta.url);
const { createStrapi } = load('@strapi/strapi') as typeof import('@strapi/strapi');

/** A module of the very copy that Strapi's own accounts use. */
function loadOfAdmin(module: string): unknown {
  return createRequire(createRequire(load.resolve('@strapi/strapi')).resolve('@strapi/admin/package.json'))(module);
}

/** Strapi counts sign-ins in the memory of the process, which the next file may share. */
export function signInCounts(): { cleanAll: () => void } {
  return (loadOfAdmin('koa2-ratelimit') as { Stores: { Memory: { cleanAll: () => void } } }).Stores.Memory;
}

/**
 * The test password as bcrypt stores it at its lowest cost: comparing takes a millisecond, not a tenth of a second. For
 * accounts that tests sign in with; what the system itself stores stays as dear as ever.
 */
export function cheapHash(): string {
  return (loadOfAdmin('bcryptjs') as { hashSync: (text: string, rounds: number) => string }).hashSync(testPassword, 4);
}

/** A compiled module of the server half, the very one that the running Strapi uses: `loadCompiled('lib/bureau')`. */
export function loadCompiled(module: string): unknown {
  return load(join(testDist, 'src', `${module}.js`));
}

/** The accounts every test system has: the three administrators and one officer per role, named after it. */
export const testRoles = [
  'information-officer',
  'department-head',
  'confidentiality-reviewer',
  'deputy-head',
  'disclosure-office',
] as const;
export type TestRole = (typeof testRoles)[number];
export const testNames: Record<TestRole, string> = {
  'information-officer': '钱拟稿',
  'department-head': '孙审核',
  'confidentiality-reviewer': '李保密',
  'deputy-head': '周签发',
  'disclosure-office': '吴公开',
};
/** `admin` is the system administrator. */
export type Account = 'admin' | 'security-administrator' | 'audit-administrator' | TestRole;

/** The section that all of them work for; its own page is not written yet. */
export const testSection = 'section'.padEnd(24, '0');

export const testPassword = 'Yangguang-2026';
export const testOutboxToken = 'test-outbox-token-0123456789abcdef0123456789abcdef';
export const emailOf = (account: Account): string => `${account}@example.invalid`;

export interface Cms {
  strapi: Core.Strapi;
  /** Holds the database and the uploads; survives `stop` when it was given. */
  folder: string;
  /** `http://127.0.0.1:<port>`, or empty when the system does not listen. */
  url: string;
  /** The stored admin user of an account. */
  user: (account: Account) => Promise<{ id: number; email: string }>;
  /** Signs in over HTTP and returns the bearer token of the admin interface. */
  login: (account: Account) => Promise<string>;
  /** A request to the running system; `as` signs in first, `token` is sent as it is. */
  fetch: (path: string, options?: RequestInit & { as?: Account; token?: string }) => Promise<Response>;
  stop: () => Promise<void>;
}

export interface CmsOptions {
  /** Also serve HTTP, on a free port of 127.0.0.1. */
  listen?: boolean;
  /** Run the finished build in `dist`, admin interface included (`pnpm build` must have run). */
  admin?: boolean;
  /** Begin with no database at all, as an installation does; otherwise with the one that such a start leaves. */
  firstStart?: boolean;
  /** Reuse this folder, e.g. for a second start on the same data. */
  folder?: string;
  /** Settings on top of, or in place of, the test's own. */
  env?: Record<string, string>;
}

/** A real Strapi on a SQLite file of its own. One at a time per process: Strapi keeps itself in a global. */
export async function startCms(options: CmsOptions = {}): Promise<Cms> {
  const folder = options.folder ?? newFolder(options.firstStart ?? false);
  const restore = keepProcess();
  Object.assign(process.env, settings(folder), options.env);
  const strapi = createStrapi({
    appDir,
    distDir: options.admin ? join(appDir, 'dist') : testDist,
    serveAdminPanel: options.admin ?? false,
  });
  await strapi.load();
  const url = options.listen ? await listen(strapi) : '';
  const tokens = new Map<Account, string>();

  const login = async (account: Account): Promise<string> => {
    const known = tokens.get(account);
    if (known) return known;
    const token = await signIn(url, emailOf(account));
    tokens.set(account, token);
    return token;
  };
  return {
    strapi,
    folder,
    url,
    login,
    user: (account) => strapi.db.query('admin::user').findOne({ where: { email: emailOf(account) } }),
    fetch: async (path, { as, token, ...init } = {}) => {
      const bearer = as ? await login(as) : token;
      const headers = new Headers(init.headers);
      if (bearer) headers.set('authorization', `Bearer ${bearer}`);
      if (typeof init.body === 'string') headers.set('content-type', 'application/json');
      return fetch(`${url}${path}`, { ...init, headers });
    },
    stop: async () => {
      await strapi.destroy();
      signInCounts().cleanAll();
      restore();
      if (!options.folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function newFolder(isEmpty: boolean): string {
  const folder = mkdtempSync(join(tmpdir(), 'yangguang-cms-'));
  if (!isEmpty) copyFileSync(join(templateFolder, 'data.db'), join(folder, 'data.db'));
  return folder;
}

/**
 * What a Strapi changes in its process: its end removes every listener, the test runner's channel included, and what the
 * settings left the next file would find.
 */
function keepProcess(): () => void {
  const environment = { ...process.env };
  const kept = process.eventNames().map((name) => [name, process.listeners(name as 'message')] as const);
  return () => {
    process.removeAllListeners();
    for (const [name, listeners] of kept) for (const listener of listeners) process.on(name as 'message', listener);
    for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
    Object.assign(process.env, environment);
  };
}

function settings(folder: string): Record<string, string> {
  const publicDir = join(folder, 'public');
  mkdirSync(join(publicDir, 'uploads'), { recursive: true });
  const accounts = join(folder, 'accounts.json');
  writeFileSync(accounts, JSON.stringify(accountsFile()));
  const secret = 'test-secret-test-secret-test-secret';
  return {
    NODE_ENV: 'production',
    STRAPI_TELEMETRY_DISABLED: 'true',
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'error',
    DATABASE_FILENAME: join(folder, 'data.db'),
    PUBLIC_DIR: publicDir,
    YANGGUANG_SIGN_IN: 'plain',
    YANGGUANG_BUREAU: join(repoDir, 'scripts/demo/bureau.json'),
    YANGGUANG_ACCOUNTS: accounts,
    OUTBOX_TOKEN: testOutboxToken,
    WEBHOOK_SECRET: 'whsec_dGVzdC1zZWNyZXQtdGVzdC1zZWNyZXQ=',
    WEBHOOK_URL: '',
    AUDIT_SIGNING_KEY: '5a'.repeat(32),
    APP_KEYS: `${secret}-1,${secret}-2`,
    API_TOKEN_SALT: secret,
    ADMIN_JWT_SECRET: secret,
    TRANSFER_TOKEN_SALT: secret,
    ENCRYPTION_KEY: secret,
  };
}

function accountsFile() {
  return [
    { email: emailOf('admin'), password: testPassword, name: '郑系统', role: 'system-administrator' },
    {
      email: emailOf('security-administrator'),
      password: testPassword,
      name: '王安全',
      role: 'security-administrator',
    },
    { email: emailOf('audit-administrator'), password: testPassword, name: '何审计', role: 'audit-administrator' },
    ...testRoles.map((role) => ({ email: emailOf(role), password: testPassword, name: testNames[role], role })),
  ];
}

async function listen(strapi: Core.Strapi): Promise<string> {
  await strapi.listen();
  // On a busy machine a test would take up a connection at the very moment at which its five seconds of rest are over.
  strapi.server.httpServer.keepAliveTimeout = 60_000;
  const { port } = strapi.server.httpServer.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

async function signIn(url: string, email: string): Promise<string> {
  const response = await fetch(`${url}/admin/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: testPassword }),
  });
  const body = (await response.json()) as { data?: { token: string } };
  if (!body.data) throw new Error(`sign-in of ${email} failed: ${response.status} ${JSON.stringify(body)}`);
  return body.data.token;
}
