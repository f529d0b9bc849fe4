import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { DocumentCall, DocumentMiddleware } from '../../../../lib/document-middleware';
import { canonicalRecord, definitionOf } from '../../../../lib/canonical-record';
import { requestAccount } from '../../../../lib/request-account';
import { contentHash } from '@yangguang/schemas';
import { copy } from '../../copy';
import type { Approvals } from '../services/approvals';
import { openBundle } from '../services/bundle-rows';
import { recordingAttribute } from '../services/attributes';
import { isLive } from '../services/drafts';
import { closeCase, readCase, type Place } from '../services/store';
import type { Reviews } from '../services/reviews';
import { passage } from './passage';

/**
 * The gate on the document service, through which the admin, REST, bulk calls, the entity service and other plugins
 * all go: a record is let out only by the signature, and leaves only by a withdrawal (B-1). Runs inside the
 * transaction of the outbox, so a refusal undoes whatever came with the call.
 */
export function documentsGate(strapi: Core.Strapi): DocumentMiddleware {
  return async (call, next) => {
    const guard = definitionOf(call.uid) && guards[call.action];
    return guard ? guard(strapi, { uid: call.uid, documentId: call.params?.documentId ?? '' }, next, call) : next();
  };
}

type Next = () => Promise<unknown>;
type Guard = (strapi: Core.Strapi, place: Place, next: Next, call: DocumentCall) => Promise<unknown>;

const guards: Partial<Record<string, Guard>> = {
  create: saveNew,
  clone: saveNew,
  update: async (strapi, place, next, call) =>
    cancellingApprovals(strapi, place, () => saveDraft(strapi, place, next, call)),
  discardDraft: cancellingApprovals,
  publish: async (strapi, place, next) => {
    await assertSigned(strapi, place);
    return passage.open(place.uid, next);
  },
  unpublish: async (strapi, place, next) => {
    await approvalsOf(strapi).forWithdrawal(place.uid, place.documentId);
    return passage.open(place.uid, next);
  },
  delete: async (strapi, place, next) => {
    if (await isLive(strapi, place)) throw new errors.PolicyError(copy.gate.deleteLive);
    const bundle = await strapi.db.transaction(({ trx }) => openBundle(trx, place));
    if (bundle) throw new errors.PolicyError(copy.gate.deleteBundled(bundle.name));
    const result = await next();
    await strapi.db.transaction(({ trx }) => closeCase(trx, place, requestAccount(strapi)));
    return result;
  },
};

/** Strapi publishes inside `create` and `update`, and REST asks for that by default. */
async function saveDraft(_strapi: Core.Strapi, _place: Place, next: Next, call: DocumentCall): Promise<unknown> {
  if (call.params?.status === 'published') throw new errors.PolicyError(copy.gate.notApproved);
  return next();
}

/** A new record's disclosure attribute is the first of its history. */
async function saveNew(strapi: Core.Strapi, place: Place, next: Next, call: DocumentCall): Promise<unknown> {
  const made = (result: unknown): Place | null => {
    // `clone` answers with the versions it made, `create` with the one.
    const { documentId } = (result ?? {}) as { documentId?: string };
    return documentId ? { uid: place.uid, documentId } : null;
  };
  const save = () => saveDraft(strapi, place, next, call);
  return recordingAttribute(strapi, requestAccount(strapi), null, save, made);
}

/** A save that changes a record under review makes it a draft again, in the same transaction (B-3). */
async function cancellingApprovals(strapi: Core.Strapi, place: Place, next: Next): Promise<unknown> {
  const reviews: Reviews = strapi.plugin('review').service('reviews');
  const account = requestAccount(strapi);
  const save = async () => {
    const result = await next();
    await reviews.cancelIfChanged(place, account);
    return result;
  };
  return recordingAttribute(strapi, account, place, save, () => place);
}

async function assertSigned(strapi: Core.Strapi, place: Place): Promise<void> {
  const { uid, documentId } = place;
  const file = await strapi.db.transaction(({ trx }) => readCase(trx, place));
  if (file?.state !== 'signedOff') throw new errors.PolicyError(copy.gate.notApproved);
  const record = await canonicalRecord(strapi, uid, documentId);
  if (record.disclosureAttribute !== 'proactive') throw new errors.PolicyError(copy.gate.notApproved);
  await approvalsOf(strapi).forPublication(uid, documentId, contentHash(record));
}

function approvalsOf(strapi: Core.Strapi): Approvals {
  return strapi.plugin('review').service('approvals');
}
