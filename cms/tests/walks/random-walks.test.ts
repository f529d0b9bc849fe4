import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Place } from '../../src/plugins/review/server/services/store.ts';
import { policyDocument } from '../records.ts';
import { elevate } from '../elevation.ts';
import { loadCompiled, startCms, type Cms } from '../harness.ts';
import { attachmentRaces, race, raced, type Race } from './attachment-races.ts';
import { assertSignerNamed, assertWatched } from './emergency-state.ts';
import { nameOneLeader } from './emergency-steps.ts';
import { endOfLeave } from './people-steps.ts';
import { assertApproved, assertOnRecord, publicState, type PublicState } from './public-state.ts';
import { assertRefusal } from './refusal.ts';
import { walks, type Group, type Walk } from './steps.ts';
import { count, tally } from './tally.ts';
import { assertBundlesWhole, assertCorrectionsTold, assertOriginalsMarked } from './told.ts';
import { article, newScene, newWorld, officerAt, officerIndex, type Scene, type World } from './world.ts';

/** How many walks; the long form is `pnpm test:long` in `cms`. */
const wanted = Number(process.env['YANGGUANG_WALKS'] ?? 15);
const perWalkMs = 5000;
/** How many times something happens to a file while somebody decides. */
const wantedRaces = Number(process.env['YANGGUANG_RACES'] ?? 20);
/** A system is so many walks old at most: sign-ins and lent rights run out, and tables grow. */
const walksPerSystem = 200;

let cms: Cms | undefined;
let world: World;

const { stopTimer } = loadCompiled(
  'plugins/review/server/timer',
) as typeof import('../../src/plugins/review/server/timer.ts');

async function startWorld(): Promise<void> {
  cms = await startCms({ listen: true });
  // The clock ticks when a walk says so, and at no other moment.
  await stopTimer();
  await elevate(cms);
  world = await newWorld(cms);
  await nameOneLeader(world);
}

/** What is said of the records of a walk holds of whatever else was made on the way, and of the feed as a whole. */
async function endWorld(): Promise<void> {
  if (!cms) return;
  const seqs: number[] = await cms.strapi.db.connection('outbox_changes').orderBy('seq').pluck('seq');
  expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  for (const uid of [policyDocument, article]) {
    const seen = await cms.strapi.db.query(uid as never).findMany({ where: { publishedAt: { $notNull: true } } });
    for (const { documentId } of seen as { documentId: string }[])
      assertApproved(await publicState(cms, { uid, documentId }), '');
  }
  await cms.stop();
  cms = undefined;
}
beforeAll(startWorld);
afterAll(endWorld);

let walked = 0;
let racesRun = 0;

/** @param maker - which officer made the drafts: one who may decide must not decide about these. */
async function walk(groups: Walk, maker: number): Promise<void> {
  if (walked > 0 && walked % walksPerSystem === 0) await renewWorld(`${walked} of ${wanted} walks`, tally);
  const creator = officerAt(world, maker).viewer.account;
  const rights = world.officers.map(({ viewer }) => ({ ...viewer }));
  const scene = await newScene(world, creator);
  let before = await statesOf(scene);
  for (const group of groups) before = await take(group, scene, creator, before);
  for (const [index, place] of scene.places.entries()) {
    await assertOnRecord(world.cms, place, before[index] ?? { rows: [], changes: [] });
    await assertSignerNamed(world.cms, place);
  }
  before.forEach(count);
  world.officers.forEach(({ viewer }, index) => Object.assign(viewer, rights[index]));
  await endOfLeave(world);
  await nameOneLeader(world);
  walked += 1;
}

async function take(group: Group, scene: Scene, creator: string, before: PublicState[]): Promise<PublicState[]> {
  const outcomes = await Promise.allSettled(group.map((step) => step.attempt(world, scene)));
  for (const outcome of outcomes) {
    if (outcome.status !== 'rejected') continue;
    assertRefusal(outcome.reason);
    tally.refused += 1;
  }
  const after = await statesOf(scene);
  // What readers see moves by a signature or a withdrawal, by nothing else that anybody tries.
  if (!group.some(({ decides }) => decides)) expect(after.filter(isSeen)).toEqual(before.filter(isSeen));
  for (const [index, state] of after.entries()) {
    assertApproved(state, creator);
    assertCorrectionsTold(state);
    await assertWatched(world.cms, scene.places[index] as Place, state);
  }
  assertBundlesWhole(after);
  const [first, ...others] = after;
  if (first) for (const other of others) assertOriginalsMarked(first, other);
  return after;
}

const isSeen = ({ rows, changes }: PublicState): boolean => rows.length + changes.length > 0;
const statesOf = ({ places }: Scene): Promise<PublicState[]> =>
  Promise.all(places.map((place) => publicState(world.cms, place)));

/** A night's run says how far it has come, and how to come there again. */
async function renewWorld(progress: string, counts: object): Promise<void> {
  const seed = process.env['YANGGUANG_SEED'] ?? '';
  console.log(`seed ${seed}: ${progress}, ${JSON.stringify(counts)}`);
  await endWorld();
  await startWorld();
}

test(
  'whoever tries whatever in whatever order and at the same moment, nothing is public that was not approved (E1, E2, E3, B-11)',
  async () => {
    const property = fc.asyncProperty(walks, officerIndex, walk);
    await fc.assert(property, { numRuns: wanted, reporter: report });
    expect(tally.published).toBeGreaterThan(wanted / 4);
    expect(tally.refused).toBeGreaterThan(wanted);
    // A few walks do not come to everything.
    if (wanted >= 2 * walksPerSystem)
      for (const [what, times] of Object.entries(tally)) expect(times, what).toBeGreaterThan(0);
    console.log(JSON.stringify(tally));
  },
  60_000 + wanted * perWalkMs,
);

test(
  'whatever happens to the files of a record while somebody decides about it, readers get the bytes that were approved (E2)',
  async () => {
    const property = fc.asyncProperty(attachmentRaces, raceOnce);
    await fc.assert(property, { numRuns: wantedRaces, endOnFailure: true });
    expect(raced.published).toBeGreaterThan(wantedRaces / 10);
    expect(raced.held).toBeGreaterThan(wantedRaces / 10);
    console.log(JSON.stringify(raced));
  },
  60_000 + wantedRaces * perWalkMs,
);

async function raceOnce(one: Race): Promise<void> {
  if (racesRun > 0 && racesRun % walksPerSystem === 0) await renewWorld(`${racesRun} of ${wantedRaces} races`, raced);
  await race(world, one);
  racesRun += 1;
}

/** Says which steps led to it, in words, with the seed that leads there again. */
function report(details: fc.RunDetails<[Walk, number]>): void {
  if (!details.failed) return;
  const steps = details.counterexample?.[0].map((group) => group.map(({ name }) => name));
  const found = `seed ${details.seed}, path ${details.counterexamplePath}: ${JSON.stringify(steps)}`;
  // At once: the report of a night comes when the last walker is home.
  console.error(found, details.errorInstance);
  throw new Error(found, { cause: details.errorInstance });
}
