import type { Core } from '@strapi/types';

interface Person {
  id: number;
  firstname: string | null;
  lastname: string | null;
  email: string;
}

/** Names of accounts for the screen, by the id that decisions carry; a deleted account keeps its id. */
export async function namesOf(
  strapi: Core.Strapi,
  holders: readonly { account: string }[],
): Promise<Map<string, string>> {
  const ids = [...new Set(holders.map((holder) => Number(holder.account)))].filter(Number.isInteger);
  if (ids.length === 0) return new Map();
  const people: Person[] = await strapi.db
    .query('admin::user')
    .findMany({ where: { id: { $in: ids } }, select: ['id', 'firstname', 'lastname', 'email'] });
  return new Map(people.map((person) => [String(person.id), nameOf(person)]));
}

/** Family name first, without a space between Chinese names. */
function nameOf({ lastname, firstname, email }: Person): string {
  return [lastname, firstname].filter(Boolean).join('') || email;
}
