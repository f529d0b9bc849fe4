import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { errors } from '@strapi/utils';
import type { FeedPage } from '@yangguang/schemas';
import { z } from 'zod';
import type { Checkpoints } from '../../../audit/server/services/checkpoints';
import type { Elevations } from '../../../org/server/services/elevations';
import { copy } from '../../copy';
import type { Feed } from '../services/feed';

const Query = z.strictObject({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

const changes = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const query = Query.safeParse(ctx.query);
    if (!query.success) throw new errors.ValidationError(copy.badQuery(z.prettifyError(query.error)));
    const feed: Feed = strapi.plugin('outbox').service('feed');
    const page = await feed.page(query.data.after, query.data.limit);
    const checkpoints: Checkpoints = strapi.plugin('audit').service('checkpoints');
    // What is fetched becomes a release, which prints the audit log as it is; a poll in vain signs nothing.
    const auditHead = page.changes.length > 0 ? await checkpoints.head() : await checkpoints.newest();
    const breakGlass = await (strapi.plugin('org').service('elevations') as Elevations).counts();
    ctx.body = { ...page, breakGlass, ...(auditHead && { auditHead }) } satisfies FeedPage;
  },
});
export default changes;
