import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { attachmentPath, sha256 } from '@yangguang/schemas';
import { expect, test } from 'vitest';
import { publish } from './publish.ts';
import { rollBack, rollForward } from './roll-back.ts';
import { sampleRecord } from '../testing/sample-record.ts';
import { useOpenSite } from '../testing/use-site.ts';

/** In no other record, title, name or text. */
const canary = '鸩羽夔龙';

const site = useOpenSite();

const fileOf = (text: string, name: string) => {
  const file = { name, mime: 'text/plain', sizeBytes: Buffer.byteLength(text), sha256: sha256(text) };
  site.feed.files.set(file.sha256, Buffer.from(text));
  return file;
};
const shared = () => fileOf('两条记录共有的附件', '共有.txt');
const own = () => fileOf(`只属于一条记录的${canary}附件`, '单独.txt');
const secret = () =>
  sampleRecord('article', 7, {
    title: `${canary}的标题`,
    body: `<p>正文里的${canary}。</p>`,
    attachments: [own(), shared()],
  });
const secretPath = '/articles/2026-00007';

/** Files of the folder that hold a text, as they are, packed, or as the pages of a database have it. */
function filesHolding(folder: string, text: string): string[] {
  const spellings = [text, JSON.stringify(text).slice(1, -1), encodeURIComponent(text)].map((each) =>
    Buffer.from(each),
  );
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => {
    const file = join(folder, path);
    if (spellings.some((each) => path.includes(each.toString()))) return true;
    if (!lstatSync(file).isFile()) return false;
    const bytes = readFileSync(file);
    return [bytes, ...unpacked(path, bytes)].some((each) => spellings.some((spelling) => each.includes(spelling)));
  });
}

function unpacked(path: string, bytes: Buffer): Buffer[] {
  if (path.endsWith('.br')) return [brotliDecompressSync(bytes)];
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? [gunzipSync(bytes)] : [];
}

/** The publisher at rest: what it does after a release when nothing waits. */
async function settle(): Promise<void> {
  await publish(site.publisher);
  await (site.publisher.search as { idle?: () => Promise<void> }).idle?.();
  await publish(site.publisher);
}

test('of a withdrawn record nothing is left, anywhere in the folder of the publisher (A13)', async () => {
  for (let number = 1; number <= 5; number += 1) site.letOut(sampleRecord('article', number));
  site.letOut(sampleRecord('article', 8, { attachments: [shared()] }));
  site.letOut(secret());
  await publish(site.publisher);
  site.letOut({ ...secret(), title: `又改过的${canary}` });
  await publish(site.publisher);
  site.letOut(sampleRecord('article', 9));
  await publish(site.publisher);
  // While an earlier version is shown, the latest one is kept beside.
  await rollBack(site.publisher, 1);
  await publish(site.publisher);
  expect(await site.statusOf(attachmentPath(own()))).toBe(200);
  expect(filesHolding(site.siteVar, canary).length).toBeGreaterThan(5);

  site.takeBack(secret());
  await publish(site.publisher);
  await settle();

  expect(filesHolding(site.siteVar, canary)).toEqual([]);
  expect(await Promise.all(['.html', '.json'].map((form) => site.statusOf(secretPath + form)))).toEqual([410, 410]);
  expect(await site.statusOf(attachmentPath(own()))).toBe(410);
  expect(await site.statusOf(attachmentPath(shared()))).toBe(200);
  expect(existsSync(join(site.siteVar, 'files', own().sha256))).toBe(false);
  for (const list of ['/', '/articles/', '/sitemap-0.xml', '/atom.xml', '/articles/feed.json'])
    expect(await (await fetch(new URL(list, site.portalUrl))).text(), list).not.toContain('2026-00007');

  await rollForward(site.publisher);
  await rollBack(site.publisher, 2);
  expect(await site.statusOf(`${secretPath}.html`)).toBe(410);
  expect(await site.statusOf('/articles/2026-00009.html')).toBe(410);
  expect(filesHolding(site.siteVar, canary)).toEqual([]);
});

test('a file stays as long as a version that can be shown again has it', async () => {
  const first = sampleRecord('article', 1, { attachments: [own()] });
  site.letOut(first);
  await publish(site.publisher);
  site.letOut({ ...first, attachments: [] });
  await publish(site.publisher);
  expect(await site.statusOf(attachmentPath(own()))).toBe(410);
  await rollBack(site.publisher, 1);
  expect(await site.statusOf(attachmentPath(own()))).toBe(200);
});

test('a record let out and taken back before a release leaves no file', async () => {
  site.letOut(sampleRecord('article', 1));
  await publish(site.publisher);
  site.letOut(secret());
  site.takeBack(secret());
  await publish(site.publisher);
  await settle();
  expect(await site.statusOf(`${secretPath}.html`)).toBe(410);
  expect(filesHolding(site.siteVar, canary)).toEqual([]);
});

test('a take-down that was killed before the trees were purged is finished by the next publisher', async () => {
  site.letOut(secret());
  await publish(site.publisher);
  site.letOut(sampleRecord('article', 1));
  await publish(site.publisher);
  site.takeBack(secret());
  const { prepare } = site.publisher.trees;
  site.publisher.trees.prepare = () => Promise.reject(new Error('killed'));
  await expect(publish(site.publisher)).rejects.toThrow('killed');
  site.publisher.trees.prepare = prepare;
  expect(filesHolding(join(site.siteVar, 'releases'), canary).length).toBeGreaterThan(0);
  site.publisher.close();
  site.publisher = await site.open();
  await settle();
  expect(filesHolding(site.siteVar, canary)).toEqual([]);
});
