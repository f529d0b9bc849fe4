import type { Sections } from './sections.ts';
import type { Cms } from '../harness.ts';
import { policyDocument, uploadBytes } from '../records.ts';
import type { Place } from '../../src/plugins/review/server/services/store.ts';
import { attachedFiles } from '../../src/lib/canonical-record.ts';

/** In everything that must stay within the section. */
export const marker = '机密线索';
/** What of it is looked for in answers. */
export interface Secrets {
  places: Place[];
  files: number[];
  sha256: string[];
  words: string[];
}

const article = 'api::article.article';

/** Unpublished work of the other section, of every sort that there is, made by its officers over HTTP. */
export async function makeSecrets(cms: Cms, sections: Sections, published: Place): Promise<Secrets> {
  const { other } = sections;
  const token = other.tokens['information-officer'];
  const send = async (method: string, path: string, body: unknown): Promise<{ data: { documentId: string } }> => {
    const answer = await cms.fetch(path, { token, method, body: JSON.stringify(body) });
    const json = (await answer.json()) as { data: { documentId: string } };
    if (!answer.ok) throw new Error(`${path} ${answer.status} ${JSON.stringify(json)}`);
    return json;
  };
  const create = async (uid: string, data: Record<string, unknown>): Promise<Place> => {
    const lead = { leadDepartment: { connect: [{ documentId: other.department }] } };
    const body = {
      title: `${marker}${uid}`,
      disclosureAttribute: 'proactive',
      formedDate: '2026-03-02',
      ...lead,
      ...data,
    };
    const { data: made } = await send('POST', `/content-manager/collection-types/${uid}`, body);
    return { uid, documentId: made.documentId };
  };
  const file = await uploadBytes(
    cms,
    `${marker}.txt`,
    Buffer.from(marker),
    'text/plain',
    other.users['information-officer'],
  );
  const draft = await create(policyDocument, {
    ...{ keywords: marker, body: `<p>${marker}</p>`, topicCategory: 'work-safety', validityStatus: 'in-force' },
    ...{ issuingOrgan: '云川市应急管理局', contentSource: '云川市应急管理局', documentKind: 'notice' },
    ...{ documentDate: '2026-03-02', documentNumber: '云应急〔2026〕901号', attachments: [file] },
  });
  const submitted = await create(policyDocument, {
    ...{ body: `<p>${marker}送审</p>`, topicCategory: 'work-safety', validityStatus: 'in-force' },
    ...{ issuingOrgan: '云川市应急管理局', contentSource: '云川市应急管理局', documentKind: 'notice' },
    ...{ documentDate: '2026-03-02', documentNumber: '云应急〔2026〕902号' },
  });
  await send('POST', `/review/cases/${policyDocument}/${submitted.documentId}/submit`, {});
  const withheld = await create(article, {
    ...{ disclosureAttribute: 'not-disclosed', exemptionGround: 'process-information', exemptionReason: marker },
    section: 'notice',
  });
  const interpretation = await create('api::policy-interpretation.policy-interpretation', {
    policies: { connect: [{ documentId: draft.documentId }] },
  });
  const department = await create('api::department.department', {});
  const node = await create('api::catalogue-node.catalogue-node', { disclosureContent: marker });
  await send('PUT', `/content-manager/collection-types/${published.uid}/${published.documentId}`, {
    ...{ title: `${marker}更名`, keywords: marker },
  });
  const places = [draft, submitted, withheld, interpretation, department, node];
  for (const { uid, documentId } of places)
    await send('POST', `/history/presence/${uid}/${documentId}`, { window: crypto.randomUUID(), isLeaving: false });
  const [stored] = await attachedFiles(cms.strapi, draft.uid, draft.documentId);
  const sha256 = stored ? [stored.attachment.sha256] : [];
  return { places, files: [file], sha256, words: [marker, ...places.map(({ documentId }) => documentId), ...sha256] };
}
