import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { attachmentPath, sha256 } from '@yangguang/schemas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDaemon, type Daemon } from '../publisher/daemon/daemon.ts';
import { sampleRecord } from '../publisher/testing/sample-record.ts';
import { liveManifest, liveNumber, startTestSite, type TestSite } from '../publisher/testing/test-publisher.ts';
import { siteFaults } from './oracle/release-checker.ts';
import { judge, noteProgress } from './testing/result.ts';
import { pick, seed, seeded } from './testing/seeded.ts';

/** More of them in `pnpm soak`. */
const randomEdits = Number(process.env['YANGGUANG_EDITS'] ?? 1);
const file = { name: '附件.txt', mime: 'text/plain', sizeBytes: 6, sha256: sha256('原文') };

let site: TestSite;
let daemon: Daemon;
const alarms: string[] = [];
/** How often a clean release has taken the place of one that was harmed. */
let heals = 0;
beforeAll(async () => {
  site = await startTestSite();
  site.feed.files.set(file.sha256, Buffer.from('原文'));
  site.letOut(sampleRecord('article', 1, { attachments: [file] }));
  site.letOut(sampleRecord('article', 2));
  await site.publishOnce();
  site.letOut(sampleRecord('article', 3));
  const publisher = await site.open((event, details) => {
    if (event === 'alarm-raised') alarms.push(String(details?.['code']));
    if (event === 'release-healed') heals += 1;
  });
  daemon = await startDaemon(publisher, 50);
  await until(() => liveNumber(site.siteVar) === 2 && siteFaults(site.siteVar).length === 0);
});
afterAll(async () => {
  await daemon.stop();
  await site.close();
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await wait(20);
}

const served = (...names: string[]): string => join(site.siteVar, 'current', 'public', ...names);
const page = (): string => served('articles', '2026-00001.html');

/** Does harm, and waits until a clean release has taken the place of the one that was harmed. */
async function expectHealed(harm: () => void): Promise<void> {
  const before = heals;
  const manifest = liveManifest(site.siteVar);
  alarms.length = 0;
  rmSync(join(site.siteVar, 'alarms.json'), { force: true });
  rmSync(join(site.siteVar, 'evidence'), { recursive: true, force: true });
  harm();
  await until(() => heals > before);
  expect(siteFaults(site.siteVar)).toEqual([]);
  expect(liveManifest(site.siteVar)).toEqual(manifest);
  expect(readdirSync(join(site.siteVar, 'evidence'))).not.toHaveLength(0);
  // The kept releases share files with the one that was harmed, so none of them is gone back to.
  expect(readdirSync(join(site.siteVar, 'releases')).filter((name) => /^\d+$/.test(name))).toHaveLength(1);
}

const evidence = (path: string): string => {
  const [folder = ''] = readdirSync(join(site.siteVar, 'evidence'));
  return readFileSync(join(site.siteVar, 'evidence', folder, path), 'utf8');
};

test('a page that was altered is found, kept as evidence and put right (A16)', async () => {
  const path = `releases/${liveNumber(site.siteVar)}/public/articles/2026-00001.html`;
  await expectHealed(() => appendFileSync(page(), '<p>被篡改</p>'));
  expect(alarms).toContain('release.altered');
  expect(evidence(path)).toContain('被篡改');
  expect(JSON.parse(evidence('findings.json'))).toMatchObject([{ path, problem: 'altered', uid: expect.any(Number) }]);
});

const harms: [string, () => void][] = [
  ['a page nobody published', () => writeFileSync(served('hacked.html'), '<p>x</p>')],
  ['a page that is gone', () => rmSync(page())],
  [
    'a page that became a link',
    () => {
      rmSync(page());
      symlinkSync('/etc/hostname', page());
    },
  ],
  [
    'a page and the manifest with it',
    () => {
      const manifest = join(site.siteVar, 'current', 'manifest.txt');
      const old = sha256(readFileSync(page()));
      writeFileSync(page(), '<p>x</p>');
      writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(old, sha256('<p>x</p>')));
    },
  ],
  [
    'an attachment, in the store too',
    () => writeFileSync(served(attachmentPath(file).slice(1).split('/').map(decodeURIComponent).join('/')), '改文'),
  ],
  ['a search file, in the store too', () => writeFileSync(served([...searchFiles()][0] ?? ''), 'x')],
  [
    'the link, led elsewhere',
    () => {
      cpSync(join(site.siteVar, 'releases', String(liveNumber(site.siteVar))), join(site.siteVar, 'other'), {
        recursive: true,
      });
      rmSync(join(site.siteVar, 'current'));
      symlinkSync('other', join(site.siteVar, 'current'));
    },
  ],
];

function searchFiles(): string[] {
  const lines = readFileSync(join(site.siteVar, 'current', 'search.txt'), 'utf8')
    .split('\n')
    .filter(Boolean);
  return lines.map((line) => line.slice(66)).filter((path) => !path.endsWith('index.json'));
}

test.each(harms)('%s: found and put right (A16)', async (name, harm) => {
  if (!name.startsWith('the link')) return expectHealed(harm);
  const before = heals;
  harm();
  await until(() => heals > before);
  expect(siteFaults(site.siteVar)).toEqual([]);
});

test('a folder in the place of the link is moved aside and the site comes back (A16)', async () => {
  const current = join(site.siteVar, 'current');
  const before = heals;
  renameSync(current, `${current}.was`);
  mkdirSync(current);
  await until(() => heals > before);
  expect(siteFaults(site.siteVar)).toEqual([]);
  rmSync(`${current}.was`);
});

test(`${randomEdits} edits anywhere in the tree, seed ${seed}, are all put right (A16)`, async () => {
  const random = seeded();
  for (let edit = 0; edit < randomEdits; edit += 1) {
    const path = served(pick([...liveManifest(site.siteVar).keys()], random));
    await expectHealed(() => {
      const bytes = readFileSync(path);
      bytes.writeUInt8(bytes.readUInt8(0) ^ (1 + Math.floor(random() * 255)), 0);
      writeFileSync(path, bytes);
    });
    noteProgress('A16 edits anywhere in the served tree', edit + 1, randomEdits);
  }
  judge('A16 edits anywhere in the served tree', randomEdits, []);
});
