import { cpSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { base, happen, histories, type History } from './testing/history.ts';
import { cleanManifest, liveManifest, releaseFaults, startTestSite, type TestSite } from './testing/test-publisher.ts';

/** More of them at night: `YANGGUANG_HISTORIES=2000`. */
const numRuns = Number(process.env['YANGGUANG_HISTORIES'] ?? 50);
const basePublic = () => new Set(base.map(({ record }) => record));

let begun: TestSite;
beforeAll(async () => {
  begun = await startTestSite();
  happen(begun, base, new Set());
  await begun.publishOnce();
});
afterAll(() => begun.close());

/** A release made step by step from the base, and one made at once from the same snapshot. */
async function bothReleases(history: History): Promise<{ stepwise: Map<string, string>; atOnce: Map<string, string> }> {
  const site = await startTestSite();
  try {
    cpSync(begun.siteVar, site.siteVar, { recursive: true, verbatimSymlinks: true });
    site.feed.changes.push(...begun.feed.changes);
    const isPublic = basePublic();
    for (const operations of history) {
      happen(site, operations, isPublic);
      await site.publishOnce();
    }
    expect(releaseFaults(site.siteVar)).toEqual([]);
    return { stepwise: liveManifest(site.siteVar), atOnce: await cleanManifest(site) };
  } finally {
    await site.close();
  }
}

test(
  `after ${numRuns} random histories the release equals a clean build byte for byte`,
  { timeout: 3_600_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const { stepwise, atOnce } = await bothReleases(history);
        expect(Object.fromEntries(stepwise)).toEqual(Object.fromEntries(atOnce));
      }),
      { numRuns },
    );
  },
);
