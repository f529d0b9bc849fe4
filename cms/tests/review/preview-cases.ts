import { beforeEach, expect, test } from 'vitest';
import { attachmentPath, contentHash, sha256, type PreviewAnswer } from '@yangguang/schemas';
import type { Bundles } from '../../src/plugins/review/server/services/bundles.ts';
import type { Preview } from '../../src/plugins/review/server/services/previews.ts';
import type { Place } from '../../src/plugins/review/server/services/store.ts';
import { entriesDuring } from '../audit/log.ts';
import { testRoles, type Account, type Cms } from '../harness.ts';
import type { PublisherPort } from '../outbox/publisher-port.ts';
import {
  changesOf,
  draftPolicy,
  edit,
  feedOf,
  people,
  publishedPolicy,
  reviewsOf,
  reviewUpToSignOff,
  uploadBytes,
  uploadText,
  withheld,
} from '../records.ts';

const path = '/policies/2026-00001.html';
const page = (body: string): PreviewAnswer => ({
  ...{ isRendered: true, path, page: `<html><head></head><body>${body}</body></html>` },
  ...{ assets: {}, warnings: ['有一处链接'] },
});

/** What the CMS asks the publisher, what it makes of the page, and who gets it. */
export function previewCases(system: () => { cms: Cms; port: PublisherPort }): void {
  let cms: Cms;
  let port: PublisherPort;
  beforeEach(() => {
    ({ cms, port } = system());
    port.previews = [];
    port.mood = { isDone: true, release: 4, problem: null };
    port.page = page('<h1>页面</h1>');
  });

  const ask = ({ uid, documentId }: Place, as: Account = 'department-head', more = '') =>
    cms.fetch(`/review/previews/${uid}/${documentId}${more}`, { as });
  const shown = async (place: Place): Promise<Preview> => (await ask(place)).json() as Promise<Preview>;
  const messageOf = async (answer: Response): Promise<string> =>
    ((await answer.json()) as { error: { message: string } }).error.message;
  const asked = () => port.previews.at(-1)?.records ?? [];

  test('every officer of the procedure gets it, no administrator, and nobody who is not signed in', async () => {
    const place = await draftPolicy(cms);
    for (const role of testRoles) expect((await ask(place, role)).status, role).toBe(200);
    expect(port.previews).toHaveLength(testRoles.length);
    for (const office of ['admin', 'security-administrator', 'audit-administrator'] as const)
      for (const more of ['', `/files/${'a'.repeat(64)}`]) expect((await ask(place, office, more)).status).toBe(403);
    expect((await cms.fetch(`/review/previews/${place.uid}/${place.documentId}`)).status).toBe(401);
    expect(port.previews).toHaveLength(testRoles.length);
  });

  test('the answer is kept by nobody, and the page is safe by itself', async () => {
    const answer = await ask(await draftPolicy(cms));
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-robots-tag')).toMatch(/noindex/);
    expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none';.*sandbox/);
    const { page, warnings } = (await answer.json()) as Preview;
    expect(page).toContain('预览稿，未发布，不得外传');
    expect(page).toContain(`<meta http-equiv="Content-Security-Policy" content="default-src 'none';`);
    expect(warnings).toEqual(['有一处链接']);
  });

  test('the publisher is sent the draft as it is, with the steps taken so far and nothing to believe', async () => {
    const place = await publishedPolicy(cms);
    const first = (await changesOf(cms, place))[0]?.at ?? '';
    await edit(cms, place, { summary: '更正后的概述' });
    await shown(place);
    expect(asked()[0]?.approval.steps).toEqual([]);
    const head = (await feedOf(cms)).head;
    await reviewUpToSignOff(cms, place);
    await shown(place);
    const [sent] = asked();
    expect(sent?.record).toMatchObject({ id: place.documentId, summary: '更正后的概述' });
    expect(sent?.approval.hash).toBe(contentHash(sent?.record));
    expect(sent?.approval.steps.map(({ step }) => step)).toEqual([
      'draft',
      'department-review',
      'confidentiality-review',
    ]);
    expect(Date.parse(sent?.firstPublishedAt ?? '')).toBeLessThanOrEqual(Date.parse(first));
    expect((await feedOf(cms)).head).toBe(head);
    const publishAt = '2099-01-04T01:00:00.000Z';
    await reviewsOf(cms).sign(place, people.leader, { publishAt });
    await shown(place);
    expect(asked()[0]?.publishedAt).toBe(publishAt);
  });

  test('what goes out with it is there, too, unless it is not finished or not for the portal (C-10)', async () => {
    const [policy, mate, unfinished] = [await draftPolicy(cms), await draftPolicy(cms), await draftPolicy(cms)];
    const { id } = await cms.user('information-officer');
    const author = { account: String(id), can: () => true, roles: ['information-officer'] };
    const bundles: Bundles = cms.strapi.plugin('review').service('bundles');
    await bundles.submit(policy, [mate, unfinished], author, {});
    await edit(cms, unfinished, { issuingOrgan: null });
    await shown(policy);
    expect(asked().map(({ record }) => record['id'])).toEqual([policy.documentId, mate.documentId]);
  });

  test('what does not go to the portal has no page, and asking for it is on record', async () => {
    const place = await draftPolicy(cms, withheld);
    const entries = await entriesDuring(cms, async () => {
      const answer = await ask(place);
      expect([answer.status, await messageOf(answer)]).toEqual([403, expect.stringContaining('不上门户')]);
    });
    expect(entries).toMatchObject([{ action: 'attempt.refused', subject: { id: place.documentId } }]);
    expect(port.previews).toEqual([]);
  });

  test('attachments and pictures of a draft come from the CMS, to those who see its page', async () => {
    const text = await uploadText(cms, '名单.txt', '甲企业');
    const png = Buffer.from('89504e470d0a1a0a', 'hex');
    const picture = await uploadBytes(cms, '示意图.png', png, 'image/png');
    const place = await draftPolicy(cms, { attachments: [text.id, picture] });
    const [list, image] = [
      { name: '名单.txt', sha256: sha256('甲企业') },
      { name: '示意图.png', sha256: sha256(png) },
    ].map(attachmentPath);
    port.page = page(`<a href="${list}">名单</a><img src="${image}" alt="图">`);
    const preview = await shown(place);
    expect(preview.page).toContain('<a href="about:srcdoc#not-yet" title="附件请在预览页上方打开">名单</a>');
    expect(preview.page).toContain(`src="data:image/png;base64,${png.toString('base64')}"`);
    expect(preview.files.map(({ name }) => name)).toEqual(['名单.txt', '示意图.png']);
    const file = await ask(place, 'confidentiality-reviewer', `/files/${sha256('甲企业')}`);
    expect([file.headers.get('cache-control'), await file.text()]).toEqual(['no-store', '甲企业']);
    expect(file.headers.get('content-type')).toBe('application/octet-stream');
    const other = await draftPolicy(cms);
    expect((await ask(other, 'department-head', `/files/${sha256('甲企业')}`)).status).toBe(404);
    expect((await ask(place, 'department-head', '/files/none')).status).toBe(400);
  });

  test('without a page the officer reads why: the publisher’s words, or that it does not answer', async () => {
    const place = await draftPolicy(cms);
    port.page = { isRendered: false, problem: '《通知》还不能生成页面：成文日期：请填写。' };
    const refused = await ask(place);
    expect([refused.status, await messageOf(refused)]).toEqual([400, '《通知》还不能生成页面：成文日期：请填写。']);
    port.mood = 'silent';
    expect(await messageOf(await ask(place))).toMatch(/^联系不上发布程序（.*），页面没有生成，草稿没有变化。处理：/);
    const url = process.env.WEBHOOK_URL;
    process.env.WEBHOOK_URL = '';
    expect(await messageOf(await ask(place))).toMatch(/^没有设置发布程序的地址/);
    process.env.WEBHOOK_URL = url;
    expect((await ask({ uid: place.uid, documentId: 'a'.repeat(24) })).status).toBe(404);
  });
}
