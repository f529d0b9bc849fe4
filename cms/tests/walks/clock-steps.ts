import fc from 'fast-check';
import type { Schedules } from '../../src/plugins/review/server/services/schedules.ts';
import type { Place } from '../../src/plugins/review/server/services/store.ts';
import { reviewsOf } from '../records.ts';
import { anyOf, officerAt, officerIndex, placeOf, which, type Step, type World } from './world.ts';

const schedules = ({ cms }: World): Schedules => cms.strapi.plugin('review').service('schedules');
const farOff = '2099-01-01T01:00:00.000Z';
const nextMonth = (): string => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 16);

/** What waits for its moment has come to it: stands for the time that passes. */
async function makeDue({ cms }: World, { uid, documentId }: Place): Promise<void> {
  await cms.strapi.db
    .connection('review_schedules')
    .where({ uid, record_id: documentId, state: 'waiting' })
    .update({ due_at: new Date(Date.now() - 1).toISOString() });
}

type Take = (world: World, place: Place, officer: number) => Promise<unknown>;
const viewerAt = (world: World, officer: number) => officerAt(world, officer).viewer;
const reviews = ({ cms }: World) => reviewsOf(cms);
const byTheClock: Record<string, Take> = {
  'sign for 2099': (world, place, by) => reviews(world).sign(place, viewerAt(world, by), { publishAt: farOff }),
  'its moment comes': makeDue,
  'set another moment': (world, place, by) => schedules(world).move(place, viewerAt(world, by), nextMonth()),
  'withdraw next month': (world, place, by) =>
    schedules(world).withdrawOn(place, viewerAt(world, by), nextMonth(), '公示期满'),
  'cancel the publication': (world, place, by) =>
    schedules(world).cancel(place, viewerAt(world, by), 'publish', '暂缓'),
  'cancel the withdrawal': (world, place, by) =>
    schedules(world).cancel(place, viewerAt(world, by), 'withdraw', '延长'),
  'take back what is signed for later': (world, place, by) =>
    reviews(world).unschedule(place, viewerAt(world, by), '暂缓'),
  // By a person, not by the clock: nobody may.
  'let it fall due': (world, place, by) => reviews(world).fallDue(place, viewerAt(world, by).account),
};

export const clockStep = fc
  .tuple(fc.constantFrom(...Object.entries(byTheClock)), officerIndex, which)
  .map(([[name, take], officer, record]): Step => ({
    name: `${name}, the ${record}, by ${officer}`,
    decides: false,
    attempt: async (world, scene) => take(world, await placeOf(scene, record), officer),
  }));

/** The clock looks what is due. */
export const tick: Step = {
  name: 'the clock ticks',
  decides: true,
  attempt: (world) => schedules(world).tick(new Date()),
};

/** Signed for a moment that has come since: the next tick lets it out. */
export const signedAndDue = fc.tuple(fc.nat({ max: 1 }), which).map(([leader, record]): Step => ({
  name: `sign the ${record} for a moment, which comes`,
  decides: false,
  attempt: async (world, scene) => {
    const place = await placeOf(scene, record);
    await reviewsOf(world.cms).sign(place, anyOf(world, 'deputy-head', leader).viewer, { publishAt: farOff });
    for (const one of scene.places) await makeDue(world, one);
  },
}));

/** To be taken back at a moment that has come since. */
export const withdrawalDue = which.map((record): Step => ({
  name: `withdraw the ${record} at a moment, which comes`,
  decides: false,
  attempt: async (world, scene) => {
    const place = await placeOf(scene, record);
    const { viewer } = anyOf(world, 'disclosure-office', 0);
    await schedules(world).withdrawOn(place, viewer, nextMonth(), '公示期满');
    await makeDue(world, place);
  },
}));
