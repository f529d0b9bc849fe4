import { createReadStream } from 'node:fs';
import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { clock } from '../../../../lib/clock';
import { guestCopy } from '../../guest-copy';
import { AnswerBody } from './bodies';
import { landingPage, receiptPage, refusalPage, visitPage, type Rejected } from './pages';
import { draftPolicy, guestPolicy } from './style';
import type { InvitationRow } from './tables';
import type { Refusal, Visits } from './visits';
import { watermark } from './watermark';

const cookieName = 'yangguang-guest';

/** Pages for people without an account: they are asked for no token of the admin, and given none (B-7). */
const guests = ({ strapi }: { strapi: Core.Strapi }) => {
  const visits = (): Visits => strapi.plugin('review').service('visits');

  /** Whatever goes wrong, he reads a page: nobody sends his browser the answers that programs get. */
  const handle = (work: (ctx: Context) => Promise<void>) => async (ctx: Context) => {
    try {
      await work(ctx);
    } catch (error) {
      const isSaid = error instanceof errors.ApplicationError;
      if (!isSaid) strapi.log.error(error);
      answer(ctx, isSaid ? 400 : 500, refusalPage(isSaid ? error.message : guestCopy.refusals.broken));
    }
  };

  async function show(ctx: Context, rejected: Rejected | null = null): Promise<void> {
    const seen = await visits().visit(fingerprintIn(ctx), cookieOf(ctx));
    if ('refusal' in seen) return refuse(ctx, seen.refusal);
    if ('answered' in seen) return answer(ctx, 200, receiptPage(seen));
    answer(ctx, rejected ? 400 : 200, visitPage(seen, watermark(seen.row, clock.now()), rejected));
  }

  return {
    /** What the link of a letter leads to: a button, for whoever follows links without reading. */
    landing: handle(async (ctx) => {
      const { guestSecret: secret = '' } = ctx.state as { guestSecret?: string };
      const found: InvitationRow | { refusal: Refusal } = await visits().look(secret);
      if ('refusal' in found) return refuse(ctx, found.refusal);
      answer(ctx, 200, landingPage(found, secret));
    }),

    open: handle(async (ctx) => {
      const fingerprint = fingerprintIn(ctx);
      const opened = await visits().open(fingerprint, textIn(ctx, 'secret'), cookieOf(ctx));
      if ('refusal' in opened) return refuse(ctx, opened.refusal);
      const path = `/review/guest/${fingerprint}`;
      const shut = { httpOnly: true, sameSite: 'strict', signed: false, overwrite: true } as const;
      ctx.cookies.set(cookieName, opened.browser, { ...shut, path, secure: ctx.secure });
      ctx.set(onlyHere(guestPolicy));
      ctx.redirect(path);
      ctx.status = 303;
    }),

    show: handle((ctx) => show(ctx)),

    page: handle(async (ctx) => {
      const made = await visits()
        .page(fingerprintIn(ctx), cookieOf(ctx))
        .catch((error: unknown) => {
          if (error instanceof errors.ApplicationError) return { problem: error.message };
          throw error;
        });
      if ('refusal' in made) return refuse(ctx, made.refusal, inFrame);
      if ('problem' in made) return answer(ctx, 503, refusalPage(guestCopy.refusals['no-page'](made.problem)), inFrame);
      answer(ctx, 200, made.page, draftPolicy);
    }),

    file: handle(async (ctx) => {
      const { sha256 = '' } = ctx.params as { sha256?: string };
      const found = await visits().file(fingerprintIn(ctx), cookieOf(ctx), sha256);
      if ('refusal' in found) return refuse(ctx, found.refusal);
      ctx.set(onlyHere(draftPolicy));
      ctx.attachment(found.attachment.name);
      ctx.type = 'application/octet-stream';
      ctx.length = found.attachment.sizeBytes;
      ctx.body = createReadStream(found.path);
    }),

    answer: handle(async (ctx) => {
      const given = AnswerBody.safeParse(ctx.request.body ?? {});
      if (!given.success) {
        const problems = [...new Set(given.error.issues.map(({ message }) => message))];
        return show(ctx, { problems, verdict: textIn(ctx, 'verdict'), opinion: textIn(ctx, 'opinion') });
      }
      const refused = await visits().answer(fingerprintIn(ctx), cookieOf(ctx), given.data);
      if (refused) return refuse(ctx, refused.refusal);
      ctx.set(onlyHere(guestPolicy));
      ctx.redirect(`/review/guest/${fingerprintIn(ctx)}`);
      ctx.status = 303;
    }),
  };
};
export default guests;

/** The frame shows what went wrong as well. */
const inFrame = guestPolicy.replace("frame-ancestors 'none'", "frame-ancestors 'self'");

const fingerprintIn = (ctx: Context): string => (ctx.params as { fingerprint?: string }).fingerprint ?? '';
const cookieOf = (ctx: Context): string => ctx.cookies.get(cookieName, { signed: false }) ?? '';

function textIn(ctx: Context, name: string): string {
  const value = ((ctx.request.body ?? {}) as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : '';
}

/** Dead links are gone; whoever has none, or another's, may not. */
const gone: readonly Refusal[] = ['answered', 'revoked', 'expired', 'overtaken'];

function refuse(ctx: Context, refusal: Refusal, policy = guestPolicy): void {
  const status = refusal === 'locked' ? 429 : gone.includes(refusal) ? 410 : 403;
  answer(ctx, status, refusalPage(guestCopy.refusals[refusal]), policy);
}

function answer(ctx: Context, status: number, page: string, policy = guestPolicy): void {
  ctx.set(onlyHere(policy));
  ctx.status = status;
  ctx.type = 'html';
  ctx.body = page;
}

/** Kept by no cache and no search engine; no other site learns where the reader came from. */
const onlyHere = (policy: string) => ({
  'cache-control': 'no-store',
  'content-security-policy': policy,
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow, noarchive',
});
