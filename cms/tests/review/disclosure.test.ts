import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { negativeListItem, type PublishChange } from '@yangguang/schemas';
import type { Cases, CaseView } from '../../src/plugins/review/server/services/cases.ts';
import type { Reassessments } from '../../src/plugins/review/server/services/reassessments.ts';
import type { Place } from '../../src/plugins/review/server/services/store.ts';
import { startCms, testRoles, type Cms } from '../harness.ts';
import {
  changesOf,
  cleanSheet,
  completePolicy,
  draftPolicy,
  edit,
  feedOf,
  isPublic,
  policyDocument,
  publishedPolicy,
  reviewsOf,
  withheld,
} from '../records.ts';
import { draftOf, letOut } from '../deadlines/records.ts';
import { asOfThen } from '../past.ts';
import { newDepartment, officersOf, type Officers } from './officers.ts';

let cms: Cms;
let officer: Officers;
beforeAll(async () => {
  cms = await startCms({ listen: true });
  officer = await officersOf(cms);
});
afterAll(() => cms.stop());

function viewOf(place: Place): Promise<CaseView> {
  const cases: Cases = cms.strapi.plugin('review').service('cases');
  return cases.view(place, officer.leader);
}
/** An item of the public negative list. */
async function publicItem(legalGround: string, title: string): Promise<string> {
  const leadDepartment = await newDepartment(cms, '办公室');
  const place = await draftOf(cms, 'negative-list-item', { legalGround, title, leadDepartment });
  await letOut(cms, place);
  return place.documentId;
}

const reassessments = (): Reassessments => cms.strapi.plugin('review').service('reassessments');

async function toSignOff(place: Place): Promise<void> {
  await reviewsOf(cms).approve(place, officer.head);
  await reviewsOf(cms).closeSheet(place, officer.reviewer, cleanSheet);
}

async function onFile(data: Record<string, unknown> = {}): Promise<Place> {
  const place = await draftPolicy(cms, { ...withheld, ...data });
  await reviewsOf(cms).submit(place, officer.author);
  await toSignOff(place);
  await reviewsOf(cms).sign(place, officer.leader);
  return place;
}

describe('the disclosure attribute is set when the record is born (A-2, R-POL-06)', () => {
  const post = (data: Record<string, unknown>) =>
    cms.fetch(`/content-manager/collection-types/${policyDocument}`, {
      ...{ method: 'POST', as: 'information-officer' },
      body: JSON.stringify({ ...completePolicy, documentNumber: null, ...data }),
    });
  const noGround = { exemptionGround: null };
  const noReason = { exemptionReason: ' ' };

  test.each([
    ['no attribute', { disclosureAttribute: null }, /请选择“公开属性”后再保存/],
    ['on request without ground', { ...withheld, disclosureAttribute: 'on-request', ...noGround }, /不予公开依据：/],
    ['not disclosed without reason', { ...withheld, ...noReason }, /不公开理由：/],
    ['not disclosed with neither', { disclosureAttribute: 'not-disclosed' }, /不予公开依据：[^]*不公开理由：/],
  ])('%s is not saved', async (_name, data, sentence) => {
    const before = await cms.strapi.db.query(policyDocument as never).count();
    const answer = await post(data);
    const { error } = (await answer.json()) as { error: { message: string } };
    expect([answer.status, error.message]).toEqual([400, expect.stringMatching(sentence)]);
    expect(await cms.strapi.db.query(policyDocument as never).count()).toBe(before);
  });

  test('nor is a change to it without ground and reason, or one that takes them away', async () => {
    const place = await draftPolicy(cms);
    await expect(edit(cms, place, { disclosureAttribute: 'on-request' })).rejects.toThrow(/不予公开依据：/);
    await edit(cms, place, withheld);
    await expect(edit(cms, place, { exemptionReason: null })).rejects.toThrow(/不公开理由：/);
  });

  test('every change is written down with who, when, from, to, ground and reason; nothing of it can be rewritten', async () => {
    const place = await draftPolicy(cms);
    await edit(cms, place, { title: '换了标题' });
    await cms.fetch(`/content-manager/collection-types/${policyDocument}/${place.documentId}`, {
      ...{ method: 'PUT', as: 'information-officer', body: JSON.stringify(withheld) },
    });
    await edit(cms, place, { ...withheld, exemptionReason: '涉及第三方，征求意见中' });
    const { attributes } = await viewOf(place);
    expect(
      attributes.map(({ account, from, attribute, ground, reason }) => [account, from, attribute, ground, reason]),
    ).toEqual([
      ['系统程序', '不予公开', '不予公开', '过程性信息（条例第十六条）', '涉及第三方，征求意见中'],
      ['钱拟稿', '主动公开', '不予公开', '过程性信息（条例第十六条）', '尚在研究之中'],
      ['系统程序', null, '主动公开', null, null],
    ]);
    const knex = cms.strapi.db.connection;
    await expect(knex('review_attributes').update({ reason: '改' })).rejects.toThrow(/append-only/);
    await expect(knex('review_attributes').delete()).rejects.toThrow(/append-only/);
  });

  test('a copy has a history of its own, and a refused save leaves none', async () => {
    const place = await draftPolicy(cms);
    const knex = cms.strapi.db.connection;
    const count = async () => Number((await knex('review_attributes').count({ n: '*' }).first())?.n);
    const before = await count();
    await expect(edit(cms, place, { disclosureAttribute: 'on-request' })).rejects.toThrow();
    expect(await count()).toBe(before);
    const copy = await cms.strapi
      .documents(policyDocument as never)
      .clone({ documentId: place.documentId, data: { documentNumber: null } } as never);
    const documentId = (copy as unknown as { entries: { documentId: string }[] }).entries[0]?.documentId ?? '';
    expect((await viewOf({ uid: policyDocument, documentId })).attributes).toHaveLength(1);
  });
});

describe('the decision not to disclose is reviewed like any other (R-REG-13)', () => {
  test.each(['on-request', 'not-disclosed'])(
    '%s ends on file, and nothing of it enters the feed',
    async (attribute) => {
      const { head } = await feedOf(cms);
      const place = await onFile({ disclosureAttribute: attribute });
      expect(await viewOf(place)).toMatchObject({ state: 'withheld', isLive: false, isWithheld: true });
      expect(await isPublic(cms, place)).toBe(false);
      expect((await feedOf(cms)).head).toBe(head);
      expect((await viewOf(place)).history.map(({ action }) => action)).toEqual(['sign', 'clear', 'approve', 'submit']);
      await expect(reviewsOf(cms).submit(place, officer.author)).rejects.toThrow(/内容没有改动/);
    },
  );

  test('what readers can see is withdrawn before it is withheld', async () => {
    const place = await publishedPolicy(cms);
    await edit(cms, place, withheld);
    await expect(reviewsOf(cms).submit(place, officer.author)).rejects.toThrow(/请先“撤回”/);
    await reviewsOf(cms).withdraw(place, officer.leader, '涉及第三方权益');
    await reviewsOf(cms).submit(place, officer.author);
    await toSignOff(place);
    await reviewsOf(cms).sign(place, officer.leader);
    expect((await viewOf(place)).state).toBe('withheld');
    expect((await changesOf(cms, place)).map(({ action }) => action)).toEqual(['publish', 'withdraw']);
  });

  test('turning the attribute under review cancels it; signing then lets nothing out', async () => {
    const place = await draftPolicy(cms, withheld);
    await reviewsOf(cms).submit(place, officer.author);
    await toSignOff(place);
    await edit(cms, place, { disclosureAttribute: 'proactive', exemptionGround: null, exemptionReason: null });
    await expect(reviewsOf(cms).sign(place, officer.leader)).rejects.toThrow(/不在这一环节/);
    expect(await isPublic(cms, place)).toBe(false);
  });
});

describe('withheld records are looked at again (R-REG-18, R-SRC-05)', () => {
  const decidedOn = async (place: Place, day: string) => {
    const about = { record_id: place.documentId, action: 'withhold' };
    await asOfThen(cms, 'review_decisions', about, { at: `${day}T02:00:00.000Z` });
  };
  const listed = async (place: Place) =>
    (await reassessments().page()).records.find(({ documentId }) => documentId === place.documentId);

  test('twelve months after the decision, or after the last look; the interval is a setting', async () => {
    const place = await onFile();
    await decidedOn(place, '2025-03-02');
    expect(await listed(place)).toMatchObject({
      ...{ lastOn: '2025-03-02', dueOn: '2026-03-02', isDue: true },
      ...{ attribute: '不予公开', ground: '过程性信息（条例第十六条）', reason: '尚在研究之中', typeLabel: '政策文件' },
    });
    await reassessments().keep({ places: [place], reason: '仍在研究' }, officer.office);
    expect((await listed(place))?.isDue).toBe(false);
    await expect(cms.strapi.db.connection('review_reassessments').delete()).rejects.toThrow(/append-only/);

    const other = await onFile();
    await decidedOn(other, '2025-12-20');
    expect((await listed(other))?.dueOn).toBe('2026-12-20');
    await reassessments().setMonths(6, officer.office.account);
    expect((await listed(other))?.dueOn).toBe('2026-06-20');
    await reassessments().setMonths(12, officer.office.account);
  });

  test('each is checked against the public negative list: an item with its ground, which then still stands (R-SRC-13)', async () => {
    const place = await onFile();
    const item = await publicItem('process-information', '讨论记录');
    const other = await publicItem('enforcement-file', '内部审批材料');
    const name = async (id: string | null, at = place) =>
      cms.fetch('/review/reassessments/list-item', {
        as: 'disclosure-office',
        method: 'POST',
        body: JSON.stringify({ places: [at], item: id }),
      });
    const before = (await reassessments().page()).unlisted;
    const wrong = await name(other);
    expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining('法定情形是“行政执法案卷信息')]);
    expect((await name('x'.repeat(24))).status).toBe(400);
    expect((await listed(place))?.listItem).toBeNull();
    expect((await name(item)).status).toBe(200);
    expect((await listed(place))?.listItem).toBe('讨论记录');
    expect((await reassessments().page()).unlisted).toBe(before - 1);
    await expect(cms.strapi.db.connection('review_list_items').delete()).rejects.toThrow(/append-only/);
    const open = await draftPolicy(cms);
    expect((await name(null, open)).status).toBe(403);
    await reviewsOf(cms).withdraw({ uid: negativeListItem.uid, documentId: item }, officer.leader, '清单调整');
    expect((await listed(place))?.listItem).toBeNull();
  });

  test('by the disclosure office and nobody else', async () => {
    for (const role of testRoles) {
      const answer = await cms.fetch('/review/reassessments', { as: role });
      expect([role, answer.status]).toEqual([role, role === 'disclosure-office' ? 200 : 403]);
    }
  });

  test('the chosen ones become public by one review and one signature, in one transaction; all or none', async () => {
    const places = [await onFile(), await onFile(), await onFile()] as [Place, Place, Place];
    const [first, second, third] = places;
    await reassessments().convert({ places, reason: '研究已经结束' }, officer.office);
    for (const place of places) {
      expect(await viewOf(place)).toMatchObject({ state: 'departmentReview', isWithheld: false, batchSize: 3 });
      expect((await viewOf(place)).attributes[0]).toMatchObject({ from: '不予公开', attribute: '主动公开' });
    }
    await toSignOff(first);
    await toSignOff(second);
    await expect(reviewsOf(cms).sign(first, officer.leader)).rejects.toThrow(/同批共 3 件.*其中 1 件还没有到签发环节/);
    expect(await isPublic(cms, first)).toBe(false);
    await toSignOff(third);
    const { head } = await feedOf(cms);
    await reviewsOf(cms).sign(first, officer.leader);
    const changes = (await feedOf(cms)).changes.filter(({ seq }) => seq > head) as PublishChange[];
    expect(changes.map(({ id }) => id).sort()).toEqual(places.map(({ documentId }) => documentId).sort());
    // One signature: none can be in a release without the others, which the publisher takes page by page.
    for (const place of places) expect(await viewOf(place)).toMatchObject({ state: 'published', batchSize: 1 });
  });

  test('one that was sent back leaves the batch, and the others go without it', async () => {
    const places = [await onFile(), await onFile()] as [Place, Place];
    await reassessments().convert({ places, reason: '研究已经结束' }, officer.office);
    await toSignOff(places[0]);
    await reviewsOf(cms).sendBack(places[1], officer.head, '仍有一处未定稿');
    await reviewsOf(cms).sign(places[0], officer.leader);
    expect([await isPublic(cms, places[0]), await isPublic(cms, places[1])]).toEqual([true, false]);
  });

  test('one that cannot be submitted keeps all of them on file', async () => {
    const [whole, live] = [await onFile(), await publishedPolicy(cms)];
    const attempt = reassessments().convert({ places: [whole, live], reason: '研究已经结束' }, officer.office);
    await expect(attempt).rejects.toThrow(/已不是“不公开（存档）”状态/);
    expect(await viewOf(whole)).toMatchObject({ state: 'withheld', isWithheld: true, batchSize: 1 });
  });
});
