import type { Core, UID } from '@strapi/types';
import { errors } from '@strapi/utils';
import { canonicalRecord, definitionOf } from '../../../../lib/canonical-record';
import { copy } from '../../copy';
import type { GroundBody } from '../rules/ground';
import { maskedFields } from '../rules/masked-fields';
import { GROUNDS } from '../tables';
import type { Gate, Place } from './gate';
import type { Settings } from './settings';

/** What people do about findings: state a ground, or mask. */
const decisions = ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Records on what legal ground a finding of the content on screen may go out, and who says so.
   *
   * @throws {PolicyError} for the maker of the draft, for content that has changed, for a finding that is not there.
   */
  async ground(place: Place, account: string, given: GroundBody): Promise<void> {
    if ((await creatorOf(strapi, place)) === account) throw new errors.PolicyError(copy.isCreator);
    const gate: Gate = strapi.plugin('leak-gate').service('gate');
    const { hash, dictionary, findings } = await gate.findings(place);
    if (hash !== given.seenHash) throw new errors.PolicyError(copy.changedMeanwhile);
    const finding = findings.find(({ key }) => key === given.finding);
    if (!finding) throw new errors.PolicyError(copy.unknownFinding);
    await strapi.db.transaction(async ({ trx }) => {
      await trx(GROUNDS).insert({
        ...{ uid: place.uid, record_id: place.documentId, hash, dictionary, account },
        ...{ finding: given.finding, code: finding.code, ground: given.ground, reason: given.reason },
        at: new Date().toISOString(),
      });
    });
  },

  /**
   * Masks all personal data in the draft (脱敏): saved as any edit is, so approvals of the text before are void.
   *
   * @throws {PolicyError} when the content on screen is not the one there is, or nothing can be masked.
   */
  async mask(place: Place, seenHash: string): Promise<void> {
    const gate: Gate = strapi.plugin('leak-gate').service('gate');
    const settings: Settings = strapi.plugin('leak-gate').service('settings');
    if ((await gate.findings(place)).hash !== seenHash) throw new errors.PolicyError(copy.changedMeanwhile);
    const type = definitionOf(place.uid);
    if (!type) throw new errors.NotFoundError(copy.unknownRecord);
    const record = await canonicalRecord(strapi, place.uid, place.documentId);
    const data = maskedFields(type, record, await settings.current());
    if (Object.keys(data).length === 0) throw new errors.PolicyError(copy.nothingToMask);
    await strapi.documents(place.uid as UID.ContentType).update({ documentId: place.documentId, data: data as never });
  },
});
export default decisions;
export type Decisions = ReturnType<typeof decisions>;

async function creatorOf(strapi: Core.Strapi, { uid, documentId }: Place): Promise<string | null> {
  const draft: { createdBy: { id: number } | null } | null = await strapi.db
    .query(uid as UID.ContentType)
    .findOne({ where: { documentId, publishedAt: null }, populate: { createdBy: { select: ['id'] } } });
  return draft?.createdBy ? String(draft.createdBy.id) : null;
}
