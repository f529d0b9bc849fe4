import { readFile } from 'node:fs/promises';
import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { attachmentPath, type PreviewAsset, type PreviewedRecord } from '@yangguang/schemas';
import type { Feed } from '../../../outbox/server/services/feed';
import type { Publisher } from '../../../outbox/server/services/publisher';
import { attachedFiles, definitionOf } from '../../../../lib/canonical-record';
import type { StoredFile } from '../../../../lib/stored-file';
import { previewCopy } from '../../preview-copy';
import type { Scope } from '../access/scope';
import { reviewApproval } from '../rules/approval';
import { isInReview, type State } from '../rules/flow';
import { standalonePage } from '../rules/standalone-page';
import { isWithheld, labelOf } from '../rules/submittable';
import { openBundle } from './bundle-rows';
import { readDraft, type Draft } from './drafts';
import { newestSchedules } from './schedule-rows';
import { readFile as readCaseFile, type Place } from './store';

/** The page of a draft, to be shown by itself in a frame without rights. */
export interface Preview {
  title: string;
  page: string;
  /** What would keep the record from going out. */
  warnings: string[];
  files: { name: string; sha256: string; sizeBytes: number }[];
}

/** The page as it will look, for those who read the draft anyway; nothing of it goes to the portal (C-9). */
const previews = ({ strapi }: { strapi: Core.Strapi }) => {
  /** @throws {NotFoundError} {PolicyError} for what has no page on the portal. */
  async function readPublic(place: Place): Promise<Draft> {
    const draft = await readDraft(strapi, place);
    if (isWithheld(draft.record)) throw new errors.PolicyError(previewCopy.withheld(labelOf(draft.record)));
    return draft;
  }

  const filesOf = async ({ uid, documentId }: Place): Promise<Preview['files']> =>
    (await attachedFiles(strapi, uid, documentId)).map(({ attachment: { name, sha256, sizeBytes } }) => ({
      ...{ name, sha256, sizeBytes },
    }));

  async function render(place: Place, records: PreviewedRecord[], mark?: string) {
    const publisher: Publisher = strapi.plugin('outbox').service('publisher');
    const answer = await publisher.preview(records);
    if (!answer.isRendered) throw new errors.ApplicationError(answer.problem);
    const stored = await attachedFiles(strapi, place.uid, place.documentId);
    const page = standalonePage(answer.page, {
      path: answer.path,
      assets: { ...answer.assets, ...(await picturesIn(answer.page, stored)) },
      ownFiles: stored.map(({ attachment }) => attachmentPath(attachment)),
      portal: process.env.PORTAL_URL ?? null,
      ...(mark !== undefined && { mark }),
    });
    return { page, warnings: answer.warnings };
  }

  return {
    /** @throws {ApplicationError} in Chinese, when there is no page: what is missing, or what breaks it. */
    async show(place: Place, scope: Scope): Promise<Preview> {
      const draft = await readPublic(place);
      const records = [await asLetOut(strapi, place, draft), ...(await matesOf(strapi, place, scope))];
      const { page, warnings } = await render(place, records);
      return { title: draft.record.title, page, warnings, files: await filesOf(place) };
    },

    /**
     * The page for somebody who is to see this record and no other, so without what goes out together with it: as a
     * document of its own, under `mark`.
     *
     * @returns null when the draft is not the content of `hash` any more.
     */
    async ofHash(place: Place, hash: string, mark: string): Promise<string | null> {
      const draft = await readPublic(place);
      if (draft.hash !== hash) return null;
      return (await render(place, [await asLetOut(strapi, place, draft)], mark)).page;
    },

    /** The files of a draft without its page. */
    files: (place: Place): Promise<Preview['files']> => filesOf(place),

    /** An attachment of a draft, for those who look at its page. @throws {NotFoundError} */
    async file(place: Place, sha256: string): Promise<StoredFile> {
      await readPublic(place);
      const files = await attachedFiles(strapi, place.uid, place.documentId);
      const found = files.find(({ attachment }) => attachment.sha256 === sha256);
      if (!found) throw new errors.NotFoundError(previewCopy.unknownFile);
      return found;
    },
  };
};
export default previews;
export type Previews = ReturnType<typeof previews>;

/** Its decisions still hold for the draft. */
const isUnderWay = (state: State): boolean => isInReview(state) || state === 'signedOff' || state === 'scheduled';

/** As the feed would say it now, with the steps taken so far. */
async function asLetOut(strapi: Core.Strapi, place: Place, { record, hash, creator }: Draft): Promise<PreviewedRecord> {
  const knex = strapi.db.connection;
  const file = await readCaseFile(knex, place, creator);
  const feed: Feed = strapi.plugin('outbox').service('feed');
  const due = (await newestSchedules(knex, place)).find(
    ({ action, state }) => action === 'publish' && state === 'waiting',
  );
  const publishedAt = due?.due_at ?? new Date().toISOString();
  const firsts = await feed.firstPublications([place.documentId]);
  return {
    record: record as Record<string, unknown>,
    publishedAt,
    firstPublishedAt: firsts.get(place.documentId) ?? publishedAt,
    approval: reviewApproval({ ...file, steps: isUnderWay(file.state) ? file.steps : [] }, hash),
  };
}

/** What would go out with a record; a companion that is not finished, or is not for the viewer, is not there (C-10). */
async function matesOf(strapi: Core.Strapi, place: Place, scope: Scope): Promise<PreviewedRecord[]> {
  const bundle = await openBundle(strapi.db.connection, place);
  const mates: PreviewedRecord[] = [];
  for (const mate of bundle?.members ?? []) {
    if (mate.documentId === place.documentId || !(await scope.mayRead(mate))) continue;
    const draft = await readDraft(strapi, mate);
    const isWhole = definitionOf(mate.uid)?.schema.safeParse(draft.record).success === true;
    if (isWhole && !isWithheld(draft.record)) mates.push(await asLetOut(strapi, mate, draft));
  }
  return mates;
}

/** The draft's own pictures that stand in its text. */
async function picturesIn(page: string, files: readonly StoredFile[]): Promise<Record<string, PreviewAsset>> {
  const shown = files.filter(
    ({ attachment }) => attachment.mime.startsWith('image/') && page.includes(`src="${attachmentPath(attachment)}"`),
  );
  const assets = shown.map(async ({ attachment, path }) => {
    const asset = { type: attachment.mime, base64: (await readFile(path)).toString('base64') };
    return [attachmentPath(attachment), asset] as const;
  });
  return Object.fromEntries(await Promise.all(assets));
}
