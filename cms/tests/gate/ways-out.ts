import { completePolicy } from '../records.ts';
import type { Cms } from '../harness.ts';
import type { Place } from '../../src/plugins/review/server/services/store.ts';

/** What became of an attempt: refused with a sentence, or not refused. */
export type Outcome = { refusal: string } | 'done';

/** One way by which something might reach the public; `place` is a record that may not. */
export interface WayOut {
  name: string;
  attempt: (cms: Cms, place: Place) => Promise<Outcome>;
}

export const changed = { title: '未经审批的标题' };
const fresh = () => ({ ...completePolicy, ...changed, documentNumber: null });

/** Over HTTP: the admin interface as an administrator with every right lent to him, REST with the widest token there is. */
const http =
  (method: string, path: (place: Place) => string, by: 'admin' | 'token', body?: (place: Place) => unknown) =>
  async (cms: Cms, place: Place): Promise<Outcome> => {
    const answer = await cms.fetch(path(place), {
      method,
      ...(by === 'admin' ? { as: 'admin' as const } : { token: await fullAccessToken(cms) }),
      ...(body && { body: JSON.stringify(body(place)) }),
    });
    const text = await answer.text();
    return answer.ok ? 'done' : { refusal: JSON.parse(text).error.message };
  };

/** From inside: any plugin's code. */
const program =
  (work: (cms: Cms, place: Place) => Promise<unknown>) =>
  async (cms: Cms, place: Place): Promise<Outcome> =>
    work(cms, place).then(
      () => 'done' as const,
      (error: Error) => ({ refusal: error.message }),
    );

const tokens = new WeakMap<Cms, string>();
async function fullAccessToken(cms: Cms): Promise<string> {
  const known = tokens.get(cms);
  if (known) return known;
  const { accessKey } = await cms.strapi
    .service('admin::api-token')
    .create({ name: '全权令牌', description: '', type: 'full-access', lifespan: null });
  tokens.set(cms, accessKey);
  return accessKey;
}

const admin = ({ uid }: Place, rest = '') => `/content-manager/collection-types/${uid}${rest}`;
const one = (place: Place) => admin(place, `/${place.documentId}`);
const rest = (place: Place, query = '') => `/api/policy-documents/${place.documentId}${query}`;
const documents = (cms: Cms, { uid }: Place) => cms.strapi.documents(uid as never);
const rows = (cms: Cms, { uid }: Place) => cms.strapi.db.query(uid as never);
const now = () => new Date();

export const waysToPublish: WayOut[] = [
  {
    name: 'admin: publish',
    attempt: http(
      'POST',
      (place) => `${one(place)}/actions/publish`,
      'admin',
      () => ({}),
    ),
  },
  {
    name: 'admin: publish with edits in the same call',
    attempt: http(
      'POST',
      (place) => `${one(place)}/actions/publish`,
      'admin',
      () => changed,
    ),
  },
  {
    name: 'admin: create and publish',
    attempt: http('POST', (place) => admin(place, '/actions/publish'), 'admin', fresh),
  },
  {
    name: 'admin: bulk publish',
    attempt: http(
      'POST',
      (place) => admin(place, '/actions/bulkPublish'),
      'admin',
      ({ documentId }) => ({ documentIds: [documentId] }),
    ),
  },
  {
    name: 'REST: plain POST, which publishes by default',
    attempt: http(
      'POST',
      () => '/api/policy-documents',
      'token',
      () => ({ data: fresh() }),
    ),
  },
  {
    name: 'REST: POST with status=published',
    attempt: http(
      'POST',
      () => '/api/policy-documents?status=published',
      'token',
      () => ({ data: fresh() }),
    ),
  },
  {
    name: 'REST: plain PUT',
    attempt: http(
      'PUT',
      (place) => rest(place),
      'token',
      () => ({ data: changed }),
    ),
  },
  {
    name: 'REST: PUT with status=published',
    attempt: http(
      'PUT',
      (place) => rest(place, '?status=published'),
      'token',
      () => ({ data: {} }),
    ),
  },
  {
    name: 'document service: publish',
    attempt: program((cms, place) => documents(cms, place).publish({ documentId: place.documentId })),
  },
  {
    name: 'document service: create published',
    attempt: program((cms, place) => documents(cms, place).create({ data: fresh() as never, status: 'published' })),
  },
  {
    name: 'document service: update published',
    attempt: program((cms, place) =>
      documents(cms, place).update({
        documentId: place.documentId,
        data: changed as never,
        status: 'published',
      }),
    ),
  },
  {
    name: 'document service: clone published',
    attempt: program((cms, place) =>
      documents(cms, place).clone({ documentId: place.documentId, data: {}, status: 'published' } as never),
    ),
  },
  {
    name: 'document service: publish inside another plugin’s transaction',
    attempt: program((cms, place) =>
      cms.strapi.db.transaction(() => documents(cms, place).publish({ documentId: place.documentId })),
    ),
  },
  {
    name: 'entity service: create with publishedAt',
    attempt: program((cms, place) =>
      cms.strapi.entityService.create(place.uid as never, { data: { ...fresh(), publishedAt: now() } as never }),
    ),
  },
  {
    name: 'rows: create with publishedAt',
    attempt: program((cms, place) => rows(cms, place).create({ data: { ...fresh(), publishedAt: now() } })),
  },
  {
    name: 'rows: createMany with publishedAt',
    attempt: program((cms, place) => rows(cms, place).createMany({ data: [{ ...fresh(), publishedAt: now() }] })),
  },
  {
    name: 'rows: update of a draft to published',
    attempt: program((cms, place) =>
      rows(cms, place).update({
        where: { documentId: place.documentId, publishedAt: null },
        data: { publishedAt: now() },
      }),
    ),
  },
  {
    name: 'rows: updateMany to published',
    attempt: program((cms, place) =>
      rows(cms, place).updateMany({
        where: { documentId: place.documentId, publishedAt: null },
        data: { publishedAt: now() },
      }),
    ),
  },
];

/** Ways to change or take away what readers already see. */
export const waysToTamper: WayOut[] = [
  {
    name: 'rows: update of the published row',
    attempt: program((cms, place) =>
      rows(cms, place).update({
        where: { documentId: place.documentId, publishedAt: { $notNull: true } },
        data: changed,
      }),
    ),
  },
  {
    name: 'rows: updateMany that also meets the published row',
    attempt: program((cms, place) =>
      rows(cms, place).updateMany({ where: { documentId: place.documentId }, data: changed }),
    ),
  },
  {
    name: 'rows: delete of the published row',
    attempt: program((cms, place) =>
      rows(cms, place).delete({ where: { documentId: place.documentId, publishedAt: { $notNull: true } } }),
    ),
  },
  {
    name: 'rows: deleteMany',
    attempt: program((cms, place) => rows(cms, place).deleteMany({ where: { documentId: place.documentId } })),
  },
  {
    name: 'admin: unpublish',
    attempt: http(
      'POST',
      (place) => `${one(place)}/actions/unpublish`,
      'admin',
      () => ({}),
    ),
  },
  {
    name: 'admin: unpublish and discard the draft',
    attempt: http(
      'POST',
      (place) => `${one(place)}/actions/unpublish`,
      'admin',
      () => ({ discardDraft: true }),
    ),
  },
  {
    name: 'admin: bulk unpublish',
    attempt: http(
      'POST',
      (place) => admin(place, '/actions/bulkUnpublish'),
      'admin',
      ({ documentId }) => ({ documentIds: [documentId] }),
    ),
  },
  { name: 'admin: delete', attempt: http('DELETE', one, 'admin') },
  {
    name: 'admin: bulk delete',
    attempt: http(
      'POST',
      (place) => admin(place, '/actions/bulkDelete'),
      'admin',
      ({ documentId }) => ({ documentIds: [documentId] }),
    ),
  },
  { name: 'REST: DELETE', attempt: http('DELETE', (place) => rest(place), 'token') },
  {
    name: 'document service: unpublish',
    attempt: program((cms, place) => documents(cms, place).unpublish({ documentId: place.documentId })),
  },
  {
    name: 'document service: delete',
    attempt: program((cms, place) => documents(cms, place).delete({ documentId: place.documentId })),
  },
];
