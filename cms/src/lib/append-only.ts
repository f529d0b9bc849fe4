import type { Core } from '@strapi/types';

/** The database itself refuses to change or delete a row of the table: what was once written stays on file. */
export async function keepForEver(knex: Core.Strapi['db']['connection'], name: string): Promise<void> {
  for (const event of ['update', 'delete'])
    await knex.raw(
      `create trigger if not exists ${name}_no_${event} before ${event} on ${name} ` +
        `begin select raise(abort, '${name} is append-only'); end`,
    );
}
