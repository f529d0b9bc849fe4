import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { z } from 'zod';
import { definitionOf } from '../../../../lib/canonical-record';
import { copy } from '../../copy';
import { parsed } from '../bodies';
import type { Access } from '../services/access';
import { CASES, type CaseRow } from '../tables';

const Params = z.object({ uid: z.string().refine((uid) => definitionOf(uid) !== undefined, copy.unknownRecord) });

const states = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** States of the records of one type that are not simply published; for the list column. */
  async find(ctx: Context) {
    const { uid } = parsed(Params, ctx.params);
    const access: Access = strapi.plugin('review').service('access');
    const scope = await access.ofCaller(ctx);
    const unfinished = strapi.db.connection(CASES).where({ uid }).whereNot({ state: 'published' });
    const rows: CaseRow[] = await scope.limit(unfinished);
    ctx.body = Object.fromEntries(rows.map((row) => [row.record_id, row.state]));
  },
});
export default states;
