import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  attachmentPath,
  PreviewAnswer,
  sha256,
  unknownBeforePublication,
  type AnyRecord,
  type PreviewedRecord,
} from '@yangguang/schemas';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { usualPageLimits } from '../config.ts';
import { startDaemon, type Daemon } from '../daemon/daemon.ts';
import type { Log } from '../log.ts';
import type { Publisher } from '../open-publisher.ts';
import { publish } from '../publish/publish.ts';
import { publishChange } from '../testing/sample-change.ts';
import { sampleId, sampleRecord } from '../testing/sample-record.ts';
import { filesBelow, startTestSite, webhookSecret, type TestSite } from '../testing/test-publisher.ts';
import { answerFor, previewSettings } from './render-draft.ts';

/** In the text of a draft and nowhere else. */
const marker = '标记甲乙丙丁戊己庚辛';
const policy = sampleRecord('policy-document', 1, { title: '现行有效的办法' });
const picture = { name: '示意图.png', mime: 'image/png', sizeBytes: 6, sha256: sha256('图片') };
const endless = fileURLToPath(new URL('../../faults/testing/endless.mjs', import.meta.url));
const publicRecords = [
  policy,
  sampleRecord('department', 1, { indexNumber: 'YC012/2026-00002', title: '办公室' }),
  sampleRecord('article', 3, { title: '此前的动态', attachments: [picture] }),
];

let site: TestSite;
let daemon: Daemon | undefined;
let publisher: Publisher;
beforeAll(async () => {
  site = await startTestSite();
  site.config.pollMs = 3_600_000;
  site.feed.files.set(picture.sha256, Buffer.from('图片'));
  for (const record of publicRecords) site.letOut(record);
  await open();
  await publish(publisher);
});
afterEach(async () => {
  if (!daemon) return;
  await daemon.stop();
  daemon = undefined;
  await open();
});
afterAll(async () => {
  publisher.close();
  await site.close();
});

async function open(log?: Log): Promise<void> {
  publisher = await site.open(log);
}

/** From here on the publisher is asked as the CMS asks it; it ends with the test. */
async function atWork(): Promise<Daemon> {
  return (daemon = await startDaemon(publisher));
}

/** What a draft is sent as: let out as the next change of the feed would. */
function asSent(record: AnyRecord, seq = site.feed.changes.length + 1): PreviewedRecord {
  const { publishedAt, firstPublishedAt, approval } = publishChange(record, seq, firstSeqOf(record) ?? seq);
  return { record, publishedAt, firstPublishedAt, approval };
}

const firstSeqOf = ({ id }: AnyRecord) => site.feed.changes.find((change) => change.id === id)?.seq;

async function post(body: string, key = webhookSecret): Promise<Response> {
  const at = new Date();
  const id = `msg_${randomUUID()}`;
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(key).sign(id, at, body),
  };
  return fetch(`http://127.0.0.1:${daemon?.wakePort}/previews`, { method: 'POST', headers, body });
}

const question = (...records: PreviewedRecord[]): string =>
  JSON.stringify({ type: 'publisher.preview', timestamp: new Date().toISOString(), data: { records } });

/** The answer of the publisher at work, or of the same code in this process. */
async function preview(...records: PreviewedRecord[]): Promise<PreviewAnswer> {
  if (!daemon) return answerFor(records, publisher.renderer, previewSettings(publisher));
  return PreviewAnswer.parse(await (await post(question(...records))).json());
}

async function pageOf(...records: PreviewedRecord[]): Promise<Extract<PreviewAnswer, { isRendered: true }>> {
  const answer = await preview(...records);
  if (!answer.isRendered) throw new Error(answer.problem);
  return answer;
}

async function problemOf(...records: PreviewedRecord[]): Promise<string> {
  const answer = await preview(...records);
  if (answer.isRendered) throw new Error('there is a page');
  return answer.problem;
}

/** The page that went live, as it was written. */
const live = (path: string): string => readFileSync(join(site.siteVar, 'current', 'public', path), 'utf8');

const drafts: [string, AnyRecord[]][] = [
  ['a new article', [sampleRecord('article', 9, { title: '新的动态', body: '<h2>一</h2><p>正文。</p>' })]],
  ['a correction', [{ ...policy, title: '改过的办法', changeNotes: [{ date: '2026-11-20', note: '更正标题。' }] }]],
  [
    'a policy that takes the place of another, in one bundle with it',
    [
      sampleRecord('policy-document', 8, {
        title: '新的办法',
        leadDepartment: sampleId('department', 1),
        relatedRecords: [{ relation: 'repeals', indexNumber: policy.indexNumber }],
      }),
      {
        ...policy,
        validityStatus: 'repealed',
        relatedRecords: [{ relation: 'repealed-by', indexNumber: 'YC012/2026-00008' }],
      },
    ],
  ],
  [
    'an interpretation that goes out with its policy',
    [
      sampleRecord('policy-interpretation', 7, { policies: [sampleId('policy-document', 6)] }),
      sampleRecord('policy-document', 6, { title: '有解读的办法' }),
    ],
  ],
];

test.each(drafts)('%s: the page that goes live is the preview, byte for byte (C-9)', async (_, records) => {
  const before = site.feed.changes.length;
  const sent = records.map((record, at) => asSent(record, before + at + 1));
  const { page, path } = await pageOf(...sent);
  for (const record of records) site.letOut(record);
  await publish(publisher);
  expect(page).toBe(live(path));
});

test('of what is not known before the signature, the page differs and of nothing else (C-9)', async () => {
  const record = sampleRecord('article', 9, { title: '新的动态' });
  const sent = asSent(record);
  const early = '2026-01-03T09:30:00.000Z';
  const steps = sent.approval.steps.slice(0, 2);
  const { page, path } = await pageOf({
    ...sent,
    ...{ publishedAt: early, firstPublishedAt: early, approval: { ...sent.approval, steps } },
  });
  site.letOut(sampleRecord('article', 10));
  await publish(publisher);
  site.letOut(record);
  await publish(publisher);
  const published = live(path);
  expect(page).not.toBe(published);
  const known = (text: string): string => unknownBeforePublication.reduce((rest, part) => rest.replace(part, ''), text);
  expect(known(page)).toBe(known(published));
  for (const part of unknownBeforePublication) expect(page).toMatch(part);
});

test('nothing of a draft is written, served or logged (C-9)', async () => {
  const said: string[] = [];
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((chunk) => said.push(String(chunk)) > 0);
  publisher.close();
  await open((event, facts) => said.push(JSON.stringify({ event, facts })));
  await atWork();
  const record = sampleRecord('article', 19, { title: marker, body: `<p>${marker}</p>` });
  const { page, path } = await pageOf(asSent(record));
  expect(page).toContain(marker);
  expect(await problemOf(asSent({ ...record, formedDate: marker } as AnyRecord))).toContain(marker);
  vi.restoreAllMocks();
  for (const file of filesBelow(site.siteVar))
    expect(readFileSync(join(site.siteVar, file)).includes(marker), file).toBe(false);
  expect(said.join()).not.toContain(marker);
  expect((await fetch(new URL(path, site.portalUrl))).status).toBe(404);
  for (const list of ['/', '/articles/', '/atom.xml'])
    expect(await (await fetch(new URL(list, site.portalUrl))).text()).not.toContain(marker);
});

test('with the page come its styles and the pictures that are public', async () => {
  const body = `<p><img src="${attachmentPath(picture)}" alt="图"><img src="/files/0123456789abcdef/x.png" alt="无"></p>`;
  const { page, assets } = await pageOf(asSent(sampleRecord('article', 9, { body })));
  const types = Object.fromEntries(Object.entries(assets).map(([address, { type }]) => [address, type]));
  const styles = [...page.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href ?? '');
  expect(styles.length).toBeGreaterThan(0);
  expect(types).toEqual({
    ...Object.fromEntries(styles.map((href) => [href, 'text/css'])),
    [attachmentPath(picture)]: 'image/png',
  });
  for (const href of styles) expect(Buffer.from(assets[href]?.base64 ?? '', 'base64').toString()).not.toContain('url(');
});

test('a link to what is not public is told, since it would hold the record back', async () => {
  const body = '<p><a href="/articles/2026-00077.html">预告</a><a href="/articles/">动态</a></p>';
  const { warnings } = await pageOf(asSent(sampleRecord('article', 9, { body })));
  expect(warnings).toEqual([expect.stringMatching(/“预告” → \/articles\/2026-00077.html/)]);
});

test('a draft that lacks what a page needs: each field is named', async () => {
  const record = { ...sampleRecord('policy-document', 9), title: null, documentDate: null } as unknown as AnyRecord;
  expect(await problemOf(asSent(record))).toMatch(/^《未填标题》还不能生成页面：\n标题：.*\n成文日期：/);
});

test.each([
  ['breaks', '弄坏页面', { seconds: 60 }, /《弄坏页面》的页面无法生成.*模板出错.*位置：标题。处理：/s],
  ['never ends', '永不结束', { seconds: 1 }, /超过上限，已中止/],
  ['takes ever more memory', '耗尽内存', { megabytes: 200 }, /超过上限，已中止/],
])('a draft whose page %s: the officer is told, the publisher lives on (A8)', async (_, title, limits, told) => {
  publisher.config.pageLimits = { ...usualPageLimits, ...limits };
  await atWork();
  const unbounded = join(publisher.config.siteVar, 'unbounded.txt');
  vi.stubEnv('NODE_OPTIONS', `--import=${endless}`);
  vi.stubEnv('UNBOUNDED_FILE', unbounded);
  const problem = await problemOf(asSent(sampleRecord('article', 19, { title })));
  vi.unstubAllEnvs();
  expect(existsSync(unbounded)).toBe(false);
  expect(problem).toMatch(told);
  expect((await fetch(`http://127.0.0.1:${daemon?.wakePort}/health`)).status).toBe(200);
});

test('unsigned, altered and shapeless questions are refused', async () => {
  await atWork();
  const body = question(asSent(policy));
  const foreign = `whsec_${Buffer.from('another secret').toString('base64')}`;
  const url = `http://127.0.0.1:${daemon?.wakePort}/previews`;
  expect((await fetch(url, { method: 'POST', body })).status).toBe(401);
  expect((await post(body, foreign)).status).toBe(401);
  expect((await post(body.replace('publisher.preview', 'publisher.command'))).status).toBe(400);
  expect((await fetch(url)).status).toBe(404);
});

test('more than ten at once are asked to come again; told to stop, the publisher makes no more', async () => {
  const { stop } = await atWork();
  const many = Array.from({ length: 11 }, () => problemOf(asSent(sampleRecord('article', 19))));
  expect(await Promise.race(many)).toContain('太多');
  await stop();
  daemon = undefined;
  await open();
  const problems = await Promise.all(many);
  expect(problems.filter((problem) => problem.includes('正在停止'))).toHaveLength(10);
});
