import fc from 'fast-check';
import type { Viewer } from '../../src/plugins/review/server/services/cases.ts';
import { routes } from '../../src/plugins/review/server/routes.ts';
import type { Place } from '../../src/plugins/review/server/services/store.ts';
import { waysToPublish, waysToTamper } from '../gate/ways-out.ts';
import { testRoles, type Cms, type TestRole } from '../harness.ts';
import { cleanSheet, edit, noToAll, reviewsOf } from '../records.ts';

/** Everybody who walks: officers of every role, two of each that decides. */
export interface World {
  cms: Cms;
  officers: readonly Officer[];
}
export interface Officer {
  role: TestRole;
  viewer: Viewer;
}

/** One thing that somebody tries; what comes of it is the system's to say. */
export interface Step {
  name: string;
  /** Whether it may change what readers see. */
  decides: boolean;
  attempt: (world: World, place: Place) => Promise<unknown>;
}

const reviews = ({ cms }: World) => reviewsOf(cms);
const referral = {
  answers: { ...noToAll, workSecret: true },
  attachments: [],
  conclusion: 'refer-to-authority' as const,
  basis: '存疑',
};
const refusal = {
  answers: { ...noToAll, privacy: true },
  attachments: [],
  conclusion: 'must-not-publish' as const,
  basis: '涉及隐私',
};

const farOff = '2099-01-01T01:00:00.000Z';

type Take = (world: World, place: Place, by: Viewer) => Promise<unknown>;
/** The steps of the procedure, by whoever tries them. */
const procedure: Record<string, { take: Take; decides: boolean }> = {
  submit: { take: (world, place, by) => reviews(world).submit(place, by), decides: false },
  approve: { take: (world, place, by) => reviews(world).approve(place, by), decides: false },
  clear: { take: (world, place, by) => reviews(world).closeSheet(place, by, cleanSheet), decides: false },
  refer: { take: (world, place, by) => reviews(world).closeSheet(place, by, referral), decides: false },
  forbid: { take: (world, place, by) => reviews(world).closeSheet(place, by, refusal), decides: false },
  sign: { take: (world, place, by) => reviews(world).sign(place, by), decides: true },
  sendBack: { take: (world, place, by) => reviews(world).sendBack(place, by, '请补充'), decides: false },
  recall: { take: (world, place, by) => reviews(world).recall(place, by, '撤回重办'), decides: false },
  withdraw: { take: (world, place, by) => reviews(world).withdraw(place, by, '内容有误'), decides: true },
  signForLater: { take: (world, place, by) => reviews(world).sign(place, by, { publishAt: farOff }), decides: false },
  fallDue: { take: (world, place, by) => reviews(world).fallDue(place, by.account), decides: true },
  unschedule: { take: (world, place, by) => reviews(world).unschedule(place, by, '暂缓'), decides: false },
};

const officerIndex = fc.nat({ max: 9 });
const officerAt = ({ officers }: World, index: number): Officer => officers[index % officers.length] as Officer;

const anyStep = fc
  .tuple(fc.constantFrom(...Object.entries(procedure)), officerIndex)
  .map(([[name, { take, decides }], index]): Step => ({
    name: `${name} by ${index}`,
    decides,
    attempt: (world, place) => take(world, place, officerAt(world, index).viewer),
  }));

/** Whose turn it is where a record stands: walks that get nowhere find nothing. */
const turns: Record<string, { name: string; role: TestRole }> = {
  departmentReview: { name: 'approve', role: 'department-head' },
  confidentialityReview: { name: 'clear', role: 'confidentiality-reviewer' },
  referredToAuthority: { name: 'clear', role: 'confidentiality-reviewer' },
  awaitingSignOff: { name: 'sign', role: 'deputy-head' },
};
const submission = { name: 'submit', role: 'information-officer' as const };

const nextStep = fc.nat({ max: 1 }).map((which): Step => ({
  name: `whatever comes next, by officer ${which} of the role`,
  decides: true,
  attempt: async (world, place) => {
    const { name, role } = turns[await stateOf(world, place)] ?? submission;
    const able = world.officers.filter((officer) => officer.role === role);
    const by = able[which % able.length] ?? officerAt(world, which);
    await procedure[name]?.take(world, place, by.viewer);
  },
}));

async function stateOf({ cms }: World, { uid, documentId }: Place): Promise<string> {
  const row = await cms.strapi.db.connection('review_cases').where({ uid, record_id: documentId }).first();
  return row?.state ?? 'draft';
}

const edits = fc.constantFrom('甲', '乙', '丙').map((text): Step => ({
  name: `save ${text}`,
  decides: false,
  attempt: ({ cms }, place) => edit(cms, place, { summary: text }),
}));

/** A draft changed behind the editor's back, where no approval is cancelled at once. */
const rowEdits = fc.constantFrom('丁', '戊').map((text): Step => ({
  name: `write the row ${text}`,
  decides: false,
  attempt: ({ cms }, { uid, documentId }) =>
    cms.strapi.db
      .query(uid as never)
      .update({ where: { documentId, publishedAt: null }, data: { summary: text } as never }),
}));

const discard: Step = {
  name: 'discard the draft',
  decides: false,
  attempt: ({ cms }, { uid, documentId }) => cms.strapi.documents(uid as never).discardDraft({ documentId }),
};

const waysOut = fc
  .constantFrom(...waysToPublish, ...waysToTamper)
  .map(({ name, attempt }): Step => ({ name, decides: false, attempt: ({ cms }, place) => attempt(cms, place) }));

/** What the routes of a case are sent that need more than a click; every other is sent nothing. */
const bodies: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(['withdraw', 'return', 'recall'].map((name) => [name, { reason: '内容有误' }])),
  confidentiality: cleanSheet,
  schedule: { publishAt: '2099-01-01T09:00' },
  'withdraw-on': { withdrawAt: '2099-01-01T09:00', reason: '公示期满' },
  unschedule: { action: 'publish', reason: '暂缓' },
};
/** Each route that changes a case, also one that nobody told this test of. */
const caseSteps = routes.admin.routes.flatMap(({ method, path }) =>
  method === 'POST' ? (/^\/cases\/:uid\/:documentId\/(.+)$/.exec(path)?.slice(1) ?? []) : [],
);

/** The same routes that the screens use, as the accounts of the test system. */
const overHttp = fc.tuple(fc.constantFrom(...caseSteps), fc.constantFrom(...testRoles)).map(([step, as]): Step => ({
  name: `${step} over HTTP as ${as}`,
  decides: step === 'sign' || step === 'withdraw',
  attempt: ({ cms }, { uid, documentId }) =>
    cms.fetch(`/review/cases/${uid}/${documentId}/${step}`, {
      method: 'POST',
      as,
      body: JSON.stringify(bodies[step] ?? {}),
    }),
}));

/** Somebody is given another role in the middle of things: what he has done before still counts (B-2). */
const promotion = fc.tuple(officerIndex, fc.constantFrom(...testRoles)).map(([index, role]): Step => ({
  name: `officer ${index} becomes ${role}`,
  decides: false,
  attempt: async (world) => {
    const { viewer } = officerAt(world, index);
    const model = world.officers.find((officer) => officer.role === role);
    if (model) Object.assign(viewer, { can: model.viewer.can, roles: model.viewer.roles });
    return Promise.resolve();
  },
}));

const oneStep = fc.oneof(
  { weight: 16, arbitrary: nextStep },
  { weight: 4, arbitrary: anyStep },
  { weight: 3, arbitrary: edits },
  { weight: 1, arbitrary: rowEdits },
  { weight: 1, arbitrary: fc.constant(discard) },
  { weight: 3, arbitrary: waysOut },
  { weight: 1, arbitrary: overHttp },
  { weight: 1, arbitrary: promotion },
);

/** Several steps in a group are tried at the same moment. */
export const walks = fc.array(fc.oneof({ weight: 4, arbitrary: fc.tuple(oneStep) }, fc.tuple(oneStep, oneStep)), {
  minLength: 4,
  maxLength: 14,
});
export type Walk = typeof walks extends fc.Arbitrary<infer W> ? W : never;
