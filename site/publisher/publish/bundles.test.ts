import { expect, test } from 'vitest';
import { sha256, type AnyRecord, type PublishChange } from '@yangguang/schemas';
import { publishChange } from '../testing/sample-change.ts';
import { sampleRecord } from '../testing/sample-record.ts';
import { useSite } from '../testing/use-site.ts';

const site = useSite();

/** Puts records into the feed that were signed together. */
function letOutTogether(...records: AnyRecord[]): PublishChange[] {
  const bundle = { id: `bundle-${site.feed.changes.length}`, members: records.map(({ id }) => id) };
  return records.map((record) => {
    const change = publishChange(record, site.feed.changes.length + 1);
    const bundled = { ...change, approval: { ...change.approval, bundle } };
    site.feed.changes.push(bundled);
    return bundled;
  });
}

const pathOf = (record: AnyRecord): string => `/policies/${record.indexNumber.slice(6)}.html`;
const statuses = async (...records: AnyRecord[]): Promise<number[]> =>
  Promise.all(records.map(async (record) => (await site.ask(pathOf(record))).status));
const heldBack = () => site.feed.reports.flatMap(({ items }) => items).filter(({ stage }) => stage === 'quarantined');

test('of a bundle nothing is shown while one of it is held back, and all of it when that one is mended (C-10)', async () => {
  const [good, bad, other] = [1, 2, 3].map((number) => sampleRecord('policy-document', number)) as AnyRecord[];
  if (!good || !bad || !other) throw new Error('three records');
  const [, altered] = letOutTogether(good, bad);
  // What is shown is not what was signed.
  Object.assign(altered ?? {}, { record: { ...bad, title: '换掉的标题' } });
  site.letOut(other);
  await site.publishOnce();
  expect(await statuses(good, bad, other)).toEqual([404, 404, 200]);
  expect(heldBack().map(({ seq }) => seq)).toEqual([1, 2]);
  expect(heldBack().find(({ seq }) => seq === 1)?.reason).toContain('整组暂缓发布');

  site.letOut(bad);
  await site.publishOnce();
  expect(await statuses(good, bad, other)).toEqual([200, 200, 200]);
});

test('a bundle waits whole for the file of one of it, and goes out in one release', async () => {
  const text = '附件内容';
  const file = { name: '附件.txt', mime: 'text/plain', sizeBytes: Buffer.byteLength(text), sha256: sha256(text) };
  const [good, filed] = [
    sampleRecord('policy-document', 1),
    sampleRecord('policy-document', 2, { attachments: [file] }),
  ];
  letOutTogether(good, filed);
  await site.publishOnce();
  expect(await statuses(good, filed)).toEqual([404, 404]);
  site.feed.files.set(file.sha256, Buffer.from(text));
  await site.publishOnce();
  expect(await statuses(good, filed)).toEqual([200, 200]);
  const live = site.feed.reports.flatMap(({ release, items }) =>
    items.filter(({ stage }) => stage === 'live').map(() => release?.number),
  );
  expect(new Set(live).size).toBe(1);
});

test('a member whose text links to what is not public takes the others back with it', async () => {
  const [good, linking] = [
    sampleRecord('policy-document', 1),
    sampleRecord('policy-document', 2, { body: '<p>见<a href="/policies/2026-00009.html">原件</a>。</p>' }),
  ];
  letOutTogether(good, linking);
  await site.publishOnce();
  expect(await statuses(good, linking)).toEqual([404, 404]);
  site.letOut(sampleRecord('policy-document', 9));
  await site.publishOnce();
  await site.publishOnce();
  expect(await statuses(good, linking)).toEqual([200, 200]);
});

test('a bundle of which the feed gave only a part waits for the rest, whatever page it comes on', async () => {
  const [first, second] = [sampleRecord('policy-document', 1), sampleRecord('policy-document', 2)];
  letOutTogether(first, second);
  const rest = site.feed.changes.pop();
  await site.publishOnce();
  expect(await statuses(first)).toEqual([404]);
  if (rest) site.feed.changes.push(rest);
  await site.publishOnce();
  expect(await statuses(first, second)).toEqual([200, 200]);
});
