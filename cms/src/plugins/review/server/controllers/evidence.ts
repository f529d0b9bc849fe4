import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { EvidenceParams, parsed } from '../bodies';
import type { EvidenceService } from '../services/evidence';
import { viewerOf } from './viewer';

/** The review sheet and the approval chain, as the print page shows them. */
const evidence = ({ strapi }: { strapi: Core.Strapi }) => ({
  async findOne(ctx: Context) {
    const { kind, uid, documentId } = parsed(EvidenceParams, ctx.params);
    const service: EvidenceService = strapi.plugin('review').service('evidence');
    ctx.body = await service.take(kind, { uid, documentId }, viewerOf(ctx).account);
  },
});
export default evidence;
