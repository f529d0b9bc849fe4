import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Place } from '../../src/plugins/review/server/services/store.ts';
import { startCms, type Cms } from '../harness.ts';
import { draftPolicy, feedOf, people, reviewsOf, reviewUpToSignOff } from '../records.ts';

/** A start takes this long on a busy machine; what is due before it is done is done right after. */
const STARTING_MS = 12_000;

/**
 * Signs records for one moment, has a CMS killed `offsetMs` from that moment, starts the next one on the same data, and
 * expects that every record is out exactly once and the feed is whole.
 *
 * @returns the CMS that runs now, and how many records the killed one had let out.
 */
export async function killAt(cms: Cms, offsetMs: number, count: number): Promise<{ cms: Cms; before: number }> {
  const places: Place[] = [];
  for (let made = 0; made < count; made += 1) places.push(await draftPolicy(cms));
  for (const place of places) await reviewUpToSignOff(cms, place);
  const due = Date.now() + STARTING_MS;
  const publishAt = new Date(due).toISOString();
  for (const place of places) await reviewsOf(cms).sign(place, people.leader, { publishAt });
  const { folder } = cms;
  await cms.stop();

  const child = fork(join(import.meta.dirname, 'clockwork.mts'), [folder], {
    execArgv: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'],
  });
  await once(child, 'message');
  await sleep(Math.max(0, due + offsetMs - Date.now()));
  child.kill('SIGKILL');
  await once(child, 'exit');

  const next = await startCms({ folder });
  const states = () =>
    next.strapi.db
      .connection('review_schedules')
      .whereIn('record_id', idsOf(places))
      .orderBy('id')
      .pluck('state') as Promise<string[]>;
  const before = (await states()).filter((state) => state === 'done').length;
  await expect.poll(states, { timeout: 60_000 }).toEqual(places.map(() => 'done'));
  const { changes } = await feedOf(next);
  expect(changes.map(({ seq }) => seq)).toEqual(changes.map((_, index) => index + 1));
  expect(changes.flatMap(({ id }) => (idsOf(places).includes(id) ? [id] : [])).sort()).toEqual(idsOf(places).sort());
  return { cms: next, before };
}

const idsOf = (places: readonly Place[]): string[] => places.map(({ documentId }) => documentId);
