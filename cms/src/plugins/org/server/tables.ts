import type { Core } from '@strapi/types';

type Knex = Core.Strapi['db']['connection'];
export const MEMBERS = 'org_members';

/** An account works for a section of the bureau; a person may work for several. */
export interface MemberRow {
  /** Id of the admin user, as decisions carry it. */
  account: string;
  /** Id of the record of `department`. */
  department: string;
}

export async function createTables(knex: Knex): Promise<void> {
  if (await knex.schema.hasTable(MEMBERS)) return;
  await knex.schema.createTable(MEMBERS, (table) => {
    table.string('account').notNullable();
    table.string('department').notNullable().index();
    table.primary(['account', 'department']);
  });
}
