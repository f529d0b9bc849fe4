import type { Core } from '@strapi/types';
import { createReadStream } from 'node:fs';
import type { Context } from 'koa';
import { errors } from '@strapi/utils';
import { z } from 'zod';
import { copy } from '../../copy';
import type { Files } from '../services/files';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

const files = ({ strapi }: { strapi: Core.Strapi }) => ({
  async findOne(ctx: Context) {
    const sha256 = Hash.safeParse(ctx.params.sha256);
    if (!sha256.success) throw new errors.ValidationError(copy.badHash);
    const service: Files = strapi.plugin('outbox').service('files');
    const file = await service.find(sha256.data);
    if (!file) throw new errors.NotFoundError(copy.unknownFile);
    ctx.type = 'application/octet-stream';
    ctx.length = file.sizeBytes;
    ctx.body = createReadStream(file.path);
  },
});
export default files;
