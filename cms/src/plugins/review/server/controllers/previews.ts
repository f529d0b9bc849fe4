import { createReadStream } from 'node:fs';
import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { parsed, PlaceParams, PreviewFileParams } from '../bodies';
import type { Access } from '../services/access';
import type { Previews } from '../services/previews';

/** The page of a draft as the portal would show it, for those who may read the draft. */
const previews = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (): Previews => strapi.plugin('review').service('previews');
  return {
    async findOne(ctx: Context) {
      ctx.set(onlyHere);
      const { uid, documentId } = parsed(PlaceParams, ctx.params);
      const access: Access = strapi.plugin('review').service('access');
      ctx.body = await service().show({ uid, documentId }, await access.ofCaller(ctx));
    },
    async file(ctx: Context) {
      ctx.set(onlyHere);
      const { uid, documentId, sha256 } = parsed(PreviewFileParams, ctx.params);
      const { attachment, path } = await service().file({ uid, documentId }, sha256);
      ctx.type = 'application/octet-stream';
      ctx.length = attachment.sizeBytes;
      ctx.body = createReadStream(path);
    },
  };
};
export default previews;

/** Kept by no cache and no search engine; opened by itself it can do nothing. */
const onlyHere = {
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
};
