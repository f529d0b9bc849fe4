import type { Context, Next } from 'koa';
import type { Core } from '@strapi/types';
import { copy } from '../lib/copy';
import { mediaTypeOf } from '../lib/media-type';

/** A file as the body parser left it on disk. */
interface Upload {
  filepath: string;
  originalFilename: string | null;
  mimetype: string | null;
}

/**
 * Stands behind the body parser: what goes into the media library must be what its name says. Strapi believes the name
 * of anything whose bytes it does not know, so a page named `.pdf` would pass, and it refuses in English.
 */
const uploadGuard =
  (_config: unknown, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: Next) => {
    const refused = ctx.path === '/upload' && ctx.method === 'POST' ? await refusedOf(strapi, ctx) : [];
    if (refused.length === 0) return next();
    // Answered, not thrown: the body parser takes the files off the disk only after an answer.
    ctx.status = 400;
    const message = copy.refusedFiles(refused);
    ctx.body = { data: null, error: { status: 400, name: 'ValidationError', message, details: {} } };
    return undefined;
  };
export default uploadGuard;

/** Names of the files that are not what they should be. */
async function refusedOf(strapi: Core.Strapi, ctx: Context): Promise<string[]> {
  const allowed: string[] = strapi.config.get('plugin::upload.security.allowedTypes', []);
  const refused: string[] = [];
  for (const upload of uploadsOf(ctx)) {
    const name = upload.originalFilename ?? '';
    const mime = await mediaTypeOf(name, upload.filepath);
    if (mime === undefined || !allowed.includes(mime)) refused.push(name);
    // Browsers name some of these types differently; stored is what the bytes say.
    else upload.mimetype = mime;
  }
  return refused;
}

function uploadsOf(ctx: Context): Upload[] {
  const { files = {} } = ctx.request as { files?: Record<string, Upload | Upload[]> };
  return Object.values(files).flat();
}
