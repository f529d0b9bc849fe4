import { Readable } from 'node:stream';
import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { EntriesQuery, Filter, parsed } from '../bodies';
import type { Checkpoints } from '../services/checkpoints';
import type { Exports } from '../services/exports';
import type { AuditFigures } from '../services/figures';
import type { Search } from '../services/search';

const entries = ({ strapi }: { strapi: Core.Strapi }) => {
  const exportsOf = (): Exports => strapi.plugin('audit').service('exports');
  return {
    async find(ctx: Context) {
      const search: Search = strapi.plugin('audit').service('search');
      ctx.body = await search.page(parsed(EntriesQuery, ctx.query));
    },

    async summary(ctx: Context) {
      const figures: AuditFigures = strapi.plugin('audit').service('figures');
      ctx.body = await figures.summary();
    },

    /** The whole log, as `pnpm audit:verify` reads it. */
    async exportAll(ctx: Context) {
      const { lines } = await exportsOf().whole();
      ctx.type = 'application/x-ndjson';
      ctx.body = Readable.from(lines);
    },

    /** What was looked for, as a table. */
    async exportTable(ctx: Context) {
      ctx.body = Readable.from(await exportsOf().table(parsed(Filter, ctx.query)));
      ctx.type = 'text/csv; charset=utf-8';
    },

    /** The signed head and the public key, to be kept outside this system. */
    async head(ctx: Context) {
      const checkpoints: Checkpoints = strapi.plugin('audit').service('checkpoints');
      ctx.body = await checkpoints.head();
    },
  };
};
export default entries;
