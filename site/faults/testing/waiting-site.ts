import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attachmentPath, sha256, type AnyRecord } from '@yangguang/schemas';
import { expect } from 'vitest';
import { sampleRecord } from '../../publisher/testing/sample-record.ts';
import { cleanManifest, liveManifest, startTestSite, type TestSite } from '../../publisher/testing/test-publisher.ts';
import { siteFaults } from '../oracle/release-checker.ts';

/** Articles of the live release besides the two that are about to change: `YANGGUANG_RECORDS` makes the site larger. */
const otherRecords = Number(process.env['YANGGUANG_RECORDS'] ?? 0);

/** The long forms also build the healed site anew, and compare byte by byte. */
const isExact = process.env['YANGGUANG_EXACT'] === 'yes';

/** On the first page of lists, however many others there are. */
const newest = { formedDate: '2026-12-31' };

/** Comes with the new record. */
const file = { name: '附件.txt', mime: 'text/plain', sizeBytes: 6, sha256: sha256('附件') };

/** A site whose first release is live, with one new, one edited and one withdrawn record waiting in the feed. */
export interface WaitingSite extends TestSite {
  /** Puts the folder back as it was before anything happened to it. */
  restore: () => void;
  /** One plain cycle: nobody repairs anything, and what waited is live as a clean build has it (A1: not STUCK). */
  expectHealed: () => Promise<void>;
}

/**
 * @param siteVar - where, on a disk of its own for instance; a folder that is not there yet.
 * @param others - records of the live release to which nothing happens.
 */
export async function startWaitingSite(siteVar?: string, others: readonly AnyRecord[] = []): Promise<WaitingSite> {
  const site = await startTestSite(siteVar);
  site.feed.files.set(file.sha256, Buffer.from('附件'));
  const edited = sampleRecord('article', 1, { ...newest, title: '先前的标题' });
  const withdrawn = sampleRecord('article', 2);
  site.letOut(edited);
  site.letOut(withdrawn);
  for (let number = 1; number <= otherRecords; number += 1) site.letOut(sampleRecord('article', 1000 + number));
  for (const record of others) site.letOut(record);
  await site.publishOnce();
  site.letOut(sampleRecord('article', 3, { ...newest, attachments: [file] }));
  site.letOut({ ...edited, title: '后来的标题' });
  site.takeBack(withdrawn);
  const paths = await undisturbedPaths(site);
  const template = mkdtempSync(join(tmpdir(), 'yangguang-template-'));
  copyFolder(site.siteVar, template);
  return {
    ...site,
    restore: () => copyFolder(template, site.siteVar),
    async expectHealed() {
      expect(siteFaults(site.siteVar)).toEqual([]);
      await site.publishOnce();
      expect(siteFaults(site.siteVar)).toEqual([]);
      expect([...liveManifest(site.siteVar).keys()]).toEqual(paths);
      await expectWaitedIsLive(site);
      if (isExact) expect(liveManifest(site.siteVar)).toEqual(await cleanManifest(site));
    },
    async close() {
      await site.close();
      rmSync(template, { recursive: true });
    },
  };
}

/** The files of the release that a publisher makes of the same feed when nothing happens to it. */
async function undisturbedPaths(site: TestSite): Promise<string[]> {
  const clean = await startTestSite();
  clean.feed.changes.push(...site.feed.changes);
  clean.feed.files = site.feed.files;
  await clean.publishOnce();
  const paths = [...liveManifest(clean.siteVar).keys()];
  await clean.close();
  return paths;
}

/** Readers see each of the three changes, on the pages of the records and in their list. */
async function expectWaitedIsLive({ portalUrl }: TestSite): Promise<void> {
  const answers = ['2026-00001.html', '2026-00002.html', '2026-00003.html', ''].map(async (name) => {
    const response = await fetch(new URL(`/articles/${name}`, portalUrl));
    return { status: response.status, text: await response.text() };
  });
  const [edited, withdrawn, added, list] = await Promise.all(answers);
  expect([edited?.status, withdrawn?.status, added?.status, list?.status]).toEqual([200, 410, 200, 200]);
  expect(edited?.text).toContain('后来的标题');
  expect(list?.text).toContain('后来的标题');
  expect(list?.text).toContain('2026-00003');
  expect(list?.text).not.toContain('2026-00002');
  const attached = await fetch(new URL(attachmentPath(file), portalUrl));
  expect(await attached.text()).toBe('附件');
}

/** `cp -a` keeps hard links and the link `current` what they are. */
function copyFolder(from: string, to: string): void {
  execFileSync('find', [to, '-mindepth', '1', '-delete']);
  execFileSync('cp', ['-a', `${from}/.`, to]);
}
