import type { Core } from '@strapi/types';
import type { AuditHead } from '@yangguang/schemas';
import type { Filter } from '../bodies';
import { byteOrderMark } from '../../../../lib/csv-line';
import { tableHeading, tableLine } from '../rules/csv';
import { ENTRIES, type EntryRow } from '../tables';
import type { Checkpoints } from './checkpoints';
import type { AuditLog } from './log';
import type { Search } from './search';

const ROWS_PER_READ = 1000;

/** The log as others take it away. Each export is an entry, and contains it. */
const exportsOf = ({ strapi }: { strapi: Core.Strapi }) => {
  const log = (): AuditLog => strapi.plugin('audit').service('log');

  /** Entries in order up to a number, read piece by piece: the log only grows. */
  async function* texts(until: number): AsyncGenerator<string> {
    let after = 0;
    while (after < until) {
      const rows: Pick<EntryRow, 'seq' | 'entry'>[] = await strapi.db
        .connection(ENTRIES)
        .where('seq', '>', after)
        .where('seq', '<=', until)
        .orderBy('seq')
        .limit(ROWS_PER_READ)
        .select('seq', 'entry');
      if (rows.length === 0) return;
      yield rows.map(({ entry }) => `${entry}\n`).join('');
      after = rows.at(-1)?.seq ?? until;
    }
  }

  async function* tableLines(filter: Filter, until: number): AsyncGenerator<string> {
    const search: Search = strapi.plugin('audit').service('search');
    yield byteOrderMark + tableHeading();
    for await (const entry of search.all(filter, until)) yield tableLine(entry);
  }

  return {
    /** The whole log, one entry a line, with the signed head that it ends at. */
    async whole(): Promise<{ head: AuditHead; lines: AsyncGenerator<string> }> {
      const checkpoints: Checkpoints = strapi.plugin('audit').service('checkpoints');
      const head = await log().transaction(async () => {
        await log().append({ action: 'log.export', details: { format: 'ndjson' } });
        return checkpoints.head();
      });
      return { head, lines: texts(head.size) };
    },

    /** The entries that somebody looked for, as lines of a table for a spreadsheet. */
    async table(filter: Filter): Promise<AsyncGenerator<string>> {
      const checkpoints: Checkpoints = strapi.plugin('audit').service('checkpoints');
      const { from = null, to = null, action = null } = filter;
      const { size } = await log().transaction(async () => {
        await log().append({ action: 'log.export', details: { format: 'csv', from, to, action } });
        return checkpoints.head();
      });
      return tableLines(filter, size);
    },
  };
};
export default exportsOf;
export type Exports = ReturnType<typeof exportsOf>;
