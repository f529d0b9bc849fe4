import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '@yangguang/schemas';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { base, happen, histories, type History } from './testing/history.ts';
import { filesBelow, liveManifest, startTestSite, type TestSite } from './testing/test-publisher.ts';

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

/** A release made step by step from the base, and one made at once from the whole feed. */
async function bothReleases(history: History): Promise<{ stepwise: Map<string, string>; atOnce: Map<string, string> }> {
  const [site, clean] = [await startTestSite(), await startTestSite()];
  try {
    cpSync(begun.siteVar, site.siteVar, { recursive: true, verbatimSymlinks: true });
    site.feed.changes.push(...begun.feed.changes);
    const isPublic = basePublic();
    for (const operations of history) {
      happen(site, operations, isPublic);
      await site.publishOnce();
    }
    clean.feed.changes.push(...site.feed.changes);
    await clean.publishOnce();
    assertTrue(site);
    return { stepwise: liveManifest(site.siteVar), atOnce: liveManifest(clean.siteVar) };
  } finally {
    await Promise.all([site.close(), clean.close()]);
  }
}

/** The manifest lists what is there. */
function assertTrue(site: TestSite): void {
  const folder = join(site.siteVar, 'current', 'public');
  for (const [path, hash] of liveManifest(site.siteVar))
    if (sha256(readFileSync(join(folder, path))) !== hash) throw new Error(`manifest is wrong about ${path}`);
  const listed = liveManifest(site.siteVar);
  const others = filesBelow(folder).filter((path) => !listed.has(path) && !path.startsWith('search/'));
  if (others.length > 0) throw new Error(`not in the manifest: ${others.join(' ')}`);
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
