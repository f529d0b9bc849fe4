import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attachmentPath, contentHash, sha256, type PublishChange } from '@yangguang/schemas';
import { expect, test } from 'vitest';
import { hashFilePath, hashPrefix, readHashLines } from '../../src/lib/hash-line.ts';
import { openPublisher } from '../open-publisher.ts';
import { places } from '../config.ts';
import { publish } from './publish.ts';
import { SearchIndexer } from '../search/search-indexer.ts';
import { documentOf, poisonTitle } from '../testing/picky-document.ts';
import { sampleRecord } from '../testing/sample-record.ts';
import { cleanManifest, liveManifest, liveNumber, releaseFaults } from '../testing/test-publisher.ts';
import { useSite } from '../testing/use-site.ts';

const site = useSite();

/** Lets out two good records and, between them, a change made bad. */
async function publishWithBad(spoil: (change: PublishChange) => unknown): Promise<void> {
  for (const number of [1, 2, 3]) site.letOut(sampleRecord('article', number));
  site.feed.changes[1] = spoil(site.feed.changes[1] as PublishChange) as PublishChange;
  await site.publishOnce();
}

async function expectOnlySecondHeldBack(reason: RegExp): Promise<void> {
  expect(await site.statusOf('/articles/2026-00001.html')).toBe(200);
  expect(await site.statusOf('/articles/2026-00002.html')).toBe(404);
  expect(await site.statusOf('/articles/2026-00003.html')).toBe(200);
  expect(await site.textAt('/articles/')).not.toContain('2026-00002');
  expect(site.heldBack()).toMatchObject([{ seq: 2, reason: expect.stringMatching(reason) }]);
}

test('a record whose bytes are not those approved is held back, the others go live', async () => {
  await publishWithBad((change) => ({ ...change, record: { ...change.record, title: '没有人批准的标题' } }));
  await expectOnlySecondHeldBack(/与签发时的内容不一致/);
});

test('a hash that fits the bytes but not the approval does not help', async () => {
  await publishWithBad((change) => {
    const record = { ...change.record, title: '没有人批准的标题' };
    return { ...change, record, hash: contentHash(record) };
  });
  await expectOnlySecondHeldBack(/与签发时的内容不一致/);
});

test('a record with a step of its approval missing is held back', async () => {
  await publishWithBad((change) => ({
    ...change,
    approval: { ...change.approval, steps: change.approval.steps.slice(1) },
  }));
  await expectOnlySecondHeldBack(/缺少完整的审签手续/);
});

test('a change in a form nobody knows is held back by itself', async () => {
  await publishWithBad((change) => ({ seq: change.seq, id: change.id, action: 'explode' }));
  await expectOnlySecondHeldBack(/不符合字段要求/);
});

test('a record of another type that claims the index number of another is held back', async () => {
  await publishWithBad((change) => {
    const record = sampleRecord('permit-item', 1);
    const hash = contentHash(record);
    return { ...change, type: record.type, id: record.id, record, hash, approval: { ...change.approval, hash } };
  });
  await expectOnlySecondHeldBack(/已属于另一条记录/);
});

test('a record that claims the path of another is held back', async () => {
  await publishWithBad((change) => {
    const record = { ...change.record, indexNumber: 'YC012/2026-00001' };
    const hash = contentHash(record);
    return { ...change, record, hash, approval: { ...change.approval, hash } };
  });
  await expectOnlySecondHeldBack(/已属于另一条记录/);
});

test('an attachment with other bytes than those approved holds its record back until the right ones come', async () => {
  const file = { name: '附件.txt', mime: 'text/plain', sizeBytes: 6, sha256: sha256('原文') };
  site.feed.files.set(file.sha256, Buffer.from('改文'));
  site.letOut(sampleRecord('article', 1, { attachments: [file] }));
  site.letOut(sampleRecord('article', 2));
  await site.publishOnce();
  expect(await site.statusOf('/articles/2026-00001.html')).toBe(404);
  expect(await site.statusOf('/articles/2026-00002.html')).toBe(200);
  expect(site.heldBack()).toMatchObject([{ seq: 1, reason: expect.stringContaining('附件.txt') }]);
  expect(existsSync(join(site.siteVar, 'files', file.sha256))).toBe(false);
  site.feed.files.set(file.sha256, Buffer.from('原文'));
  await site.publishOnce();
  expect(await site.statusOf('/articles/2026-00001.html')).toBe(200);
  expect(await site.textAt(attachmentPath(file))).toBe('原文');
});

test('a record that breaks its page is held back, its last good version stays, the others go live', async () => {
  const good = sampleRecord('article', 1, { title: '原来的标题' });
  site.letOut(good);
  await site.publishOnce();
  site.letOut({ ...good, title: '弄坏页面的标题' });
  site.letOut(sampleRecord('article', 2, { title: '好的标题' }));
  const publisher = await openPublisher(site.config, new SearchIndexer(), () => undefined);
  const { render } = publisher.renderer;
  publisher.renderer.render = (component, url, content, ledger) => {
    if (content.recordAt('/articles/2026-00001.html')?.record.title === '弄坏页面的标题')
      if (url.includes('2026-00001')) throw new Error('模板出错');
    return render(component, url, content, ledger);
  };
  await publish(publisher);
  publisher.close();
  expect(await site.textAt('/articles/2026-00001.html')).toContain('原来的标题');
  const list = await site.textAt('/articles/');
  expect(list).toContain('原来的标题');
  expect(list).toContain('好的标题');
  expect(list).not.toContain('弄坏页面的标题');
  expect(site.heldBack()).toMatchObject([{ seq: 2, reason: expect.stringMatching(/页面无法生成[^]*模板出错/) }]);
});

test('a record that breaks a page of others is found and held back', async () => {
  site.letOut(sampleRecord('article', 1));
  site.letOut(sampleRecord('article', 2, { title: '弄坏列表的标题' }));
  site.letOut(sampleRecord('article', 3));
  const publisher = await openPublisher(site.config, new SearchIndexer(), () => undefined);
  const { render } = publisher.renderer;
  publisher.renderer.render = (component, url, content, ledger) => {
    const shown = url === '/articles/' ? content.list({ type: 'article' }, 'head').records : [];
    if (shown.some(({ record }) => record.title === '弄坏列表的标题')) throw new Error('列表出错');
    return render(component, url, content, ledger);
  };
  await publish(publisher);
  publisher.close();
  expect(await site.textAt('/articles/')).not.toContain('弄坏列表的标题');
  expect(await site.statusOf('/articles/2026-00002.html')).toBe(404);
  expect(await site.statusOf('/articles/2026-00003.html')).toBe(200);
});

test('code that breaks a page which is live stops the release and leaves the live one alone', async () => {
  site.letOut(sampleRecord('article', 1));
  await site.publishOnce();
  const before = liveManifest(site.siteVar);
  const publisher = await openPublisher(site.config, new SearchIndexer(), () => undefined);
  publisher.renderer.render = () => Promise.reject(new Error('代码出错'));
  await expect(publish(publisher, true)).rejects.toThrow(/本次发布已停止，线上内容未变[^]*代码出错/);
  publisher.close();
  expect(liveNumber(site.siteVar)).toBe(1);
  expect(liveManifest(site.siteVar)).toEqual(before);
  expect(await site.statusOf('/articles/2026-00001.html')).toBe(200);
  await site.publishOnce();
  expect(await site.statusOf('/articles/2026-00001.html')).toBe(200);
});

class PickyIndexer extends SearchIndexer {
  override readonly documentOf = documentOf;
  override readonly documentModule = new URL('../testing/picky-document.ts', import.meta.url).href;
}

test.each([
  ['in one process', 1000],
  ['in several', 5],
])('a record that search cannot take is held back by a full build %s, the others go live', async (_, parallelPages) => {
  const hashOf = async (path: string): Promise<string> => sha256(await site.textAt(path));
  const linesOf = async (hash: string): Promise<unknown[]> =>
    readHashLines(await site.textAt(hashFilePath(hashPrefix(hash))), hash).map(({ since, until }) => [since, until]);
  const fourth = '/articles/2026-00004.html';
  site.letOut(sampleRecord('article', 4, { title: '丙' }));
  await site.publishOnce();
  const before = await hashOf(fourth);
  for (const [number, title] of [
    [1, '甲'],
    [2, poisonTitle],
    [4, poisonTitle],
  ] as const)
    site.letOut(sampleRecord('article', number, { title }));
  // Its page is made twice: first it names what is then taken back.
  const relatedRecords = [{ relation: 'see', indexNumber: sampleRecord('article', 4).indexNumber }];
  site.letOut(sampleRecord('article', 3, { title: '乙', relatedRecords }));
  const publisher = await openPublisher({ ...site.config, parallelPages }, new PickyIndexer(), () => undefined);
  await publish(publisher, true);
  publisher.close();
  expect(await site.statusOf('/articles/2026-00002.html')).toBe(404);
  expect(await site.textAt('/articles/2026-00003.html')).toContain('乙');
  const reason = expect.stringMatching(/检索文档出错/);
  expect(site.heldBack()).toMatchObject([
    { seq: 3, reason },
    { seq: 4, reason },
  ]);
  // The last good version stands, and what stands is what readers may check; of the other nothing is named anywhere.
  expect(await site.textAt(fourth)).toContain('丙');
  expect(await linesOf(before)).toEqual([[1, 2]]);
  expect(await linesOf(await hashOf(fourth))).toEqual([[2, null]]);
  expect(await linesOf(await hashOf('/articles/2026-00003.html'))).toEqual([[2, null]]);
  const named = [...(await site.textAt('/sitemap-0.xml')).matchAll(/2026-\d{5}/g)].map(String);
  expect(named.toSorted()).toEqual(['2026-00001', '2026-00003', '2026-00004']);
  const folder = join(site.siteVar, 'current', 'public', 'releases', 'hashes');
  const lines = readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), 'utf8'));
  expect(lines.join('')).not.toContain('2026-00002');
  expect(lines.join('').match(/ page .*2026-00003/g)).toHaveLength(1);
});

const nonsense: [string, { status: number; body: string } | 'reset'][] = [
  ['a reset connection', 'reset'],
  ['an error', { status: 500, body: 'Internal Server Error' }],
  ['a sign-in page', { status: 200, body: '<!doctype html><title>登录</title>' }],
  ['half a page', { status: 200, body: '{"epoch":"epoch-one","changes":[' }],
  ['an empty answer', { status: 200, body: '' }],
  ['a page of another form', { status: 200, body: '{"items":[]}' }],
  [
    'a page with a gap',
    { status: 200, body: JSON.stringify({ epoch: 'epoch-one', changes: [{ seq: 9 }], next: 9, head: 9 }) },
  ],
  [
    'a cursor that runs ahead',
    { status: 200, body: JSON.stringify({ epoch: 'epoch-one', changes: [], next: 99, head: 99 }) },
  ],
];

test.each(nonsense)('a feed that answers with %s changes nothing, and the publisher catches up', async (_, fault) => {
  site.letOut(sampleRecord('article', 1));
  await site.publishOnce();
  site.letOut(sampleRecord('article', 2));
  site.feed.fault = () => fault;
  await site.publishOnce();
  expect(liveNumber(site.siteVar)).toBe(1);
  expect(await site.statusOf('/articles/2026-00001.html')).toBe(200);
  site.feed.fault = undefined;
  await site.publishOnce();
  expect(await site.statusOf('/articles/2026-00002.html')).toBe(200);
});

test('reports that could not be delivered are delivered later, once', async () => {
  site.letOut(sampleRecord('article', 1));
  site.feed.fault = (path) => (path.endsWith('/reports') ? { status: 503, body: '' } : undefined);
  await site.publishOnce();
  expect(site.feed.reports).toEqual([]);
  expect(await site.statusOf('/articles/2026-00001.html')).toBe(200);
  site.feed.fault = undefined;
  await site.publishOnce();
  await site.publishOnce();
  const stages = site.feed.reports.flatMap(({ items }) => items.map(({ stage }) => stage));
  expect(stages).toEqual(['received', 'rendered', 'live']);
});

test('nothing is called live before the portal has shown it', async () => {
  const portalUrl = site.config.portalUrl;
  site.letOut(sampleRecord('article', 1));
  site.config.portalUrl = 'http://127.0.0.1:9';
  await site.publishOnce();
  const stages = () => site.feed.reports.flatMap(({ items }) => items.map(({ stage }) => stage));
  expect(stages()).toEqual(['received', 'rendered']);
  site.config.portalUrl = portalUrl;
  await site.publishOnce();
  expect(stages()).toEqual(['received', 'rendered', 'live']);
});

test.each([
  ['with another history', () => (site.feed.epoch = 'epoch-two')],
  ['that is older than the live site', () => site.feed.changes.pop()],
])('a CMS %s is not followed', async (_, restore) => {
  site.letOut(sampleRecord('article', 1));
  site.letOut(sampleRecord('article', 2));
  await site.publishOnce();
  restore();
  const events: string[] = [];
  await site.publishOnce({ log: (event, details) => events.push(`${event} ${String(details?.['problem'])}`) });
  expect(events.join()).toMatch(/sync-failed [^]*发布历史与门户不一致/);
  expect(liveNumber(site.siteVar)).toBe(1);
  expect(await site.statusOf('/articles/2026-00002.html')).toBe(200);
});

test.each(['snapshot.db', 'cache.db'])('a damaged %s is noticed and made again', async (name) => {
  for (const number of [1, 2, 3]) site.letOut(sampleRecord('article', number));
  await site.publishOnce();
  const before = [...liveManifest(site.siteVar).keys()];
  const file = join(site.siteVar, name);
  writeFileSync(file, Buffer.alloc(40_000, 7));
  const events: string[] = [];
  await site.publishOnce({ log: (event) => events.push(event) });
  expect(events).toContain('database-damaged');
  expect([...liveManifest(site.siteVar).keys()]).toEqual(before);
  expect(liveManifest(site.siteVar)).toEqual(await cleanManifest(site));
});

test('a lost snapshot is no reason to empty the site while the CMS is down', async () => {
  site.letOut(sampleRecord('article', 1));
  await site.publishOnce();
  writeFileSync(join(site.siteVar, 'snapshot.db'), 'damaged');
  site.feed.fault = () => 'reset';
  await site.publishOnce();
  expect(await site.statusOf('/articles/2026-00001.html')).toBe(200);
  expect(liveNumber(site.siteVar)).toBe(1);
});

test('a lost cache costs a full build, not the releases to go back to', async () => {
  for (const number of [1, 2, 3]) {
    site.letOut(sampleRecord('article', number));
    await site.publishOnce();
  }
  rmSync(join(site.siteVar, 'cache.db'));
  await site.publishOnce();
  expect(liveNumber(site.siteVar)).toBe(4);
  expect(releaseFaults(site.siteVar)).toEqual([]);
  expect(readdirSync(join(site.siteVar, 'releases')).filter((name) => /^\d+$/.test(name))).toEqual([
    '1',
    '2',
    '3',
    '4',
  ]);
});

test('a cache older than the live release does not move the site back', async () => {
  const cache = join(site.siteVar, 'cache.db');
  site.letOut(sampleRecord('article', 1));
  await site.publishOnce();
  copyFileSync(cache, `${cache}.old`);
  site.letOut(sampleRecord('article', 2));
  await site.publishOnce();
  renameSync(`${cache}.old`, cache);
  // As after a kill: otherwise the checksum says that it is another, and it is made anew.
  rmSync(places(site.siteVar).closed);
  site.feed.fault = () => 'reset';
  await site.publishOnce();
  expect(liveNumber(site.siteVar)).toBeGreaterThanOrEqual(2);
  expect(await site.statusOf('/articles/2026-00002.html')).toBe(200);
});

test('a record held back by its page is tried again when the code of the site has changed', async () => {
  site.letOut(sampleRecord('article', 1));
  await site.publishOnce();
  site.letOut(sampleRecord('article', 2));
  const publisher = await site.open();
  const { render } = publisher.renderer;
  publisher.renderer.render = (component, url, content, ledger) =>
    url.includes('2026-00002') ? Promise.reject(new Error('模板出错')) : render(component, url, content, ledger);
  await publish(publisher);
  publisher.close();
  await site.publishOnce();
  expect(await site.statusOf('/articles/2026-00002.html')).toBe(404);
  const mended = await site.open();
  mended.bundle = { ...mended.bundle, id: 'code-after-the-repair' };
  await publish(mended);
  mended.close();
  expect(await site.statusOf('/articles/2026-00002.html')).toBe(200);
});

test('a second publisher for the same folder does not start', async () => {
  const first = await site.open();
  await expect(site.open()).rejects.toThrow('已有一个发布程序在运行');
  first.close();
  (await site.open()).close();
});
