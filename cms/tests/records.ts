import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shanghaiDate, type Change, type FeedPage } from '@yangguang/schemas';
import type { Feed } from '../src/plugins/outbox/server/services/feed.ts';
import type { Interpretations } from '../src/plugins/review/server/services/interpretations.ts';
import { attachedFiles } from '../src/lib/canonical-record.ts';
import type { Sheet } from '../src/plugins/review/server/rules/sheet.ts';
import type { Reviews } from '../src/plugins/review/server/services/reviews.ts';
import type { Place } from '../src/plugins/review/server/services/store.ts';
import type { Cms } from './harness.ts';

export const policyDocument = 'api::policy-document.policy-document';

/** A policy document that lacks nothing. */
export const completePolicy = {
  title: '关于开展危险化学品安全专项检查的通知',
  issuingOrgan: '云川市应急管理局',
  disclosureAttribute: 'proactive',
  topicCategory: 'hazardous-chemicals',
  formedDate: '2026-03-02',
  validityStatus: 'in-force',
  contentSource: '云川市应急管理局',
  documentNumber: '云应急〔2026〕3号',
  documentKind: 'notice',
  isNormative: false,
  documentDate: '2026-03-02',
  interpretationRequired: false,
  body: '<p>各县（区）应急管理局：请于四月底前完成检查。</p>',
};

/** An article so urgent that one named leader may let it out (B-11). */
export const warning = {
  title: '暴雨红色预警',
  disclosureAttribute: 'proactive',
  topicCategory: 'flood-drought',
  formedDate: '2026-11-21',
  contentSource: '云川市应急管理局',
  section: 'warning-notice',
  body: '<p>预计今夜石岭县有特大暴雨，请低洼地带群众立即转移。</p>',
};

/** What a record says that is not disclosed. */
export const withheld = {
  disclosureAttribute: 'not-disclosed',
  exemptionGround: 'process-information',
  exemptionReason: '尚在研究之中',
};

let counter = 0;

/** A new complete draft, with a document number of its own. */
export async function draftPolicy(cms: Cms, data: Record<string, unknown> = {}): Promise<Place> {
  counter += 1;
  const documentNumber = `云应急〔2026〕${counter}号`;
  const created = await cms.strapi
    .documents(policyDocument as never)
    .create({ data: { ...completePolicy, documentNumber, createdBy: await drafterOf(cms), ...data } as never });
  return { uid: policyDocument, documentId: created.documentId };
}

/** The number of the officer who made what the tests begin with: a record that names no section is his section's (B-6). */
export async function drafterOf(cms: Cms): Promise<number> {
  return (await cms.user('information-officer')).id;
}

/** Four people who exist only as keys: the services compare accounts, they do not look them up. */
export const people = { author: '101', head: '102', reviewer: '103', leader: '104' } as const;

export const noToAll = {
  stateSecret: false,
  workSecret: false,
  sensitiveAggregate: false,
  tradeSecret: false,
  privacy: false,
};
export const cleanSheet = { answers: noToAll, attachments: [], conclusion: 'may-publish' as const, basis: '' };

export const reviewsOf = (cms: Cms): Reviews => cms.strapi.plugin('review').service('reviews');

/** Takes a draft to the desk of the one who signs. */
export async function reviewUpToSignOff(cms: Cms, place: Place): Promise<void> {
  const reviews = reviewsOf(cms);
  await reviews.submit(place, people.author);
  await reviews.approve(place, people.head);
  await reviews.closeSheet(place, people.reviewer, await cleanSheetOf(cms, place));
}

/** All no, for the record and for each of its files. */
export async function cleanSheetOf({ strapi }: Cms, { uid, documentId }: Place): Promise<Sheet> {
  const files = await attachedFiles(strapi, uid, documentId);
  return { ...cleanSheet, attachments: files.map(({ attachment: { sha256 } }) => ({ sha256, answers: noToAll })) };
}

/** A record that readers can see, let out as the procedure wants. */
export async function publishedPolicy(cms: Cms, data: Record<string, unknown> = {}): Promise<Place> {
  const place = await draftPolicy(cms, data);
  if (data.interpretationRequired) await planInterpretation(cms, place);
  await reviewUpToSignOff(cms, place);
  await reviewsOf(cms).sign(place, people.leader);
  return place;
}

/** Lays down that the interpretation of a policy is out today (R-POL-11). */
export async function planInterpretation(cms: Cms, place: Place, dueOn = shanghaiDate(new Date())): Promise<void> {
  const interpretations: Interpretations = cms.strapi.plugin('review').service('interpretations');
  const by = { account: people.author, can: () => true, roles: [] };
  await interpretations.layDown(place, by, { way: 'planned', dueOn, note: '文字解读' });
}

export async function feedOf(cms: Cms): Promise<FeedPage> {
  const feed: Feed = cms.strapi.plugin('outbox').service('feed');
  return feed.page(0, 500);
}

export async function changesOf(cms: Cms, place: Place): Promise<Change[]> {
  return (await feedOf(cms)).changes.filter((change) => change.id === place.documentId);
}

/** Saves a change of a draft as an officer does. */
export async function edit(cms: Cms, place: Place, data: Record<string, unknown>): Promise<void> {
  await cms.strapi.documents(place.uid as never).update({ documentId: place.documentId, data: data as never });
}

export async function isPublic(cms: Cms, place: Place): Promise<boolean> {
  const row = await cms.strapi.db
    .query(place.uid as never)
    .findOne({ where: { documentId: place.documentId, publishedAt: { $notNull: true } } });
  return row !== null;
}

export async function uploadText(cms: Cms, name: string, text: string): Promise<{ id: number }> {
  return { id: await uploadBytes(cms, name, Buffer.from(text), 'text/plain') };
}

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Puts a file into the media library; @returns its id. */
export async function uploadBytes(
  cms: Cms,
  name: string,
  bytes: Buffer,
  mimetype = docx,
  by?: number,
): Promise<number> {
  const filepath = join(cms.folder, name);
  writeFileSync(filepath, bytes);
  const files = { filepath, originalFilename: name, mimetype, size: bytes.length };
  const user = { id: by ?? (await drafterOf(cms)) };
  const uploads = cms.strapi.plugin('upload').service('upload');
  const [file]: { id: number }[] = await uploads.upload({ data: {}, files }, { user });
  return file?.id ?? 0;
}
