import type { Core } from '@strapi/types';
import { contentTypes, type ContentType } from '@yangguang/schemas';
import { copy } from '../../copy';
import { sealedRole, unassignedRole } from '../../../../lib/administrators';
import { roleTable, type DraftRight, type RoleRow } from '../rules/roles';

interface Permission {
  action: string;
  subject: string | null;
  properties: { fields?: string[] };
  conditions: string[];
}
interface Role {
  id: number;
  code: string;
}
interface Holder {
  id: number;
  roles: Role[];
}

const roles = ({ strapi }: { strapi: Core.Strapi }) => {
  const admin = () => strapi.service('admin::role');

  /** Brings the roles to what the table says, whatever was clicked since the last start. */
  async function sync(): Promise<void> {
    // First: in earlier versions it had the name that the system administrator has now, and names are unique.
    await admin().update({ code: sealedRole }, copy.superAdmin);
    for (const role of roleTable) await syncOne(role);
    await removeForeign();
  }

  /** What was made of the roles with lent rights goes with them (decision 0051): rights are as the table says, and no role is besides. */
  async function restore(): Promise<void> {
    await strapi.db.transaction(async () => {
      for (const role of roleTable) {
        const stored: Role | null = await admin().findOne({ code: role.code });
        if (stored) await admin().assignPermissions(stored.id, permissionsOf(strapi, role));
      }
      await removeForeign();
    });
  }

  async function syncOne(role: RoleRow): Promise<void> {
    const { code, name, description } = role;
    const stored: Role = (await admin().findOne({ code })) ?? (await admin().create({ code, name, description }));
    await admin().update({ id: stored.id }, { name, description });
    await admin().assignPermissions(stored.id, permissionsOf(strapi, role));
  }

  /** Strapi's sample roles, which could publish, and those that somebody made; whoever is left without one waits for his. */
  async function removeForeign(): Promise<void> {
    const known = [sealedRole, ...roleTable.map(({ code }) => code)];
    const foreign: Role[] = await strapi.db.query('admin::role').findMany({ where: { code: { $notIn: known } } });
    for (const { id } of foreign) {
      await takeFromAll(id);
      await admin().deleteByIds([id]);
    }
  }

  async function takeFromAll(role: number): Promise<void> {
    const unassigned: Role = await admin().findOne({ code: unassignedRole });
    const holders: Holder[] = await strapi.db
      .query('admin::user')
      .findMany({ where: { roles: { id: role } }, populate: ['roles'] });
    for (const { id, roles: held } of holders) {
      const left = held.map((one) => one.id).filter((one) => one !== role);
      const data = { roles: left.length > 0 ? left : [unassigned.id] };
      await strapi.db.query('admin::user').update({ where: { id }, data });
    }
  }

  return { restore, sync };
};
export default roles;
export type Roles = ReturnType<typeof roles>;

function permissionsOf(strapi: Core.Strapi, role: RoleRow): Permission[] {
  const drafts = contentTypes.flatMap((type) => role.drafts.map((right) => draftPermission(strapi, type, right)));
  // Whoever reads no records has no business with their files.
  const files =
    role.drafts.length === 0
      ? []
      : ['read', 'assets.download', 'assets.copy-link', ...(role.uploads ? ['assets.create', 'assets.update'] : [])];
  const actions = [...files.map((name) => `plugin::upload.${name}`), ...role.actions];
  const dictionary = role.keepsDictionary ? dictionaryPermissions(strapi) : [];
  return [
    ...drafts,
    ...dictionary,
    ...actions.map((action) => ({ action, subject: null, properties: {}, conditions: [] })),
  ];
}

function dictionaryPermissions(strapi: Core.Strapi): Permission[] {
  const subject = 'plugin::leak-gate.term';
  const fields = Object.keys(strapi.contentType(subject).attributes);
  return ['create', 'read', 'update', 'delete'].map((right) => ({
    action: `plugin::content-manager.explorer.${right}`,
    subject,
    properties: right === 'delete' ? {} : { fields },
    conditions: [],
  }));
}

function draftPermission(strapi: Core.Strapi, type: ContentType, right: DraftRight): Permission {
  const all: string[] = strapi
    .service('admin::content-type')
    .getNestedFields(strapi.contentType(type.uid as never), { components: strapi.components });
  // What the machine sets, everybody may read and nobody may change. It belongs to creating, because the empty form
  // shows a field only then; a value that it brings is refused where records are written.
  const fields = right === 'update' ? all.filter((name) => !type.fields[name]?.system) : all;
  return {
    action: `plugin::content-manager.explorer.${right}`,
    subject: type.uid,
    properties: right === 'delete' ? {} : { fields },
    conditions: right === 'delete' ? ['admin::is-creator'] : [],
  };
}
