import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attachmentPath, sha256 } from '@yangguang/schemas';
import { expect, test } from 'vitest';
import { sampleRecord } from '../testing/sample-record.ts';
import { filesBelow, liveManifest, liveNumber, releaseFaults } from '../testing/test-publisher.ts';
import { useSite } from '../testing/use-site.ts';

const site = useSite();

test('a record let out stands on its page, in its lists, on the home page, in feeds and in the sitemap', async () => {
  const record = sampleRecord('policy-document', 7, { title: '关于印发安全生产十五条措施的通知' });
  site.letOut(record);
  await site.publishOnce();
  const shown = [
    '/policies/2026-00007.html',
    '/policies/',
    '/policies/year-2026/',
    '/',
    '/atom.xml',
    '/policies/feed.json',
  ];
  for (const path of shown) expect(await site.textAt(path), path).toContain('关于印发安全生产十五条措施的通知');
  expect(await site.textAt('/sitemap-0.xml')).toContain(
    '/policies/2026-00007.html</loc><lastmod>2026-01-05T00:01:00.000Z',
  );
  const stages = site.feed.reports.flatMap(({ items }) => items.map(({ seq, stage }) => `${seq} ${stage}`));
  expect(stages).toEqual(['1 received', '1 rendered', '1 live']);
  expect(site.feed.reports.at(-1)?.release?.number).toBe(1);
});

test('every file of a release is in a list with its hash, and the manifest hash is reported', async () => {
  for (const number of [1, 2, 3]) site.letOut(sampleRecord('article', number));
  await site.publishOnce();
  const release = join(site.siteVar, 'current');
  expect(releaseFaults(site.siteVar)).toEqual([]);
  const reported = site.feed.reports.at(-1)?.release;
  expect(reported?.manifestHash).toBe(sha256(readFileSync(join(release, 'manifest.txt'))));
});

test('a withdrawn record answers 410 with its reason and is gone from everything else in the same release', async () => {
  const file = { name: '名单.txt', mime: 'text/plain', sizeBytes: 6, sha256: sha256('机密') };
  site.feed.files.set(file.sha256, Buffer.from('机密'));
  const record = sampleRecord('policy-document', 7, { title: '要撤回的通知', attachments: [file] });
  site.letOut(record);
  site.letOut(sampleRecord('policy-document', 8));
  await site.publishOnce();
  expect((await site.ask(attachmentPath(file))).status).toBe(200);
  site.takeBack(record);
  await site.publishOnce();
  const page = await site.ask('/policies/2026-00007.html');
  expect(page.status).toBe(410);
  expect(await page.text()).toContain('内容有误，更正后重新公开。');
  expect((await site.ask(attachmentPath(file))).status).toBe(410);
  const publicFolder = join(site.siteVar, 'current', 'public');
  const naming = filesBelow(publicFolder).filter((path) =>
    readFileSync(join(publicFolder, path)).includes('要撤回的通知'),
  );
  expect(naming).toEqual([]);
  expect(await site.textAt('/sitemap-0.xml')).not.toContain('2026-00007');
  expect(site.feed.reports.at(-1)?.items.at(-1)).toMatchObject({ seq: 3, stage: 'live' });
});

test('a correction stands on its page, in the list of corrections and in its feeds, until the record is withdrawn (B-12)', async () => {
  const record = sampleRecord('policy-document', 7, { title: '写错了文号的通知' });
  site.letOut(record);
  await site.publishOnce();
  const shown = ['/policies/2026-00007.html', '/corrections/', '/corrections/atom.xml', '/corrections/feed.json'];
  expect(await site.textAt('/corrections/')).toContain('没有作过更正');
  site.letOut({ ...record, changeNotes: [{ date: '2026-03-05', note: '第二条的文号有误，予以更正。' }] });
  await site.publishOnce();
  for (const path of shown) expect(await site.textAt(path), path).toContain('第二条的文号有误，予以更正。');
  expect(await site.textAt('/corrections/')).toContain('href="/policies/2026-00007.html#correction-1"');
  site.takeBack(record);
  await site.publishOnce();
  for (const path of shown.slice(1)) expect(await site.textAt(path), path).not.toContain('写错了文号的通知');
});

test('a record let out again after its withdrawal is back at its path', async () => {
  const record = sampleRecord('article', 3);
  site.letOut(record);
  site.takeBack(record);
  await site.publishOnce();
  expect((await site.ask('/articles/2026-00003.html')).status).toBe(410);
  site.letOut(record);
  await site.publishOnce();
  expect((await site.ask('/articles/2026-00003.html')).status).toBe(200);
});

test('one more record changes its own pages and leaves the archive alone', async () => {
  for (let number = 1; number <= 65; number += 1)
    site.letOut(sampleRecord('article', number, { formedDate: '2026-03-01' }));
  await site.publishOnce();
  const before = liveManifest(site.siteVar);
  site.letOut(sampleRecord('article', 66, { formedDate: '2026-03-02' }));
  await site.publishOnce();
  const after = liveManifest(site.siteVar);
  const changed = [...after].filter(([path, hash]) => before.get(path) !== hash).map(([path]) => path);
  expect(changed).toContain('articles/2026-00066.html');
  expect(changed).toContain('articles/index.html');
  expect(changed.filter((path) => path.includes('page-'))).toEqual([]);
  expect(changed.filter((path) => /2026-\d{5}/.test(path)).every((path) => path.includes('2026-00066'))).toBe(true);
});

test('when a page splits off the head, the one before it leads to it', async () => {
  for (let number = 1; number <= 59; number += 1)
    site.letOut(sampleRecord('article', number, { formedDate: '2026-03-01' }));
  await site.publishOnce();
  expect(await site.textAt('/articles/page-1.html')).not.toContain('/articles/page-2.html');
  site.letOut(sampleRecord('article', 60, { formedDate: '2026-03-02' }));
  await site.publishOnce();
  expect(await site.textAt('/articles/page-1.html')).toContain('/articles/page-2.html');
  expect(await site.textAt('/articles/page-2.html')).toContain('/articles/2026-00021.html');
  site.takeBack(sampleRecord('article', 60));
  await site.publishOnce();
  expect(await site.textAt('/articles/page-1.html')).not.toContain('/articles/page-2.html');
  expect((await site.ask('/articles/page-2.html')).status).toBe(410);
});

test('nothing new makes no release', async () => {
  site.letOut(sampleRecord('article', 1));
  await site.publishOnce();
  await site.publishOnce();
  expect(liveNumber(site.siteVar)).toBe(1);
});

test('a renamed department is renamed wherever it is named', async () => {
  const department = sampleRecord('department', 900, { title: '安全生产基础科' });
  site.letOut(department);
  site.letOut(sampleRecord('policy-document', 1, { leadDepartment: department.id }));
  await site.publishOnce();
  expect(await site.textAt('/policies/2026-00001.html')).toContain('安全生产基础科');
  expect(await site.textAt('/policies/lead-department-2026-00900/')).toContain('安全生产基础科');
  site.letOut({ ...department, title: '应急指挥科' });
  await site.publishOnce();
  const publicFolder = join(site.siteVar, 'current', 'public');
  // The ledger keeps the name under which the department was let out first.
  const html = filesBelow(publicFolder).filter((path) => path.endsWith('.html') && !path.startsWith('releases/'));
  const stale = html.filter((path) => readFileSync(join(publicFolder, path), 'utf8').includes('安全生产基础科'));
  expect(stale).toEqual([]);
  expect(await site.textAt('/policies/lead-department-2026-00900/')).toContain('应急指挥科');
});

test('eleven releases later the first is gone and ten are left to go back to', async () => {
  for (let number = 1; number <= 11; number += 1) {
    site.letOut(sampleRecord('article', number));
    await site.publishOnce();
  }
  expect(existsSync(join(site.siteVar, 'releases', '1'))).toBe(false);
  expect(existsSync(join(site.siteVar, 'releases', '2', 'public', 'index.html'))).toBe(true);
});
