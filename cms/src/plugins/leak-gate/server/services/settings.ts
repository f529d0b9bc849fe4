import { createHash } from 'node:crypto';
import type { Core } from '@strapi/types';
import { builtInDictionary, leakSettings, Term, type LeakSettings } from '@yangguang/schemas';
import type { AuditTrail } from '../../../audit/server/services/trail';
import { ask } from '../../../../lib/ask';
import { currentBureau } from '../../../../lib/bureau';
import { once } from '../../../../lib/reading-once';
import { VERSIONS, type Knex, type VersionRow } from '../tables';
import { TERM } from '../term';

/** What the detectors know of this bureau: its contacts, the departments' telephones, the dictionary with its own entries. */
const settings = ({ strapi }: { strapi: Core.Strapi }) => {
  let known: { key: string; settings: LeakSettings } | undefined;
  return {
    /** As things stand; a dictionary not met before is put on file first, with whoever brought it. */
    async current(): Promise<LeakSettings> {
      const own = await once('leak terms', () => ownTerms(strapi));
      const phones = await once('department contacts', () => departmentContacts(strapi));
      const version = own.length === 0 ? '' : versionOf(own);
      const key = JSON.stringify([version, phones]);
      const made = known?.key === key ? known.settings : settingsOf(own, version, phones);
      known = { key, settings: made };
      // Each time, because the transaction that met a dictionary first may have been taken back.
      await keepVersion(strapi, made.dictionary.version, own);
      return made;
    },
  };
};
export default settings;
export type Settings = ReturnType<typeof settings>;

function settingsOf(own: readonly Term[], version: string, phones: readonly string[]): LeakSettings {
  const made = leakSettings(currentBureau(), own, version);
  return { ...made, publicTexts: [...made.publicTexts, ...phones] };
}

async function ownTerms(strapi: Core.Strapi): Promise<Term[]> {
  const rows: object[] = await strapi.db.query(TERM).findMany({ select: ['kind', 'text', 'right'], orderBy: ['id'] });
  return rows.map(({ kind, text, right }: Partial<Term>) => Term.parse({ kind, text, right: right || null }));
}

/** Telephones and mailboxes of departments that readers can see are public wherever they stand. */
async function departmentContacts(strapi: Core.Strapi): Promise<string[]> {
  const rows: Record<string, string | null>[] = await strapi.db
    .query('api::department.department')
    .findMany({ where: { publishedAt: { $notNull: true } }, select: ['phone', 'fax', 'email'] });
  return rows.flatMap(({ phone, fax, email }) => [phone, fax, email].filter(Boolean) as string[]);
}

const versionOf = (terms: readonly Term[]): string =>
  createHash('sha256').update(JSON.stringify(terms)).digest('hex').slice(0, 12);

async function newestVersion(knex: Knex): Promise<string | undefined> {
  const row: Pick<VersionRow, 'version'> | undefined = await knex(VERSIONS).orderBy('id', 'desc').first('version');
  return row?.version;
}

async function keepVersion(strapi: Core.Strapi, version: string, own: readonly Term[]): Promise<void> {
  if ((await ask(strapi, newestVersion)) === version) return;
  await strapi.db.transaction(async ({ trx }) => {
    const before = await newestVersion(trx);
    if (before === version) return;
    const account = accountOfRequest(strapi);
    const texts = { own: JSON.stringify(own), built_in: JSON.stringify(builtInDictionary.terms) };
    await trx(VERSIONS).insert({ version, ...texts, account, at: new Date().toISOString() });
    const trail: AuditTrail = strapi.plugin('audit').service('trail');
    await trail.dictionary(account, { version, before: before ?? null, entries: own.length });
  });
}

/** Whoever saved an entry; a check that meets other entries of the system itself has nobody to name. */
function accountOfRequest(strapi: Core.Strapi): string | null {
  const context = strapi.requestContext.get();
  const user = context?.state.user as { id?: number } | undefined;
  return user?.id && context?.path.includes(TERM) ? String(user.id) : null;
}
