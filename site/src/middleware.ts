import { defineMiddleware } from 'astro:middleware';
import { configuredContent } from './content/open-content.ts';
import { configuredLedger } from './content/open-ledger.ts';

/** Gives pages their data: the publisher hands it in; `astro dev` and `astro build` read the configured snapshot. */
export const onRequest = defineMiddleware((context, next) => {
  context.locals.content ??= configuredContent();
  context.locals.ledger ??= configuredLedger();
  return next();
});
