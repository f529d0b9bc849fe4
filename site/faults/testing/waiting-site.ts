import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { sampleRecord } from '../../publisher/testing/sample-record.ts';
import { liveManifest, startTestSite, type TestSite } from '../../publisher/testing/test-publisher.ts';
import { siteFaults } from '../oracle/release-checker.ts';

/** Articles of the live release besides the two that are about to change: `YANGGUANG_RECORDS` makes the site larger. */
const otherRecords = Number(process.env['YANGGUANG_RECORDS'] ?? 0);

/** A site whose first release is live, with one new, one edited and one withdrawn record waiting in the feed. */
export interface WaitingSite extends TestSite {
  /** Puts the folder back as it was before anything happened to it. */
  restore: () => void;
  /** One plain cycle: nobody repairs anything, and what waited is live as a clean build has it (A1: not STUCK). */
  expectHealed: () => Promise<void>;
}

export async function startWaitingSite(): Promise<WaitingSite> {
  const site = await startTestSite();
  const edited = sampleRecord('article', 1, { title: '先前的标题' });
  const withdrawn = sampleRecord('article', 2);
  site.letOut(edited);
  site.letOut(withdrawn);
  for (let number = 1; number <= otherRecords; number += 1) site.letOut(sampleRecord('article', 1000 + number));
  await site.publishOnce();
  site.letOut(sampleRecord('article', 3));
  site.letOut({ ...edited, title: '后来的标题' });
  site.takeBack(withdrawn);
  const expected = await cleanManifest(site);
  const template = mkdtempSync(join(tmpdir(), 'yangguang-template-'));
  copyFolder(site.siteVar, template);
  return {
    ...site,
    restore: () => copyFolder(template, site.siteVar),
    async expectHealed() {
      expect(siteFaults(site.siteVar)).toEqual([]);
      await site.publishOnce();
      expect(siteFaults(site.siteVar)).toEqual([]);
      expect(liveManifest(site.siteVar)).toEqual(expected);
    },
    async close() {
      await site.close();
      rmSync(template, { recursive: true });
    },
  };
}

/** What a publisher that has seen nothing before makes of the same feed. */
async function cleanManifest(site: TestSite): Promise<Map<string, string>> {
  const clean = await startTestSite();
  clean.feed.changes.push(...site.feed.changes);
  await clean.publishOnce();
  const manifest = liveManifest(clean.siteVar);
  await clean.close();
  return manifest;
}

/** `cp -a` keeps hard links and the link `current` what they are. */
function copyFolder(from: string, to: string): void {
  execFileSync('find', [to, '-mindepth', '1', '-delete']);
  execFileSync('cp', ['-a', `${from}/.`, to]);
}
