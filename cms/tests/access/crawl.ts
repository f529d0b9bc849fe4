import { contentTypes as allTypes } from '@yangguang/schemas';
import type { Cms } from '../harness.ts';
import type { Place } from '../../src/plugins/review/server/services/store.ts';

/** `pnpm test:long` asks everything there is; the short form leaves out types like the others, and parts without records. */
export const isWhole = process.env['YANGGUANG_CRAWL'] === 'all';
const few = ['policy-document', 'department'];
const contentTypes = allTypes.filter(({ name }) => isWhole || few.includes(name));
const withoutRecords = /^\/(admin|content-type-builder|i18n|content-releases|review-workflows|email|org)(\/|$)/;

/** What parameters of routes are filled with. */
export interface Known {
  places: readonly Place[];
  /** Numbers of files in the library. */
  files: readonly number[];
  sha256: readonly string[];
  /** What lists are searched for. */
  words: readonly string[];
}

/** A route that is not asked, and why. */
export const leftOut: readonly { route: RegExp; why: string }[] = [
  { route: /^\/api\//, why: 'of programs, which have a token: the test of the feed asks those' },
  { route: /^\/review\/guest/, why: 'of whoever was given a link to one draft (decision 0066), not of officers' },
  { route: /^\/uploads\//, why: 'the bytes of a file, under a name that only those are told who see the file' },
  { route: /^\/(\(\(.*)?$|^\/_health|^\/admin\/?(\(|\*|:path)/, why: 'the screen itself, the same for everybody' },
  {
    route: /^\/admin\/(users\/me\/sessions|telemetry-properties|license-)/,
    why: 'about the own session, the machine and Strapi itself, whose maker it asks',
  },
  { route: /^\/importer\/templates\//, why: 'an empty workbook, with the time at which it was made' },
  { route: /^\/audit\//, why: 'the log of everything, open to the audit administrator alone, who is to see it' },
];

/** Searches that are no GET, with what they are sent. */
const searches = (known: Known): { path: string; body: unknown }[] =>
  known.places.flatMap(({ uid, documentId }) => [
    {
      path: `/content-manager/collection-types/${uid}/actions/bulkFindForValidation`,
      body: { documentIds: [documentId] },
    },
    { path: `/content-manager/collection-types/${uid}/clone/${documentId}`, body: {} },
    { path: `/content-manager/collection-types/${uid}/auto-clone/${documentId}`, body: {} },
    { path: `/content-manager/collection-types/${uid}/${documentId}/actions/discard`, body: {} },
    { path: `/content-manager/collection-types/${uid}/actions/bulkDelete`, body: { documentIds: [documentId] } },
    { path: `/review/cases/${uid}/${documentId}/submit`, body: { with: known.places.slice(0, 1) } },
    { path: `/leak-gate/findings/${uid}/${documentId}/mask`, body: { seenHash: '0'.repeat(64) } },
    { path: `/history/presence/${uid}/${documentId}`, body: { window: 'w'.repeat(24), isLeaving: false } },
    { path: `/history/versions/${uid}/${documentId}/divergence`, body: {} },
    { path: `/history/versions/${uid}/${documentId}/restore`, body: { number: 1 } },
  ]);

export interface Question {
  method: 'GET' | 'POST';
  path: string;
  body?: unknown;
}

/** What is asked about records by their names, when they are not for the one who asks: the searches, too, which would change one's own. */
export const foreignQuestions = (cms: Cms, known: Known): Question[] => [
  ...questions(cms, known).filter(({ path }) => namesIn(known).some((name) => path.includes(name))),
  ...searches(known).map((search) => ({ method: 'POST' as const, ...search })),
];

const namesIn = ({ places, files, sha256 }: Known): string[] => [
  ...places.map(({ documentId }) => documentId),
  ...files.map((file) => `/upload/files/${file}`),
  ...sha256,
];

/** Everything that can be asked about these records: each GET route that the system has. */
export function questions(cms: Cms, known: Known): Question[] {
  const layers = cms.strapi.server.listRoutes() as unknown as { path: string; methods: string[] }[];
  const paths = layers.filter(({ methods }) => methods.includes('GET')).map(({ path }) => path);
  const asked = [...new Set(paths)].filter((path) => !leftOut.some(({ route }) => route.test(path)));
  const gets = asked
    .flatMap((path) => filled(cms, path, known))
    .filter((path) => isWhole || !withoutRecords.test(path))
    .flatMap((path) => withQueries(path, known));
  return [...new Set(gets)].map((path) => ({ method: 'GET', path }));
}

/** A route with every value that its parameters can take. @throws {RangeError} for a parameter that is not known here. */
function filled(cms: Cms, route: string, known: Known): string[] {
  const [whole, name] = /\/:(\w+)(?:\([^)]*\))?/.exec(route) ?? [];
  if (!whole || !name) return [route];
  return valuesOf(cms, route, name, known).flatMap(([value, rest]) =>
    filled(cms, route.replace(whole, `/${value}`), rest),
  );
}

type Value = readonly [string, Known];

function valuesOf(cms: Cms, route: string, name: string, known: Known): Value[] {
  const same = (values: readonly (string | number)[]): Value[] => values.map((value) => [String(value), known]);
  const [place] = known.places;
  switch (name) {
    case 'uid':
    case 'model':
    case 'contentType':
      // From here on the records are of this type.
      return contentTypes.map(({ uid }) => [uid, { ...known, places: known.places.filter((one) => one.uid === uid) }]);
    case 'documentId':
      return known.places.map((one) => [one.documentId, { ...known, places: [one] }]);
    case 'targetField':
      return same(place || !route.includes('/:id') ? relationsOf(cms, route) : []);
    case 'id':
      if (route.startsWith('/content-manager/'))
        return known.places.map((one) => [one.documentId, { ...known, places: [one] }]);
      return same(route.startsWith('/upload/files') ? known.files : [1, 2, 3, 999999]);
    case 'kind':
      return same(['sheet', 'chain']);
    case 'sha256':
      return same(known.sha256);
    case 'type':
      return same(contentTypes.map((type) => type.name));
    case 'number':
      return same([1]);
    // Of parts of Strapi that hold nothing of records.
    case 'releaseId':
    case 'versionId':
    case 'actionId':
    case 'provider':
    case 'name':
    case 'deviceId':
      return same([1]);
    default:
      throw new RangeError(`the crawl does not know what to put for :${name} of ${route}`);
  }
}

/** The fields of a type that name other records. */
function relationsOf(cms: Cms, route: string): string[] {
  const uid = contentTypes.find((type) => route.includes(`/${type.uid}/`))?.uid;
  if (!uid) return [];
  const { attributes } = cms.strapi.contentType(uid as never) as unknown as {
    attributes: Record<string, { type: string; target?: string }>;
  };
  return Object.keys(attributes).filter(
    (name) => attributes[name]?.type === 'relation' && attributes[name].target?.startsWith('api::'),
  );
}

/** What a list can be asked: whole, searched, filtered, sorted, by what is public, by what was changed. */
function withQueries(path: string, { words, places }: Known): string[] {
  const [, listed = ''] = /^\/content-manager\/collection-types\/([^/]+)$/.exec(path) ?? [];
  if (listed) {
    const queries = deeplyAsked.includes(listed) ? deepQueries(words) : words.map((word) => `_q=${word}`);
    return [path, ...queries.map((query) => `${path}?${query}`)];
  }
  if (path.startsWith('/content-manager/relations/')) return words.map((word) => `${path}?_q=${word}`).concat(path);
  if (path === '/content-manager/homepage/recent-documents') return [`${path}?action=update`, `${path}?action=publish`];
  if (path === '/upload/files')
    return [path, ...words.flatMap((word) => [`${path}?_q=${word}`, `${path}?filters[name][$contains]=${word}`])];
  if (path === '/review/queue')
    return ['waiting', 'overdue', 'drafts', 'mine', 'all'].flatMap((scope) => [
      `${path}?scope=${scope}&pageSize=100`,
      `${path}?scope=${scope}&type=policy-document&department=none`,
    ]);
  if (path === '/deadlines/board') return [path, `${path}?pageSize=500`];
  if (path.endsWith('/compare')) return [`${path}?from=1&to=2`, `${path}?from=1`];
  if (path.endsWith('/countManyEntriesDraftRelations'))
    return places.map(({ documentId }) => `${path}?documentIds[0]=${documentId}`);
  return [path];
}

/** Types whose lists are asked in every way; all types are lists of the same program. */
const deeplyAsked = ['policy-document', 'policy-interpretation', 'department'].map((name) => `api::${name}.${name}`);

const deepQueries = (words: readonly string[]): string[] => [
  'pageSize=100&sort=title:ASC',
  'pageSize=100&sort=leadDepartment[title]:ASC',
  'pageSize=100&status=published',
  'pageSize=100&publicationStatusFilter=published-modified',
  'pageSize=100&filters[$and][0][__status][$eq]=draft',
  ...words.flatMap((word) => [
    `_q=${word}`,
    `filters[title][$contains]=${word}`,
    `filters[$or][0][title][$contains]=${word}&filters[$or][1][keywords][$contains]=${word}`,
    `filters[$not][title][$contains]=${word}`,
    `filters[leadDepartment][title][$contains]=${word}`,
    `filters[catalogueNode][title][$contains]=${word}`,
    `filters[policies][title][$contains]=${word}`,
    `filters[attachments][name][$contains]=${word}`,
    `populate[leadDepartment][filters][title][$contains]=${word}`,
  ]),
];

/** An answer as far as it can be compared: without moments. */
export interface Answer {
  status: number;
  text: string;
}

export async function ask(cms: Cms, token: string, { method, path, body }: Question): Promise<Answer> {
  const answer = await cms.fetch(path, { token, method, ...(body !== undefined && { body: JSON.stringify(body) }) });
  const text = (await answer.text()).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+(?:Z|\+08:00)/g, '(moment)');
  return { status: answer.status, text };
}
