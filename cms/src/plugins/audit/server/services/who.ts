import type { Core } from '@strapi/types';
import type { AuditActor } from '@yangguang/schemas';
import { once } from '../../../../lib/reading-once';
import { copy } from '../../copy';

interface Person {
  firstname: string | null;
  lastname: string | null;
  roles: { name: string }[];
}
interface Credentials {
  id: number;
  name: string;
}

/** Who stands behind what is being done, and where from. */
const who = ({ strapi }: { strapi: Core.Strapi }) => {
  const request = () => strapi.requestContext.get();

  const find = (id: number): Promise<Person | null> =>
    strapi.db.query('admin::user').findOne({ where: { id }, populate: ['roles'] });

  /** An account with its name and roles at this time; one that is no account keeps its id. */
  async function account(id: string): Promise<AuditActor> {
    const person = /^\d+$/.test(id) ? await once(`person ${id}`, () => find(Number(id))) : null;
    if (!person) return { id, name: id === 'system' ? copy.system : copy.unknownAccount(id), roles: [] };
    return { id, name: nameOf(person), roles: person.roles.map(({ name }) => name) };
  }

  async function current(): Promise<AuditActor> {
    const state = request()?.state as { user?: { id?: number }; auth?: { credentials?: Credentials } } | undefined;
    if (state?.user?.id) return account(String(state.user.id));
    const token = state?.auth?.credentials;
    if (token?.name) return { id: `token:${token.id}`, name: copy.token(token.name), roles: [] };
    return account('system');
  }

  return {
    account,
    current,
    address: (): string | null => request()?.request.ip ?? null,
    /** Method and path of the request in hand, if there is one. */
    route: (): { method: string; path: string } | null => {
      const ctx = request();
      return ctx ? { method: ctx.request.method, path: ctx.request.path } : null;
    },
    isPerson: (): boolean => Boolean((request()?.state.user as { id?: number } | undefined)?.id),
  };
};
export default who;
export type Who = ReturnType<typeof who>;

export const nameOf = ({ firstname, lastname }: Pick<Person, 'firstname' | 'lastname'>): string =>
  `${lastname ?? ''}${firstname ?? ''}`;
