import type { Core, UID } from '@strapi/types';
import { errors } from '@strapi/utils';
import { contentHash, type AnyRecord, type Approval } from '@yangguang/schemas';
import { attachedFiles, canonicalRecord, definitionOf } from '../../../../lib/canonical-record';
import type { StoredFile } from '../../../../lib/stored-file';
import type { Approvals } from '../../../review/server/services/approvals';
import { copy } from '../../copy';
import { attachmentsOf } from '../rules/attachments';
import type { Publication, Withdrawal } from '../rules/change';
import type { Feed } from './feed';
import type { Files } from './files';
import type { WakeUpCall } from './wake-up';

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
      await files.keep(ofRecord(record, await attachedFiles(strapi, uid, documentId)));
      return { action: 'publish', type: record.type, id: documentId, record, hash, approval, publishedAt };
    },

    /**
     * The version that readers see, once more: nothing of it changes but what is said of its approval.
     *
     * @throws {PolicyError} when something else is public by now.
     */
    async restate(
      trx: Core.Strapi['db']['connection'],
      documentId: string,
      approval: Approval,
      onCommit: (work: () => void) => void,
    ): Promise<void> {
      const feed: Feed = strapi.plugin('outbox').service('feed');
      const shown = await feed.newest(trx, documentId);
      if (shown?.action !== 'publish' || shown.hash !== approval.hash) throw new errors.PolicyError(copy.notShown);
      const { type, id, record, hash, publishedAt } = shown;
      const head = await feed.append(trx, [{ action: 'publish', type, id, record, hash, approval, publishedAt }]);
      const wakeUp: WakeUpCall = strapi.plugin('outbox').service('wakeUp');
      onCommit(() => wakeUp.notify(head));
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

/** The files that the record names, found where they are; one that was exchanged since it was read is not there (E2). */
function ofRecord(record: AnyRecord, found: readonly StoredFile[]): StoredFile[] {
  return attachmentsOf(record.type, record as unknown as Record<string, unknown>).map(({ name, sha256 }) => {
    const file = found.find(({ attachment }) => attachment.sha256 === sha256);
    if (!file) throw new errors.PolicyError(copy.fileChanged(name));
    return file;
  });
}
export type Publications = ReturnType<typeof publications>;
