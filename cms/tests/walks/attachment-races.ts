import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { expect } from 'vitest';
import { parsePublished, sha256, type PublishChange } from '@yangguang/schemas';
import { testOutboxToken } from '../harness.ts';
import { cleanSheetOf, draftPolicy, reviewsOf } from '../records.ts';
import type { Place } from '../../src/plugins/review/server/services/store.ts';
import { acts, uploaded } from './attachment-acts.ts';
import { procedure, turnOf } from './procedure-steps.ts';
import { isPublication, publicState } from './public-state.ts';
import { assertRefusal } from './refusal.ts';
import { anyOf, stateOf, type World } from './world.ts';

/** Something happens to the files of a draft at the moment at which somebody decides about it. */
export interface Race {
  /** What is decided: the step that is open in this state. */
  at: 'draft' | 'departmentReview' | 'confidentialityReview' | 'awaitingSignOff';
  act: string;
  files: number;
  /** How long each of the two waits. */
  decisionMs: number;
  actMs: number;
}

const waits = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 }));
export const attachmentRaces: fc.Arbitrary<Race> = fc.record({
  at: fc.oneof(
    { weight: 4, arbitrary: fc.constant('awaitingSignOff' as const) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('draft' as const, 'departmentReview' as const, 'confidentialityReview' as const),
    },
  ),
  act: fc.constantFrom(...Object.keys(acts)),
  files: fc.integer({ min: 1, max: 2 }),
  decisionMs: waits,
  actMs: waits,
});

/** What became of the races: without both ends they prove nothing. */
export const raced = { published: 0, held: 0, refused: 0 };

/** What goes live is byte for byte what was approved, its files included, whatever happens meanwhile (E2). */
export async function race(world: World, { at, act, files, decisionMs, actMs }: Race): Promise<void> {
  const createdBy = Number(anyOf(world, 'information-officer', 0).viewer.account);
  const attachments: number[] = [];
  while (attachments.length < files) attachments.push(await uploaded(world));
  const place = await draftPolicy(world.cms, { createdBy, attachments });
  while ((await stateOf(world, place)) !== at) await decide(world, place);
  const outcomes = await Promise.allSettled([
    sleep(decisionMs).then(() => decide(world, place)),
    sleep(actMs).then(() => acts[act]?.(world, place)),
  ]);
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') {
      assertRefusal(outcome.reason);
      raced.refused += 1;
    }
  // Whoever comes after decides in his turn about what is there by then.
  for (let turn = 0; at !== 'awaitingSignOff' && turn < 4; turn += 1)
    if ((await stateOf(world, place)) !== 'published') await decide(world, place).catch(assertRefusal);
  const { rows, changes } = await publicState(world.cms, place);
  const publications = changes.filter(isPublication);
  expect(publications).toHaveLength(rows.length);
  for (const change of publications) await assertWhole(world, place, change);
  raced[rows.length > 0 ? 'published' : 'held'] += 1;
}

/** Whoever's turn it is decides about what he finds. */
async function decide(world: World, place: Place): Promise<unknown> {
  const { name, role } = await turnOf(world, place);
  const by = anyOf(world, role, 0).viewer;
  if (name !== 'clear') return procedure[name]?.take(world, place, by);
  return reviewsOf(world.cms).closeSheet(place, by, await cleanSheetOf(world.cms, place));
}

interface Decision {
  action: string;
  hash: string;
  sheet: string | null;
}

/** Everybody decided about just these bytes, the sheet answers for each file, and the publisher gets each of them. */
async function assertWhole({ cms }: World, { documentId }: Place, change: PublishChange): Promise<void> {
  parsePublished(change);
  const knex = cms.strapi.db.connection;
  const { round } = await knex('review_cases').where({ record_id: documentId }).first();
  const steps = ['submit', 'approve', 'clear', 'sign', 'publish'];
  const decisions: Decision[] = await knex('review_decisions').where({ record_id: documentId, round }).orderBy('id');
  expect(decisions.map(({ action, hash }) => [action, hash])).toEqual(steps.map((step) => [step, change.hash]));
  const { attachments } = change.record as unknown as { attachments: { sha256: string; sizeBytes: number }[] };
  const { sheet } = decisions.find(({ action }) => action === 'clear') as Decision;
  const answered = (JSON.parse(sheet ?? '') as { attachments: { sha256: string }[] }).attachments;
  expect(answered.map((file) => file.sha256)).toEqual(attachments.map((file) => file.sha256));
  for (const file of attachments) {
    const answer = await cms.fetch(`/api/outbox/files/${file.sha256}`, { token: testOutboxToken });
    expect(answer.status).toBe(200);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([sha256(bytes), bytes.length]).toEqual([file.sha256, file.sizeBytes]);
  }
}
