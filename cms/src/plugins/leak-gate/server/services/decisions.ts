import { stat } from 'node:fs/promises';
import type { Core, UID } from '@strapi/types';
import { errors } from '@strapi/utils';
import { attachedFiles, canonicalRecord, definitionOf } from '../../../../lib/canonical-record';
import { readStoredFile } from '../../../../lib/stored-file';
import type { AuditTrail } from '../../../audit/server/services/trail';
import { requestAccount } from '../../../../lib/request-account';
import { copy } from '../../copy';
import { creatorOf } from './creator';
import type { GroundBody } from '../rules/ground';
import { maskedFields } from '../rules/masked-fields';
import { GROUNDS } from '../tables';
import type { Files } from './files';
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
        text: finding.text,
        at: new Date().toISOString(),
      });
      const trail: AuditTrail = strapi.plugin('audit').service('trail');
      await trail.ground(place, account, { hash, dictionary, finding: finding.code, ground: given.ground });
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

  /**
   * Puts a copy without what is hidden in place of an attached file; the file itself stays in the media library.
   *
   * @throws {PolicyError} when the content on screen is not the one there is, or no clean copy can be made.
   */
  async replaceWithClean(place: Place, sha256: string, seenHash: string): Promise<void> {
    const gate: Gate = strapi.plugin('leak-gate').service('gate');
    const files: Files = strapi.plugin('leak-gate').service('files');
    if ((await gate.findings(place)).hash !== seenHash) throw new errors.PolicyError(copy.changedMeanwhile);
    const attached = await attachedFiles(strapi, place.uid, place.documentId);
    const file = attached.find(({ attachment }) => attachment.sha256 === sha256);
    if (!file) throw new errors.PolicyError(copy.unknownFinding);
    const { name, mime } = file.attachment;
    const added = await files.withClean(file, async (clean) => {
      const { size } = await stat(clean);
      const upload = { filepath: clean, originalFilename: name, mimetype: mime, size };
      // Whoever asked for it put it there, as far as the library is concerned: it is his section's (B-6).
      const account = Number(requestAccount(strapi));
      const by = Number.isNaN(account) ? {} : { user: { id: account } };
      const [row]: { id: number }[] = await strapi
        .plugin('upload')
        .service('upload')
        .upload({ data: {}, files: upload }, by);
      return row?.id ?? 0;
    });
    await replaceFile(strapi, place, sha256, added);
  },
});
export default decisions;
export type Decisions = ReturnType<typeof decisions>;

/** In whichever fields the file is attached, in its place among the others. */
async function replaceFile(strapi: Core.Strapi, { uid, documentId }: Place, sha256: string, added: number) {
  const type = definitionOf(uid);
  const fields = Object.keys(type?.fields ?? {}).filter((name) => type?.kind(name).kind === 'attachments');
  const draft: Record<string, object[] | null> | null = await strapi.db
    .query(uid as UID.ContentType)
    .findOne({ where: { documentId, publishedAt: null }, populate: fields });
  const data: Record<string, number[]> = {};
  for (const field of fields)
    data[field] = await Promise.all(
      (draft?.[field] ?? []).map(async (row) => {
        const { attachment } = await readStoredFile(strapi, row);
        return attachment.sha256 === sha256 ? added : (row as { id: number }).id;
      }),
    );
  await strapi.documents(uid as UID.ContentType).update({ documentId, data: data as never });
}
