import type { Core } from '@strapi/types';
import { actionLabel, AuditEntry, type AuditAction } from '@yangguang/schemas';
import type { Failure } from '../../../../lib/attempt-limit';
import { definitionOf } from '../../../../lib/canonical-record';
import { copy } from '../../copy';
import type { EntriesQuery, Filter } from '../bodies';
import { shanghaiTime } from '../rules/shanghai-time';
import { ENTRIES, type EntryRow, type Knex } from '../tables';

/** An entry as the page shows it: what is stored, with Chinese names of action and type. */
export interface EntryView extends AuditEntry {
  hash: string;
  actionLabel: string;
  typeLabel: string;
}
export interface EntryPage {
  items: EntryView[];
  total: number;
  page: number;
  pageSize: number;
}

const search = ({ strapi }: { strapi: Core.Strapi }) => {
  function matching(filter: Filter) {
    const query = strapi.db.connection(ENTRIES);
    if (filter.from) query.where('at', '>=', filter.from);
    // The instants of a day all begin with it.
    if (filter.to) query.where('at', '<', `${filter.to}U`);
    if (filter.action) query.where({ action: filter.action });
    const { actor, subject } = filter;
    if (actor) query.where((either) => either.where('actor_id', actor).orWhereLike('actor_name', containing(actor)));
    if (subject)
      query.where((either) => either.where('subject_id', subject).orWhereLike('subject_title', containing(subject)));
    return query;
  }

  return {
    /** The newest first. What is shown is the text that is signed, not the columns that are searched. */
    async page({ page, pageSize, ...filter }: EntriesQuery): Promise<EntryPage> {
      const [count] = await matching(filter).count({ total: '*' });
      const rows: EntryRow[] = await matching(filter)
        .orderBy('seq', 'desc')
        .offset((page - 1) * pageSize)
        .limit(pageSize);
      return { items: rows.map(viewOf), total: Number(count?.total), page, pageSize };
    },

    /** Numbers and hashes of the entries that tell of the decisions on a record, by action and instant. */
    async decisionsOn(documentId: string): Promise<Map<string, { seq: number; hash: string }>> {
      const rows: EntryRow[] = await strapi.db
        .connection(ENTRIES)
        .where({ subject_id: documentId })
        .where((about) => about.whereLike('action', 'review.%').orWhere({ action: 'invitation.answer' }))
        .orderBy('seq');
      return new Map(
        rows.map(({ seq, hash, action, entry }) => {
          const { at } = AuditEntry.parse(JSON.parse(entry)).details;
          return [`${action}|${String(at)}`, { seq, hash }];
        }),
      );
    },

    /** When and from where an action is on record since a moment; in the transaction of the caller. */
    async since(knex: Knex, action: AuditAction, sinceMs: number): Promise<Failure[]> {
      const rows: Pick<EntryRow, 'entry'>[] = await knex(ENTRIES)
        .where({ action })
        .where('at', '>=', shanghaiTime(new Date(sinceMs)))
        .select('entry');
      return rows.map(({ entry }) => {
        const { at, address } = JSON.parse(entry) as AuditEntry;
        return { atMs: Date.parse(at), address };
      });
    },

    /** All that match, oldest first, up to a number. */
    async *all(filter: Filter, until: number): AsyncGenerator<EntryView> {
      const rowsPerRead = 500;
      for (let after = 0; ;) {
        const rows: EntryRow[] = await matching(filter)
          .where('seq', '>', after)
          .where('seq', '<=', until)
          .orderBy('seq')
          .limit(rowsPerRead);
        for (const row of rows) yield viewOf(row);
        if (rows.length < rowsPerRead) return;
        after = rows.at(-1)?.seq ?? until;
      }
    },
  };
};
export default search;
export type Search = ReturnType<typeof search>;

/** A person's words, with nothing in them that stands for other words. */
const containing = (words: string): string => `%${words.replace(/[%_]/g, '')}%`;

function viewOf({ entry, hash }: EntryRow): EntryView {
  const stored = AuditEntry.parse(JSON.parse(entry));
  const type = stored.subject?.type ?? '';
  const typeLabel = definitionOf(type)?.label ?? copy.types[type as keyof typeof copy.types] ?? type;
  return { ...stored, hash, actionLabel: actionLabel(stored.action), typeLabel };
}
