/** What a row is to the log, by the model that it belongs to. */
export type RowKind = 'account' | 'role' | 'permission' | 'token' | 'file' | 'setting' | 'session' | 'row' | 'none';

const kinds: readonly (readonly [RegExp, RowKind])[] = [
  [/^admin::user$/, 'account'],
  [/^admin::role$/, 'role'],
  [/^admin::(api-token-|transfer-token-)?permission$/, 'permission'],
  [/^admin::(api|transfer)-token$/, 'token'],
  [/^admin::session$/, 'session'],
  [/^plugin::upload\./, 'file'],
  [/^(strapi::core-store|strapi::webhook|plugin::i18n\.)/, 'setting'],
  // Kept by Strapi for itself: parts of what it sells, which this system does without.
  [/^(strapi::|plugin::(content-releases|review-workflows|content-manager)\.)/, 'none'],
];

export function kindOf(uid: string): RowKind {
  return kinds.find(([pattern]) => pattern.test(uid))?.[1] ?? 'row';
}

type Row = Record<string, unknown>;

/** How a row is called in the log. */
export function nameOfRow(row: Row): string {
  const person = [row.lastname, row.firstname].filter(isText).join('');
  if (person !== '') return person;
  if (isText(row.action)) return [row.action, row.subject].filter(isText).join(' ');
  return [row.name, row.title, row.key].find(isText) ?? '';
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
