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
    const { after, limit } = query.data;
    // On the one connection it waits once behind the officers who are signing, not behind each of them again and again.
    ctx.body = await strapi.db.transaction(() => pageOf(strapi, after, limit));
  },
});
export default changes;

/** What the publisher has not seen yet, with what it prints of the CMS besides records. */
async function pageOf(strapi: Core.Strapi, after: number, limit: number): Promise<FeedPage> {
  const page = await (strapi.plugin('outbox').service('feed') as Feed).page(after, limit);
  const checkpoints: Checkpoints = strapi.plugin('audit').service('checkpoints');
  // What is fetched becomes a release, which prints the audit log as it is; a poll in vain signs nothing.
  const auditHead = page.changes.length > 0 ? await checkpoints.head() : await checkpoints.newest();
  const breakGlass = await (strapi.plugin('org').service('elevations') as Elevations).counts();
  return { ...page, breakGlass, ...(auditHead && { auditHead }) };
}
