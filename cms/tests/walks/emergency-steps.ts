import fc from 'fast-check';
import { contentHash, emergencyConfirmHours } from '@yangguang/schemas';
import { canonicalRecord } from '../../src/lib/canonical-record.ts';
import type { Viewer } from '../../src/plugins/review/server/services/cases.ts';
import type { Emergencies } from '../../src/plugins/review/server/services/emergencies.ts';
import type { EmergencySignersService } from '../../src/plugins/review/server/services/emergency-signers.ts';
import type { Place } from '../../src/plugins/review/server/services/store.ts';
import type { TestRole } from '../harness.ts';
import { cleanSheet } from '../records.ts';
import { waitingRows } from './emergency-state.ts';
import { anyOf, officerAt, officerIndex, placeOf, which, type Step, type Which, type World } from './world.ts';

const emergencies = ({ cms }: World): Emergencies => cms.strapi.plugin('review').service('emergencies');

const hashOfNothing = 'a'.repeat(64);
/** The hash of the draft, as the screen of whoever signs shows it; of nothing when it was deleted. */
export const draftHash = async ({ cms: { strapi } }: World, { uid, documentId }: Place): Promise<string> =>
  (await hasDraft(strapi, uid, documentId))
    ? contentHash(await canonicalRecord(strapi, uid, documentId))
    : hashOfNothing;
const hasDraft = async (strapi: World['cms']['strapi'], uid: string, documentId: string): Promise<boolean> =>
  (await strapi.db.query(uid as never).count({ where: { documentId, publishedAt: null } })) > 0;

/** The hash of what waits for its second person; of nothing when nothing does. */
export const waitingHash = async ({ cms }: World, place: Place): Promise<string> =>
  (await waitingRows(cms, place))[0]?.hash ?? hashOfNothing;

type Take = (world: World, place: Place, by: Viewer) => Promise<void>;
const acts: Record<string, Take> = {
  'let out alone': async (world, place, by) =>
    emergencies(world).publish(place, by, {
      ...{ reason: '今夜有特大暴雨', sheet: cleanSheet },
      seenHash: await draftHash(world, place),
    }),
  confirm: async (world, place, by) =>
    emergencies(world).confirm(place, by, { sheet: cleanSheet, seenHash: await waitingHash(world, place) }),
  'take back as the second': (world, place, by) => emergencies(world).withdraw(place, by, '预警解除'),
};
const officeOf: Record<string, TestRole> = {
  'let out alone': 'deputy-head',
  confirm: 'confidentiality-reviewer',
  'take back as the second': 'confidentiality-reviewer',
};

const act = (name: string, record: Which, by: string, officer: (world: World) => Viewer): Step => ({
  name: `${name} the ${record}, by ${by}`,
  decides: true,
  attempt: async (world, scene) => acts[name]?.(world, await placeOf(scene, record), officer(world)),
});

/** By whoever tries, about whatever record. */
export const anyEmergencyAct = fc
  .tuple(fc.constantFrom(...Object.keys(acts)), officerIndex, which)
  .map(([name, index, record]) => act(name, record, String(index), (world) => officerAt(world, index).viewer));

/** By one whose office it is, about the warning: one of the two leaders is named, the other is not. */
export const urgentAct = fc
  .tuple(fc.constantFrom(...Object.keys(acts)), fc.nat({ max: 1 }))
  .map(([name, officer]) => urgent(name, officer));
const urgent = (name: string, officer: number): Step => {
  const role = officeOf[name] ?? 'deputy-head';
  return act(name, 'warning', `${role} ${officer}`, (world) => anyOf(world, role, officer).viewer);
};

/** The warning before everybody's eyes, by one signature. */
export const warned = urgent('let out alone', 0);
export const confirmation = fc.nat({ max: 1 }).map((officer) => urgent('confirm', officer));

const afterwards = (): Date => new Date(Date.now() + (emergencyConfirmHours + 1) * 3_600_000);

/** Stands for the time that passes: whatever waits has waited for too long. */
export const hoursPass: Step = {
  name: 'the hours of the warnings pass',
  decides: false,
  attempt: (world) => emergencies(world).tick(afterwards()),
};

const signers = ({ cms }: World): EmergencySignersService => cms.strapi.plugin('review').service('emergencySigners');
const leaders = (world: World): string[] => [0, 1].map((index) => anyOf(world, 'deputy-head', index).viewer.account);

/** The disclosure office names others in the middle of things. */
export const naming = fc.subarray([0, 1]).map((chosen): Step => ({
  name: `leaders ${chosen.join(', ')} are named`,
  decides: false,
  attempt: (world) =>
    nameSigners(
      world,
      leaders(world).filter((_, index) => chosen.includes(index)),
    ),
}));

const nameSigners = (world: World, accounts: readonly string[]): Promise<void> =>
  signers(world).set(accounts, anyOf(world, 'disclosure-office', 0).viewer.account);

/** One leader is named: so each walk begins. */
export async function nameOneLeader(world: World): Promise<void> {
  const usual = leaders(world).slice(0, 1);
  const named: string[] = await world.cms.strapi.db
    .connection('review_emergency_signers')
    .whereNull('ended_at')
    .pluck('account');
  if (named.join() !== usual.join()) await nameSigners(world, usual);
}
