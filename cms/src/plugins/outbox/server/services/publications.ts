import type { Core, UID } from '@strapi/types';
import { contentHash } from '@yangguang/schemas';
import { attachedFiles, canonicalRecord, definitionOf } from '../../../../lib/canonical-record';
import type { Approvals } from '../../../review/server/services/approvals';
import type { Publication, Withdrawal } from '../rules/change';
import type { Files } from './files';

/** Puts together what the feed says of a record; all calls run inside the transaction that changes it. */
const publications = ({ strapi }: { strapi: Core.Strapi }) => {
  const approvals = (): Approvals => strapi.plugin('review').service('approvals');
  return {
    /**
     * The version just published, with the approval it was published under.
     *
     * @throws {PolicyError} when nothing was approved or something else was: the publication is rolled back.
     */
    async publication(uid: string, documentId: string, publishedAt: string): Promise<Publication> {
      const record = await canonicalRecord(strapi, uid, documentId);
      const hash = contentHash(record);
      const approval = await approvals().forPublication(uid, documentId, hash);
      const files: Files = strapi.plugin('outbox').service('files');
      await files.keep(await attachedFiles(strapi, uid, documentId));
      return { action: 'publish', type: record.type, id: documentId, record, hash, approval, publishedAt };
    },

    /** Title and number of a record as readers see it; null when it is not on the portal. */
    async live(uid: string, documentId: string): Promise<{ title: string; indexNumber: string } | null> {
      const row = await strapi.db
        .query(uid as UID.ContentType)
        .findOne({ where: { documentId, publishedAt: { $notNull: true } }, select: ['title', 'indexNumber'] });
      return row ? { title: row.title, indexNumber: row.indexNumber } : null;
    },

    /** @throws {PolicyError} when the withdrawal was not decided. */
    async withdrawal(
      uid: string,
      documentId: string,
      was: { title: string; indexNumber: string },
    ): Promise<Withdrawal> {
      const { reason, authority } = await approvals().forWithdrawal(uid, documentId);
      return { action: 'withdraw', type: definitionOf(uid)?.name ?? uid, id: documentId, ...was, reason, authority };
    },
  };
};
export default publications;
export type Publications = ReturnType<typeof publications>;
