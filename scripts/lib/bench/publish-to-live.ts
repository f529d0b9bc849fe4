import { setTimeout as wait } from 'node:timers/promises';
import { contentTypeOf, recordPath } from '@yangguang/schemas';
import { exampleOf } from '@yangguang/schemas/examples';
import { review, sign, signTogether, writeDraft, type Reviewed, type Staff } from '../officers/staff.ts';
import type { Expected, Reader } from './surfaces.ts';

const type = contentTypeOf('policy-document');
const patienceMs = 120_000;

/** Drafts that need nothing but the signature. */
export interface Signable {
  draft: Reviewed;
  expected: Expected;
}

let numbers = 0;

/** Writes and reviews policies as officers do. */
export async function prepareDrafts(staff: Staff, count: number): Promise<Signable[]> {
  const drafts: Signable[] = [];
  for (let made = 0; made < count; made++) {
    const data = policy(++numbers);
    const draft = await review(staff, await writeDraft(staff, type.uid, data));
    const path = recordPath({ type: type.name, indexNumber: draft.indexNumber });
    drafts.push({ draft, expected: { type: type.name, title: data.title, path } });
  }
  return drafts;
}

/**
 * How long it takes from the leader's click until readers have the publication: its page, its list, the home page, the
 * feeds, the sitemap and search, each with the bytes that the release lists.
 */
export async function publishToLive(staff: Staff, reader: Reader, count: number): Promise<number[]> {
  const samples: number[] = [];
  for (const { draft, expected } of await prepareDrafts(staff, count)) {
    // Officers do not sign while the publisher still tidies up after the last one.
    await wait(500);
    const startedAt = performance.now();
    await sign(staff, draft);
    await until(startedAt, () => reader.hasPage(expected));
    await until(startedAt, async () => (await reader.missing(expected)).length === 0);
    samples.push(Math.round(performance.now() - startedAt));
    assertBytes(reader);
  }
  return samples;
}

export interface Burst {
  count: number;
  /** Until the CMS had answered all signatures. */
  signedMs: number;
  ms: number;
  /** How many releases carried them. */
  releases: number;
}

/** How many are signed at once: chosen on a list by one leader, or each by a request of its own at the same moment. */
export const waysToSign = {
  together: (staff: Staff, drafts: readonly Reviewed[]) => signTogether(staff, drafts),
  apart: async (staff: Staff, drafts: readonly Reviewed[]) => {
    await Promise.all(drafts.map((draft) => sign(staff, draft)));
  },
};

export type SigningWay = keyof typeof waysToSign;

/** Many publications signed at the same moment: until the last of them is with readers. */
export async function publishAtOnce(
  staff: Staff,
  reader: Reader,
  count: number,
  releaseNumber: () => number,
  way: SigningWay,
): Promise<Burst> {
  const signables = await prepareDrafts(staff, count);
  await wait(2000);
  const before = releaseNumber();
  const startedAt = performance.now();
  await waysToSign[way](
    staff,
    signables.map(({ draft }) => draft),
  );
  const signedMs = Math.round(performance.now() - startedAt);
  for (const { expected } of signables) await until(startedAt, () => reader.hasPage(expected));
  const last = signables.at(-1)?.expected;
  if (last) await until(startedAt, () => reader.hasInSitemap(last));
  if (last) await until(startedAt, () => reader.finds(last));
  const ms = Math.round(performance.now() - startedAt);
  for (const { expected } of signables) await until(startedAt, () => reader.finds(expected));
  return { count, signedMs, ms, releases: releaseNumber() - before };
}

async function until(startedAt: number, holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) {
    if (performance.now() - startedAt > patienceMs)
      throw new Error('a publication is not with readers after two minutes');
    await wait(5);
  }
}

function assertBytes(reader: Reader): void {
  const wrong = reader.wrongBytes();
  if (wrong.length > 0) throw new Error(`other bytes than the release lists: ${wrong.join(' ')}`);
}

/** What an officer fills in; each with a number of its own, and newer than all generated ones. */
function policy(number: number): Record<string, unknown> & { title: string } {
  const { type: _type, id: _id, ...record } = exampleOf('policy-document');
  return {
    ...record,
    // Neither goes out without its interpretation, a plan for it or a reason (R-POL-11).
    ...{ isNormative: false, interpretationRequired: false },
    title: `关于第${number}次发布计时的通知`,
    indexNumber: null,
    documentNumber: `云应急〔2026〕${9000 + number}号`,
    documentDate: '2026-09-01',
    formedDate: '2026-09-01',
    effectiveDate: '2026-10-01',
    leadDepartment: null,
    catalogueNode: null,
    relatedRecords: [],
    attachments: [],
  };
}
