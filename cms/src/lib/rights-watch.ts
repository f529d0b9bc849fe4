import type { Core } from '@strapi/types';
import type { PreparingConnection } from './kept-statements';

/** Accounts, sessions, roles and permissions are Strapi's; sections and lent rights are plugin `org`'s. */
const aboutRights = /[`"](?:admin|org|strapi)_/i;
const onlyAsks = /^\s*select\b/i;
let writes = 0;

/** Counts what a connection writes to where rights come from. */
export function watchRights(connection: PreparingConnection): void {
  const prepare = connection.prepare.bind(connection);
  connection.prepare = (sql) => {
    if (!onlyAsks.test(sql) && aboutRights.test(sql)) writes += 1;
    return prepare(sql);
  };
}

/**
 * While it is the same, nobody's rights have changed by a write of this process, nor by any of another one. Ask for it
 * before the rights are read. What the clock alone ends it does not know.
 */
export async function rightsStamp(strapi: Core.Strapi): Promise<string> {
  const rows: { data_version: number }[] = await strapi.db.connection.raw('pragma data_version');
  return `${writes} ${rows[0]?.data_version}`;
}
