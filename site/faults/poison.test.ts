import { contentHash, type AnyRecord, type PublishChange } from '@yangguang/schemas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleRecord } from '../publisher/testing/sample-record.ts';
import { startTestSite, type TestSite } from '../publisher/testing/test-publisher.ts';
import { siteFaults } from './oracle/release-checker.ts';

/** What makes a record poison, and what its officer is told. */
const poisons: [string, Record<string, unknown>, RegExp][] = [
  ['a body of five million signs in a line', { body: `<p>${'长'.repeat(5_000_000)}</p>` }, /不符合字段要求/],
  ['half a sign in its title', { title: '标题\ud800' }, /title：含有不能显示的字符/],
  ['a NUL in its title', { title: '标题\u0000后' }, /title：含有不能显示的字符/],
  ['a title of nothing but a mark of byte order', { title: '\ufeff' }, /不符合字段要求/],
  ['a title that turns the direction of writing', { title: '标题\u202e后' }, /title：含有不能显示的字符/],
  ['a hundred thousand links to nowhere', { body: `<p>${'<a href="/none/">链</a>'.repeat(80_000)}</p>` }, /\/none\//],
  ['an image that nobody has', { body: '<p><img src="/files/0123456789abcdef/none.png" alt="图"></p>' }, /none\.png/],
];
/** What is cleaned and then does no harm; it goes live. */
const cleaned: [string, string][] = [
  ['ten thousand nested blocks', `${'<div>'.repeat(10_000)}深`],
  ['a script', '<p>正文</p><script>alert(1)</script><img src=x onerror=alert(1)>'],
];
const goodEdits = 20;
const firstCleaned = goodEdits + poisons.length + 1;

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
  for (let number = 1; number < firstCleaned + cleaned.length; number += 1)
    site.letOut(sampleRecord('article', number, { title: `原来的标题${number}` }));
  await site.publishOnce();
  for (let number = 1; number <= goodEdits; number += 1) {
    site.letOut(sampleRecord('article', number, { title: `好的标题${number}` }));
    const [, fields] = poisons[number - 1] ?? [];
    if (fields) letOutUnchecked(goodEdits + number, fields);
  }
  for (const [at, [, body]] of cleaned.entries()) letOutUnchecked(firstCleaned + at, { body });
  await site.publishOnce();
});
afterAll(() => site.close());

/** As a CMS with a fault, or somebody at its database, would let it out: approved as it is. */
function letOutUnchecked(number: number, fields: Record<string, unknown>): void {
  site.letOut(sampleRecord('article', number));
  const change = site.feed.changes.at(-1) as PublishChange;
  // No record as the schema knows them: that is the point.
  const record = { ...change.record, title: `坏的标题${number}`, ...fields } as AnyRecord;
  const hash = contentHash(record);
  site.feed.changes[site.feed.changes.length - 1] = {
    ...change,
    ...{ record, hash, approval: { ...change.approval, hash } },
  };
}

const pageOf = async (number: number): Promise<{ status: number; text: string }> => {
  const path = `/articles/2026-${String(number).padStart(5, '0')}.html`;
  const response = await fetch(new URL(path, site.portalUrl));
  return { status: response.status, text: await response.text() };
};

test('twenty good edits among the poison are all live, and the release is whole (A8)', async () => {
  expect(siteFaults(site.siteVar)).toEqual([]);
  for (let number = 1; number <= goodEdits; number += 1)
    expect((await pageOf(number)).text).toContain(`好的标题${number}`);
});

test.each(poisons.map(([name, , reason], at) => ({ name, reason, number: goodEdits + at + 1 })))(
  '$name: the last good version stays, and the officer is told why (A8)',
  async ({ number, reason }) => {
    const { status, text } = await pageOf(number);
    expect(status).toBe(200);
    expect(text).toContain(`原来的标题${number}`);
    const seq = site.feed.changes.findLast((change) => change.id === sampleRecord('article', number).id)?.seq;
    const reports = site.feed.reports.flatMap(({ items }) => items);
    const told = reports.find((item) => item.seq === seq && item.stage === 'quarantined')?.reason;
    expect(told).toMatch(/[\u4e00-\u9fff]/u);
    expect(told).toMatch(reason);
    expect(told).toContain('处理：');
  },
);

test.each(cleaned.map(([name], at) => ({ name, number: firstCleaned + at })))(
  '$name: cleaned before it is shown (A8)',
  async ({ number }) => {
    const { status, text } = await pageOf(number);
    expect(status).toBe(200);
    expect(text).toContain(`坏的标题${number}`);
    expect(text).not.toMatch(/alert|onerror|(?:<p>\s*){50}/);
  },
);
