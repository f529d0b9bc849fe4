import type { Core } from '@strapi/types';
import type { DocumentCall, DocumentMiddleware } from '../../../lib/document-middleware';
import { definitionOf } from '../../../lib/canonical-record';
import { operationOf } from './rules/operation';
import type { Publication, Withdrawal } from './rules/change';
import type { Feed } from './services/feed';
import type { Publications } from './services/publications';
import type { WakeUpCall } from './services/wake-up';

/**
 * Opens the transaction around everything that changes what the public sees, and adds its rows to the feed before the
 * commit: a change without its row, or a row without its change, cannot be. This plugin stands first in
 * config/plugins.ts, so this transaction is the outermost one. That also keeps bulk calls whole: when one of several
 * parallel publishes is refused, those still waiting belong to the transaction that ended, and cannot start another.
 */
export function trackChanges(strapi: Core.Strapi): DocumentMiddleware {
  const feed: Feed = strapi.plugin('outbox').service('feed');
  const wakeUp: WakeUpCall = strapi.plugin('outbox').service('wakeUp');
  return async (call, next) => {
    const operation = definitionOf(call.uid) ? operationOf(call.action, call.params) : 'none';
    if (operation === 'none') return next();
    return strapi.db.transaction(async ({ trx, onCommit }) => {
      const run = operation === 'publish' ? publish : remove;
      const { result, drafts } = await run(strapi, call, next);
      const head = await feed.append(trx, drafts);
      if (head > 0) onCommit(() => wakeUp.notify(head));
      return result;
    });
  };
}

interface Outcome {
  result: unknown;
  drafts: (Publication | Withdrawal)[];
}

/** `publish` answers a list of entries, `create` and `update` one; an unknown documentId answers none. */
async function publish(strapi: Core.Strapi, call: DocumentCall, next: () => Promise<unknown>): Promise<Outcome> {
  const publications: Publications = strapi.plugin('outbox').service('publications');
  const result = await next();
  const drafts: Publication[] = [];
  for (const { documentId, publishedAt } of publishedEntries(result))
    drafts.push(await publications.publication(call.uid, documentId, new Date(publishedAt).toISOString()));
  return { result, drafts };
}

async function remove(strapi: Core.Strapi, call: DocumentCall, next: () => Promise<unknown>): Promise<Outcome> {
  const publications: Publications = strapi.plugin('outbox').service('publications');
  const documentId = call.params?.documentId ?? '';
  const was = await publications.live(call.uid, documentId);
  const result = await next();
  return { result, drafts: was ? [await publications.withdrawal(call.uid, documentId, was)] : [] };
}

interface Entry {
  documentId: string;
  publishedAt: string | Date;
}

function publishedEntries(result: unknown): Entry[] {
  if (typeof result !== 'object' || result === null) return [];
  const entries = 'entries' in result && Array.isArray(result.entries) ? result.entries : [result];
  return entries.filter((entry: Partial<Entry>): entry is Entry => Boolean(entry.documentId && entry.publishedAt));
}
