import { expect, test } from 'vitest';
import { sampleRecord } from '../testing/sample-record.ts';
import { liveManifest, cleanManifest } from '../testing/test-publisher.ts';
import { useSite } from '../testing/use-site.ts';

const site = useSite();
const inForceList = '/policies/collection-normative-in-force/';
const normative = {
  isNormative: true,
  validityStatus: 'in-force',
  documentDate: '2026-01-02',
  effectiveDate: '2026-02-01',
};
const policy = (number: number, fields: Record<string, unknown> = {}) =>
  sampleRecord('policy-document', number, { ...normative, title: `规范性文件${number}`, ...fields });
const pathOf = (number: number): string => `/policies/2026-0000${number}.html`;

async function timelineAt(number: number): Promise<(string | undefined)[][]> {
  const [, section = ''] = (await site.textAt(pathOf(number))).split('文件沿革');
  const rows = section.split('</ol>', 1)[0]?.match(/<li[^]*?<\/li>/g) ?? [];
  return rows.map((row) => [
    /datetime="([^"]+)"/.exec(row)?.[1],
    row.split('</time>')[1]?.replace(/<[^>]+>|\s+/g, ''),
    /href="([^"]+)"/.exec(row)?.[1],
  ]);
}

test('normative documents in force stand in one place, and leave it with the release that repeals them (R-SRC-06, D-9)', async () => {
  for (const number of [1, 2]) site.letOut(policy(number));
  site.letOut(policy(3, { isNormative: false }));
  await site.publishOnce();
  const before = await site.textAt(inForceList);
  expect([1, 2, 3].map((number) => before.includes(pathOf(number)))).toEqual([true, true, false]);
  expect(await site.textAt('/disclosure/statutory.html')).toContain(`href="${inForceList}"`);
  const relatedRecords = [{ indexNumber: policy(2).indexNumber, relation: 'repealed-by' }];
  site.letOut(
    policy(1, { validityStatus: 'repealed', repealedDate: '2026-06-01', repealedBy: '新办法', relatedRecords }),
  );
  await site.publishOnce();
  const after = await site.textAt(inForceList);
  expect([1, 2].map((number) => after.includes(pathOf(number)))).toEqual([false, true]);
  expect(liveManifest(site.siteVar)).toEqual(await cleanManifest(site));
});

test('a policy tells what it went through, and by what, in the order of time (D-9)', async () => {
  const changeNotes = [{ date: '2026-03-01', note: '更正附件一的联系电话。' }];
  const relatedRecords = [
    { indexNumber: policy(2).indexNumber, relation: 'amended-by' },
    { indexNumber: policy(3).indexNumber, relation: 'repealed-by' },
  ];
  const end = { validityStatus: 'repealed', repealedDate: '2026-07-01', repealedBy: '规范性文件3' };
  site.letOut(policy(1, { ...end, changeNotes, relatedRecords }));
  site.letOut(policy(2, { documentDate: '2026-04-20', effectiveDate: '2026-05-01' }));
  site.letOut(policy(3, { documentDate: '2026-06-20', effectiveDate: '2026-07-01' }));
  const policies = [policy(1).id];
  site.letOut(sampleRecord('policy-interpretation', 4, { title: '一图读懂', policies }));
  await site.publishOnce();
  // All of them came out on the day of the test's feed.
  expect(await timelineAt(1)).toEqual([
    ['2026-01-02', '成文', undefined],
    ['2026-01-05', '公布', undefined],
    ['2026-01-05', '解读：一图读懂', '/interpretations/2026-00004.html'],
    ['2026-02-01', '施行', undefined],
    ['2026-03-01', '更正：更正附件一的联系电话。', '#correction-1'],
    ['2026-05-01', '修改：规范性文件2', pathOf(2)],
    ['2026-07-01', '废止：规范性文件3', pathOf(3)],
  ]);
  expect((await timelineAt(2)).map(([, label]) => label)).toEqual(['公布', '成文', '施行']);
});

test('what the table of facts says already makes no history', async () => {
  site.letOut(policy(1, { effectiveDate: null }));
  await site.publishOnce();
  expect(await timelineAt(1)).toEqual([]);
});

test('a record of another type has no such history', async () => {
  site.letOut(sampleRecord('article', 1));
  await site.publishOnce();
  expect(await site.textAt('/articles/2026-00001.html')).not.toContain('文件沿革');
});
