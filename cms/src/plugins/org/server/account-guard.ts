import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { copy } from '../copy';
import { accountIssue, type AccountState, type Actor } from './rules/account-changes';
import { dutyIssue } from './rules/duties';

interface Row extends Omit<AccountState, 'roles'> {
  id: number;
  roles: { code: string }[];
}
interface Params {
  data?: Record<string, unknown>;
  where?: unknown;
}
interface State {
  user?: { id: number };
  userAbility?: { can: (action: string) => boolean };
}

/**
 * Whoever writes an account, by whatever route: the three offices stay apart, and each changes its own part only (E4).
 * It stands below Strapi's services, so that no route of theirs or ours goes round it. Programs (a start, the command
 * line) are held to who may hold what.
 */
export function guardAccounts(strapi: Core.Strapi): void {
  const check = async ({ data = {} }: Params, before: readonly (Row | null)[]): Promise<void> => {
    const codes = data.roles === undefined ? undefined : await codesOf(strapi, data.roles);
    for (const row of before) refuse(strapi, row, stateOf(data, codes, row), data);
  };
  const written = async ({ params }: { params: Params }) => {
    const rows = await accountsOf(strapi, params);
    await check(params, rows);
    // A link that is still about would switch the account on again.
    if (params.data?.isActive === false && rows.some(({ isActive }) => isActive)) params.data.registrationToken = null;
  };
  strapi.db.lifecycles.subscribe({
    models: ['admin::user'],
    beforeCreate: ({ params }) => check(params, [null]),
    beforeCreateMany: () => refusal(copy.accounts.many),
    beforeUpdate: written,
    beforeUpdateMany: written,
    beforeDelete: () => refusal(copy.accounts.kept),
    beforeDeleteMany: () => refusal(copy.accounts.kept),
  });
}

function refusal(message: string): never {
  throw new errors.PolicyError(message);
}

function accountsOf(strapi: Core.Strapi, { where }: Params): Promise<Row[]> {
  return strapi.db.query('admin::user').findMany({ where: (where ?? {}) as never, populate: ['roles'] });
}

function refuse(strapi: Core.Strapi, row: Row | null, after: AccountState, data: Record<string, unknown>): void {
  const actor = actorOf(strapi, row);
  const before = row && stateOf({}, undefined, row);
  const issue = actor ? accountIssue(actor, before, after, typeof data.password === 'string') : dutyIssue(after.roles);
  if (issue) refusal(copy.accounts.issues[issue]);
}

/** The person whose request it is; null when nobody is signed in, as at a start. */
function actorOf(strapi: Core.Strapi, row: Row | null): Actor | null {
  const { user, userAbility } = (strapi.requestContext.get()?.state ?? {}) as State;
  if (!user || !userAbility) return null;
  return {
    keepsAccounts: userAbility.can('admin::users.create'),
    givesRights: userAbility.can('plugin::org.rights'),
    isOwner: row?.id === user.id,
  };
}

function stateOf(data: Record<string, unknown>, codes: readonly string[] | undefined, row: Row | null): AccountState {
  const text = (key: 'email' | 'firstname' | 'lastname') => String(data[key] ?? row?.[key] ?? '');
  return {
    email: text('email'),
    firstname: text('firstname'),
    lastname: text('lastname'),
    isActive: Boolean(data.isActive ?? row?.isActive),
    roles: codes ?? row?.roles.map(({ code }) => code) ?? [],
  };
}

/** Roles as Strapi's services hand them on: a list of ids. Any other form would go unread, so there is none. */
async function codesOf(strapi: Core.Strapi, roles: unknown): Promise<string[]> {
  const ids = Array.isArray(roles) ? roles.map(idOf) : [];
  if (!Array.isArray(roles) || ids.some((id) => !Number.isInteger(id))) return refusal(copy.accounts.badRoles);
  const rows: { code: string }[] = await strapi.db.query('admin::role').findMany({ where: { id: { $in: ids } } });
  return rows.map(({ code }) => code);
}

const idOf = (role: unknown): number =>
  Number(typeof role === 'object' && role !== null ? (role as { id?: unknown }).id : role);
