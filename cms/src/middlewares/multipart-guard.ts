import type { Context, Next } from 'koa';
import { copy } from '../lib/copy';

/** The places where files come in, from somebody who is signed in: the media library, the importer. */
const uploadPaths: readonly string[] = ['/upload', '/importer/imports'];

/**
 * Stands before Strapi's body parser, which stores the files of any multipart request on disk before it asks who sent
 * it, and leaves them there when it then refuses.
 */
const multipartGuard = () => (ctx: Context, next: Next) => {
  const isExpected = uploadPaths.includes(ctx.path) && ctx.get('authorization').startsWith('Bearer ');
  if (!ctx.is('multipart') || isExpected) return next();
  // The files are neither read nor kept.
  ctx.req.resume();
  ctx.status = 415;
  ctx.body = { data: null, error: { status: 415, name: 'UnsupportedMediaTypeError', message: copy.noFilesHere } };
  return undefined;
};
export default multipartGuard;
