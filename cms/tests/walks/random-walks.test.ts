import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Place } from '../../src/plugins/review/server/services/store.ts';
import { startCms, testRoles, type Cms } from '../harness.ts';
import { draftPolicy, policyDocument } from '../records.ts';
import { newOfficer, viewerById } from '../review/officers.ts';
import { assertApproved, assertOnRecord, publicState } from './public-state.ts';
import { walks, type Officer, type Walk, type World } from './steps.ts';

/** How many walks; the long form is `pnpm test:long` in `cms`. */
const count = Number(process.env['YANGGUANG_WALKS'] ?? 15);
const perWalkMs = 2000;
const walksPerLine = 200;

let cms: Cms;
let world: World;
beforeAll(async () => {
  cms = await startCms({ listen: true });
  const officers: Officer[] = [];
  for (const role of testRoles) {
    officers.push({ role, viewer: await viewerById(cms, (await cms.user(role)).id) });
    officers.push({ role, viewer: await newOfficer(cms, role, `第二位${role}`) });
  }
  world = { cms, officers };
});
afterAll(() => cms.stop());

let walked = 0;
let published = 0;
let refused = 0;

/** @param maker - which officer made the draft: one who may decide must not decide about this one. */
async function walk(groups: Walk, maker: number): Promise<void> {
  const creator = world.officers[maker % world.officers.length]?.viewer.account ?? '';
  const rights = world.officers.map(({ viewer }) => ({ ...viewer }));
  const place: Place = await draftPolicy(cms, { createdBy: Number(creator) });
  let before = await publicState(cms, place);
  for (const group of groups) {
    const outcomes = await Promise.allSettled(group.map((step) => step.attempt(world, place)));
    refused += outcomes.filter(({ status }) => status === 'rejected').length;
    const after = await publicState(cms, place);
    // What readers see moves by a signature or a withdrawal, by nothing else that anybody tries.
    if (!group.some(({ decides }) => decides)) expect(after).toEqual(before);
    assertApproved(after, creator);
    before = after;
  }
  published += before.changes.filter(({ action }) => action === 'publish').length;
  await assertOnRecord(cms, place, before);
  world.officers.forEach(({ viewer }, index) => Object.assign(viewer, rights[index]));
  walked += 1;
  if (walked % walksPerLine === 0 || walked === count) tellProgress();
}

/** A night's run says how far it has come, and how to come there again. */
function tellProgress(): void {
  const seed = process.env['YANGGUANG_SEED'] ?? '';
  console.log(`seed ${seed}: ${walked} of ${count} walks, ${published} publications, ${refused} refusals`);
}

test(
  'whoever tries whatever in whatever order and at the same moment, nothing is public that was not approved (E1, E2, E3)',
  async () => {
    const property = fc.asyncProperty(walks, fc.nat({ max: 9 }), walk);
    await fc.assert(property, { numRuns: count, reporter: report });
    // Walks that publish nothing, or are never refused, would prove nothing.
    expect(published).toBeGreaterThan(count / 20);
    expect(refused).toBeGreaterThan(count);
  },
  60_000 + count * perWalkMs,
);

test('what else was made on the way is no more public than the rest', async () => {
  const rows = await cms.strapi.db
    .query(policyDocument as never)
    .findMany({ where: { publishedAt: { $notNull: true } } });
  for (const { documentId } of rows as { documentId: string }[]) {
    const place = { uid: policyDocument, documentId };
    assertApproved(await publicState(cms, place), '');
  }
});

/** Says which steps led to it, in words, with the seed that leads there again. */
function report(details: fc.RunDetails<[Walk, number]>): void {
  if (!details.failed) return;
  const steps = details.counterexample?.[0].map((group) => group.map(({ name }) => name));
  throw new Error(`seed ${details.seed}, path ${details.counterexamplePath}: ${JSON.stringify(steps)}`, {
    cause: details.errorInstance,
  });
}
