import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentTypes, sha256 } from '@yangguang/schemas';
import { expect, test } from 'vitest';
import { openSnapshotForWriting } from '../../src/content/database.ts';
import { numberChanges } from '../snapshot/number-changes.ts';
import { pullSnapshot } from './pull-snapshot.ts';
import { buildStaticSite } from './static-site.ts';
import { demoBureauFile } from '../testing/demo-bureau.ts';
import { sampleRecord } from '../testing/sample-record.ts';
import { filesBelow, liveManifest, startTestSite } from '../testing/test-publisher.ts';

test('plain astro build gives the same pages, feeds, files and sitemap as the publisher', async () => {
  const site = await startTestSite();
  // On all cores, so that pages rendered by other processes are compared too.
  site.config.parallelPages = 100;
  const folder = mkdtempSync(join(tmpdir(), 'yangguang-static-'));
  const target = {
    snapshotFile: join(folder, 'snapshot.db'),
    filesFolder: join(folder, 'files'),
    bureauFile: demoBureauFile,
  };
  const outFolder = join(folder, 'out');
  const file = { name: '附件 一.txt', mime: 'text/plain', sizeBytes: 6, sha256: sha256('附件') };
  site.feed.files.set(file.sha256, Buffer.from('附件'));
  let number = 0;
  for (const { name } of contentTypes)
    for (let each = 0; each < (name === 'article' ? 45 : 4); each += 1)
      site.letOut(sampleRecord(name, (number += 1), number === 9 ? { attachments: [file] } : {}));
  site.takeBack(sampleRecord('policy-document', 2));
  await site.publishOnce();

  const pulled = await pullSnapshot({ cmsUrl: site.feed.url, outboxToken: site.feed.token }, target);
  expect(pulled).toEqual({ changes: number + 1, heldBack: [] });
  // All went out in the publisher's first release, and so it is here.
  const snapshot = openSnapshotForWriting(target.snapshotFile);
  numberChanges(snapshot, 1);
  snapshot.close();
  await buildStaticSite({ ...target, outFolder });

  const ours = liveManifest(site.siteVar);
  const compressed = (path: string) => /^_astro\/.*\.(?:br|gz)$/.test(path);
  const search = (path: string) => path.startsWith('search/');
  // A static build has no releases, only the page that says so.
  const ledger = (path: string) => path.startsWith('releases/index.');
  const built = filesBelow(outFolder).filter((path) => !search(path) && !ledger(path) && path !== 'gone.json');
  expect(built).toEqual([...ours.keys()].filter((path) => !compressed(path)).sort());
  const different = built.filter((path) => sha256(readFileSync(join(outFolder, path))) !== ours.get(path));
  expect(different).toEqual([]);
  expect(built).toContain('sitemap-0.xml');
  expect(built).toContain('articles/page-1.html');
  rmSync(folder, { recursive: true });
  await site.close();
});
