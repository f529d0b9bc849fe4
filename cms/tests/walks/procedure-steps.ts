import fc from 'fast-check';
import type { Bundles } from '../../src/plugins/review/server/services/bundles.ts';
import type { Viewer } from '../../src/plugins/review/server/services/cases.ts';
import type { Place } from '../../src/plugins/review/server/services/store.ts';
import type { TestRole } from '../harness.ts';
import { cleanSheet, noToAll, reviewsOf } from '../records.ts';
import {
  anyOf,
  officerAt,
  officerIndex,
  placeOf,
  stateOf,
  which,
  type Scene,
  type Step,
  type Which,
  type World,
} from './world.ts';

const reviews = ({ cms }: World) => reviewsOf(cms);
const sheetWithYes = (conclusion: 'refer-to-authority' | 'must-not-publish') => ({
  answers: { ...noToAll, workSecret: true },
  ...{ attachments: [], conclusion, basis: '存疑' },
});

type Take = (world: World, place: Place, by: Viewer) => Promise<unknown>;
/** The steps of the procedure, by whoever tries them. */
export const procedure: Record<string, { take: Take; decides: boolean }> = {
  submit: { take: (world, place, by) => reviews(world).submit(place, by), decides: false },
  approve: { take: (world, place, by) => reviews(world).approve(place, by), decides: false },
  countersign: { take: (world, place, by) => reviews(world).countersign(place, by), decides: false },
  clear: { take: (world, place, by) => reviews(world).closeSheet(place, by, cleanSheet), decides: false },
  refer: {
    take: (world, place, by) => reviews(world).closeSheet(place, by, sheetWithYes('refer-to-authority')),
    decides: false,
  },
  forbid: {
    take: (world, place, by) => reviews(world).closeSheet(place, by, sheetWithYes('must-not-publish')),
    decides: false,
  },
  sign: { take: (world, place, by) => reviews(world).sign(place, by), decides: true },
  sendBack: { take: (world, place, by) => reviews(world).sendBack(place, by, '请补充'), decides: false },
  recall: { take: (world, place, by) => reviews(world).recall(place, by, '撤回重办'), decides: false },
  withdraw: { take: (world, place, by) => reviews(world).withdraw(place, by, '内容有误'), decides: true },
};

export const anyStep = fc
  .tuple(fc.constantFrom(...Object.entries(procedure)), officerIndex, which)
  .map(([[name, { take, decides }], index, record]): Step => ({
    name: `${name} the ${record} by ${index}`,
    decides,
    attempt: async (world, scene) => take(world, await placeOf(scene, record), officerAt(world, index).viewer),
  }));

/** Whose turn it is where a record stands: walks that get nowhere find nothing. */
const turns: Record<string, { name: string; role: TestRole }> = {
  departmentReview: { name: 'approve', role: 'department-head' },
  confidentialityReview: { name: 'clear', role: 'confidentiality-reviewer' },
  referredToAuthority: { name: 'clear', role: 'confidentiality-reviewer' },
  awaitingSignOff: { name: 'sign', role: 'deputy-head' },
};
const submission = { name: 'submit', role: 'information-officer' as const };

export const turnOf = async (world: World, place: Place): Promise<{ name: string; role: TestRole }> =>
  turns[await stateOf(world, place)] ?? submission;

async function takeTurn(world: World, place: Place, officer: number): Promise<void> {
  const { name, role } = await turnOf(world, place);
  await procedure[name]?.take(world, place, anyOf(world, role, officer).viewer);
}

const ofRole = fc.nat({ max: 1 });
export const nextStepOf = (record: Which): fc.Arbitrary<Step> =>
  ofRole.map((officer) => ({
    name: `whatever comes next for the ${record}, by officer ${officer} of the role`,
    decides: true,
    attempt: async (world, scene) => takeTurn(world, await placeOf(scene, record), officer),
  }));
export const nextStep = which.chain(nextStepOf);

async function bringToSignature(world: World, place: Place, officer: number): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1)
    if ((await stateOf(world, place)) !== 'awaitingSignOff') await takeTurn(world, place, officer);
}

export const upToSignatureOf = (record: Which): fc.Arbitrary<Step> =>
  ofRole.map((officer) => ({
    name: `the ${record} up to the signature, by officers ${officer}`,
    decides: false,
    attempt: async (world, scene) => bringToSignature(world, await placeOf(scene, record), officer),
  }));
export const upToSignature = which.chain(upToSignatureOf);

/** A record before everybody's eyes. */
const published = (record: Which): Step => ({
  name: `publish the ${record}`,
  decides: true,
  attempt: async (world, scene) => {
    const place = await placeOf(scene, record);
    await bringToSignature(world, place, 0);
    await takeTurn(world, place, 0);
  },
});
export const publishing = published('first');
export const publishingSecond = published('second');

const bundles = ({ cms }: World): Bundles => cms.strapi.plugin('review').service('bundles');

async function bundle(world: World, scene: Scene, by: Viewer): Promise<void> {
  await bundles(world).submit(scene.first, [await scene.second()], by, {});
}

/** Two records that are submitted together (C-10). */
export const bundling = officerIndex.map((index): Step => ({
  name: `submit both together by ${index}`,
  decides: false,
  attempt: (world, scene) => bundle(world, scene, officerAt(world, index).viewer),
}));

export const bundleUpToSignature = fc.nat({ max: 1 }).map((officer): Step => ({
  name: `both together up to the signature, by officers ${officer}`,
  decides: false,
  attempt: async (world, scene) => {
    await bundle(world, scene, anyOf(world, 'information-officer', officer).viewer);
    for (const place of scene.places) await bringToSignature(world, place, officer);
  },
}));

export const dissolving = fc.tuple(officerIndex, which).map(([index, record]): Step => ({
  name: `dissolve the bundle of the ${record} by ${index}`,
  decides: false,
  attempt: async (world, scene) =>
    bundles(world).dissolve(await placeOf(scene, record), officerAt(world, index).viewer),
}));
