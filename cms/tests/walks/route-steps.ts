import fc from 'fast-check';
import { bulkSteps } from '../../src/plugins/review/server/rules/bulk-steps.ts';
import { routes } from '../../src/plugins/review/server/routes.ts';
import type { Place } from '../../src/plugins/review/server/services/store.ts';
import { waysToPublish, waysToTamper } from '../gate/ways-out.ts';
import { testRoles, type Account } from '../harness.ts';
import { cleanSheet } from '../records.ts';
import { newestVersion } from './draft-steps.ts';
import { draftHash, waitingHash } from './emergency-steps.ts';
import { placeOf, which, type Step, type World } from './world.ts';

export const waysOut = fc
  .tuple(fc.constantFrom(...waysToPublish, ...waysToTamper), which)
  .map(([{ name, attempt }, record]): Step => ({
    name: `${name}, the ${record}`,
    decides: false,
    attempt: async ({ cms }, scene) => attempt(cms, await placeOf(scene, record)),
  }));

/** An answer that is neither done nor a refusal: a walk that meets one has found a fault. */
export class BrokenAnswer extends Error {}

async function ask({ cms }: World, as: Account, method: string, path: string, body: unknown): Promise<void> {
  const answer = await cms.fetch(path, { method, as, body: JSON.stringify(body) });
  if (answer.status === 401 || answer.status >= 500)
    throw new BrokenAnswer(`${method} ${path} as ${as}: ${answer.status} ${await answer.text()}`);
}

type Body = (world: World, place: Place) => Promise<object>;
/** What the routes of a case are sent that need more than a click; every other is sent nothing. */
const bodies: Readonly<Record<string, object>> = {
  ...Object.fromEntries(['withdraw', 'return', 'recall'].map((name) => [name, { reason: '内容有误' }])),
  confidentiality: cleanSheet,
  interpretation: { way: 'planned', dueOn: '2099-01-01', note: '文字解读' },
  'withdraw-emergency': { reason: '预警解除' },
  invite: { name: '赵律师', office: '法律顾问', question: '是否合法' },
  'revoke-invitation': { fingerprint: 'a'.repeat(16) },
  schedule: { publishAt: '2027-01-01T09:00' },
  'withdraw-on': { withdrawAt: '2027-01-01T09:00', reason: '公示期满' },
  unschedule: { action: 'publish', reason: '暂缓' },
};
/** Those that are sent back what was on screen. */
const seenBodies: Readonly<Record<string, Body>> = {
  emergency: async (world, place) => ({
    ...{ reason: '暴雨', sheet: cleanSheet },
    seenHash: await draftHash(world, place),
  }),
  confirm: async (world, place) => ({ sheet: cleanSheet, seenHash: await waitingHash(world, place) }),
};
/** The routes that may change what readers see. */
const deciding = ['sign', 'withdraw', 'emergency', 'confirm', 'withdraw-emergency'];
/** Each route that changes a case, also one that nobody told this test of. */
const caseSteps = routes.admin.routes.flatMap(({ method, path }) =>
  method === 'POST' ? (/^\/cases\/:uid\/:documentId\/(.+)$/.exec(path)?.slice(1) ?? []) : [],
);

const anyone = fc.constantFrom<Account>(...testRoles, 'admin', 'security-administrator', 'audit-administrator');

/** The same routes that the screens use, as the accounts of the test system. */
const caseRoutes = fc.tuple(fc.constantFrom(...caseSteps), anyone, which).map(([step, as, record]): Step => ({
  name: `${step} over HTTP as ${as}, the ${record}`,
  decides: deciding.includes(step),
  attempt: async (world, scene) => {
    const place = await placeOf(scene, record);
    const body = (await seenBodies[step]?.(world, place)) ?? bodies[step] ?? {};
    await ask(world, as, 'POST', `/review/cases/${place.uid}/${place.documentId}/${step}`, body);
  },
}));

/** The same steps as the list takes them on several records at once. */
const listRoutes = fc.tuple(fc.constantFrom(...bulkSteps), anyone, which, which).map(([step, as, ...both]): Step => ({
  name: `${step} at once over HTTP as ${as}, the ${both.join(' and the ')}`,
  decides: deciding.includes(step),
  attempt: async (world, scene) => {
    const records: Place[] = [];
    for (const record of both) records.push(await placeOf(scene, record));
    await ask(world, as, 'POST', `/review/queue/${step}`, { records, ...bodies[step] });
  },
}));

/** Those of the content manager and of the history that touch a draft. */
const draftRoutes: Readonly<Record<string, (world: World, place: Place, as: Account) => Promise<void>>> = {
  save: (world, place, as) => ask(world, as, 'PUT', managed(place), { summary: '由表单保存' }),
  'save and publish': (world, place, as) => ask(world, as, 'POST', `${managed(place)}/actions/publish`, {}),
  discard: (world, place, as) => ask(world, as, 'POST', `${managed(place)}/actions/discard`, {}),
  clone: (world, place, as) =>
    ask(world, as, 'POST', `/content-manager/collection-types/${place.uid}/clone/${place.documentId}`, {}),
  restore: async (world, place, as) => {
    const seen = await newestVersion(world, place);
    await ask(world, as, 'POST', `/history/versions/${place.uid}/${place.documentId}/restore`, { version: 1, seen });
  },
};
const managed = ({ uid, documentId }: Place): string => `/content-manager/collection-types/${uid}/${documentId}`;

const formRoutes = fc
  .tuple(fc.constantFrom(...Object.entries(draftRoutes)), anyone, which)
  .map(([[name, take], as, record]): Step => ({
    name: `${name} over HTTP as ${as}, the ${record}`,
    decides: false,
    attempt: async (world, scene) => take(world, await placeOf(scene, record), as),
  }));

export const overHttp = fc.oneof(caseRoutes, listRoutes, formRoutes);
