import { createHash } from 'node:crypto';
import type { Core } from '@strapi/types';
import { leakSettings, Term, type LeakSettings } from '@yangguang/schemas';
import { currentBureau } from '../../../../lib/bureau';
import { VERSIONS } from '../tables';
import { TERM } from '../term';

/** What the detectors know of this bureau: its contacts, the departments' telephones, the dictionary with its own entries. */
const settings = ({ strapi }: { strapi: Core.Strapi }) => {
  let known: { key: string; settings: LeakSettings } | undefined;
  return {
    /** As things stand; a set of entries not met before is put on file under its version first. */
    async current(): Promise<LeakSettings> {
      const own = await ownTerms(strapi);
      const phones = await departmentContacts(strapi);
      const version = own.length === 0 ? '' : versionOf(own);
      const key = JSON.stringify([version, phones]);
      // Each time, because the transaction that met a set of entries first may have been taken back.
      if (version) await keepVersion(strapi, version, own);
      if (known?.key === key) return known.settings;
      const made = leakSettings(currentBureau(), own, version);
      known = { key, settings: { ...made, publicTexts: [...made.publicTexts, ...phones] } };
      return known.settings;
    },
  };
};
export default settings;
export type Settings = ReturnType<typeof settings>;

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

async function keepVersion(strapi: Core.Strapi, version: string, terms: readonly Term[]): Promise<void> {
  const row = { version, terms: JSON.stringify(terms), at: new Date().toISOString() };
  await strapi.db.transaction(async ({ trx }) => {
    const isKept = await trx(VERSIONS).where({ version }).first('version');
    if (!isKept) await trx(VERSIONS).insert(row).onConflict('version').ignore();
  });
}
