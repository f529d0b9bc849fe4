import type { Core } from '@strapi/types';
import { builtInDictionary, Term } from '@yangguang/schemas';
import type { Participants } from '../../../review/server/services/participants';
import { VERSIONS, type VersionRow } from '../tables';
import type { Settings } from './settings';

/** A dictionary that was in force, with what it brought and took away. */
export interface VersionView {
  version: string;
  at: string;
  /** Null where the system itself brought other entries. */
  account: string | null;
  added: Term[];
  removed: Term[];
}
export interface DictionaryPage {
  version: string;
  builtInVersion: string;
  builtIn: Term[];
  own: Term[];
  /** Newest first. */
  versions: VersionView[];
}

/** The dictionary in force and every one before it. */
const dictionary = ({ strapi }: { strapi: Core.Strapi }) => ({
  async page(): Promise<DictionaryPage> {
    const settings: Settings = strapi.plugin('leak-gate').service('settings');
    const { dictionary: current } = await settings.current();
    const rows: VersionRow[] = await strapi.db.connection(VERSIONS).orderBy('id');
    const participants: Participants = strapi.plugin('review').service('participants');
    const names = await participants.names(rows.flatMap(({ account }) => account ?? []));
    const versions = rows.map((row, index) => versionView(row, rows[index - 1], names)).reverse();
    return {
      version: current.version,
      builtInVersion: builtInDictionary.version,
      builtIn: [...builtInDictionary.terms],
      own: termsIn(rows.at(-1)?.own),
      versions,
    };
  },
});
export default dictionary;
export type DictionaryService = ReturnType<typeof dictionary>;

const termsIn = (text: string | undefined): Term[] => Term.array().parse(JSON.parse(text ?? '[]'));

function versionView(row: VersionRow, before: VersionRow | undefined, names: Map<string, string>): VersionView {
  const [now, was] = [row, before].map((one) => (one ? [...termsIn(one.built_in), ...termsIn(one.own)] : []));
  return {
    ...{ version: row.version, at: row.at },
    account: row.account && (names.get(row.account) ?? row.account),
    // The first one is what the system came with: nothing was added to anything.
    added: before ? without(now ?? [], was ?? []) : termsIn(row.own),
    removed: before ? without(was ?? [], now ?? []) : [],
  };
}

const without = (terms: readonly Term[], others: readonly Term[]): Term[] => {
  const known = new Set(others.map((term) => JSON.stringify(term)));
  return terms.filter((term) => !known.has(JSON.stringify(term)));
};
