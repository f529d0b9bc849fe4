import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { AuditEntry } from '@yangguang/schemas';
import type { Outcome } from '../../src/plugins/review/server/controllers/bulk.ts';
import { largestPage } from '../../src/plugins/review/server/bodies.ts';
import type { Place } from '../../src/plugins/review/server/services/store.ts';
import { entriesDuring, whileAuditFails } from '../audit/log.ts';
import type { Account, Cms } from '../harness.ts';
import type { PublisherPort } from '../outbox/publisher-port.ts';
import { elevate, endElevation } from '../elevation.ts';
import { changesOf, draftPolicy, drafterOf, feedOf, reviewsOf, reviewUpToSignOff } from '../records.ts';

/** The list's own routes: a step on several records, each as if it had been taken on it alone (decision 79). */
export function bulkCases(running: () => { cms: Cms; port: PublisherPort }): void {
  const knex = () => running().cms.strapi.db.connection;
  const stateOf = async ({ documentId }: Place): Promise<string> =>
    (await knex()('review_cases').where({ record_id: documentId }).first('state')).state;
  const statesOf = (places: readonly Place[]) => Promise.all(places.map(stateOf));

  interface Record extends Place {
    seenHash: string;
  }
  /** Records that need nothing but the signature, as the list shows them. */
  async function signable(count: number): Promise<Record[]> {
    const { cms } = running();
    const records: Record[] = [];
    for (let made = 0; made < count; made += 1) {
      const place = await draftPolicy(cms);
      await reviewUpToSignOff(cms, place);
      const { hash } = await knex()('review_cases').where({ record_id: place.documentId }).first('hash');
      records.push({ ...place, seenHash: hash });
    }
    return records;
  }

  async function take(as: Account, step: string, body: object) {
    const answer = await running().cms.fetch(`/review/queue/${step}`, {
      method: 'POST',
      as,
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    const json = (answer.status === 500 ? {} : JSON.parse(text)) as {
      outcomes?: Outcome[];
      error?: { message: string };
    };
    return {
      status: answer.status,
      refusals: json.outcomes?.map(({ refusal }) => refusal),
      message: json.error?.message,
    };
  }

  /** What an entry says besides when it was made, and of which request. */
  const essence = ({ action, actor, subject, details }: AuditEntry) => {
    const { path: _, at: _at, ...others } = details;
    return { action, actor, title: subject?.title, details: { ...others, hash: 'any' } };
  };

  test('each is signed as by itself: its own refusal, its own entries, its own row of the feed', async () => {
    const { cms } = running();
    const [alone, stale, ...both] = await signable(4);
    const [first, second] = both as [Record, Record];
    const one = { ...(stale as Record), seenHash: '0'.repeat(64) };
    const sign = ({ uid, documentId, ...body }: Record) =>
      cms.fetch(`/review/cases/${uid}/${documentId}/sign`, {
        method: 'POST',
        as: 'deputy-head',
        body: JSON.stringify(body),
      });
    await cms.login('deputy-head');
    const [refused, done] = [
      await entriesDuring(cms, async () => expect((await sign(one)).status).toBe(403)),
      await entriesDuring(cms, async () => expect((await sign(alone as Record)).status).toBe(200)),
    ];
    const sentence = ((await (await sign(one)).json()) as { error: { message: string } }).error.message;
    const entries = await entriesDuring(cms, async () => {
      const { status, refusals } = await take('deputy-head', 'sign', { records: [first, one, second] });
      expect([status, refusals]).toEqual([200, [null, sentence, null]]);
    });
    expect(entries.map(essence)).toEqual([...done, ...refused, ...done].map(essence));
    expect(entries.map(({ subject }) => subject?.id)).toEqual(
      [first, first, first, one, second, second, second].map(({ documentId }) => documentId),
    );
    expect(entries[3]?.details).toMatchObject({ path: '/review/queue/sign', status: 403 });
    expect(await statesOf([first, one, second])).toEqual(['published', 'awaitingSignOff', 'published']);
    for (const place of [first, second]) expect(await changesOf(cms, place)).toHaveLength(1);
  });

  test('the publisher is woken once for all of them', async () => {
    const { cms, port } = running();
    const [before, ...records] = await signable(5);
    await take('deputy-head', 'sign', { records: [before] });
    const { head } = await feedOf(cms);
    // A call that is still on its way would join those that follow.
    await vi.waitFor(() => expect(port.wakeUps).toContain(head));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await take('deputy-head', 'sign', { records })).refusals).toEqual([null, null, null, null]);
    await vi.waitFor(() => expect(port.wakeUps).toContain(head + 4));
    expect(port.wakeUps.filter((number) => number > head)).toEqual([head + 4]);
  });

  test('the other steps of the list, with one remark or reason for all; who has no seat takes none', async () => {
    const { cms } = running();
    const drafter = await drafterOf(cms);
    const records = [await draftPolicy(cms), await draftPolicy(cms)];
    const noSeat = expect.stringContaining('没有办理这一环节的权限');
    expect((await take('information-officer', 'submit', { records })).refusals).toEqual([null, null]);
    expect((await take('deputy-head', 'approve', { records })).refusals).toEqual([noSeat, noSeat]);
    expect((await take('department-head', 'approve', { records, comment: '同意' })).refusals).toEqual([null, null]);
    const reason = '请核对附件';
    expect((await take('confidentiality-reviewer', 'return', { records, reason })).refusals).toEqual([null, null]);
    const rows = await knex()('review_decisions').whereIn(
      'record_id',
      records.map(({ documentId }) => documentId),
    );
    expect(rows.filter(({ account }) => account === String(drafter)).map(({ action }) => action)).toEqual([
      'submit',
      'submit',
    ]);
    expect(rows.filter(({ action }) => action === 'approve').map(({ comment }) => comment)).toEqual(['同意', '同意']);
    expect(rows.filter(({ action }) => action === 'return').map(({ comment }) => comment)).toEqual([reason, reason]);
  });

  test.each([
    ['nothing chosen', 'sign', () => ({ records: [] }), '没有选择信息'],
    [
      'more than a page',
      'sign',
      (one: Record) => ({ records: Array(largestPage + 1).fill(one) }),
      '一次最多办理 100 件',
    ],
    ['no reason', 'return', (one: Record) => ({ records: [one] }), '请填写理由'],
    ['an unknown field', 'sign', (one: Record) => ({ records: [one], publishAt: '2099-01-01T09:00' }), 'publishAt'],
    [
      'a type that there is not',
      'sign',
      (one: Record) => ({ records: [one, { ...one, uid: 'api::no.no' }] }),
      '没有找到该信息',
    ],
  ])('%s: refused in Chinese, and nothing moves', async (_name, step, bodyOf, sentence) => {
    const [one] = (await signable(1)) as [Record];
    const { status, message } = await take('deputy-head', step, bodyOf(one));
    expect([status, message]).toEqual([400, expect.stringContaining(sentence)]);
    expect(await stateOf(one)).toBe('awaitingSignOff');
  });

  /** Takes a right away after the first of the signatures, by this process or by another one. */
  async function meanwhile<T>(change: () => void | Promise<unknown>, work: () => Promise<T>): Promise<T> {
    const reviews = reviewsOf(running().cms);
    const sign = vi.spyOn(reviews, 'sign').mockImplementationOnce(async (...given) => {
      sign.mockRestore();
      await reviews.sign(...given).finally(change);
    });
    return work();
  }
  const user = async () => (await running().cms.user('deputy-head')).id;
  const rolesOf = (id: number) => knex()('admin_users_roles_lnk').where({ user_id: id });
  const blocked = (id: number, isActive: boolean) => {
    const other = new Database(join(running().cms.folder, 'data.db'));
    other.prepare('update admin_users set is_active = ? where id = ?').run(isActive ? 1 : 0, id);
    other.close();
  };

  test('whoever loses his role or his account meanwhile signs no more of them, even by another process', async () => {
    const sentence = expect.stringContaining('权限在办理过程中有变动');
    const id = await user();
    const unable = await signable(2);
    const roles = await rolesOf(id);
    const byRole = await meanwhile(
      () => rolesOf(id).delete(),
      () => take('deputy-head', 'sign', { records: unable }),
    );
    await knex()('admin_users_roles_lnk').insert(roles);
    const records = await signable(3);
    const byAccount = await meanwhile(
      () => blocked(id, false),
      () => take('deputy-head', 'sign', { records }),
    );
    blocked(id, true);
    expect([byRole.refusals, byAccount.refusals]).toEqual([
      [null, sentence],
      [null, sentence, sentence],
    ]);
    expect(await statesOf([...unable, ...records])).toEqual([
      'published',
      'awaitingSignOff',
      'published',
      'awaitingSignOff',
      'awaitingSignOff',
    ]);
    // Other people's sign-ins, and his own, end nothing.
    const others = await signable(2);
    const login = JSON.stringify({ email: 'nobody@example.invalid', password: 'wrong' });
    const fetchOther = () => running().cms.fetch('/admin/login', { method: 'POST', body: login });
    const all = await meanwhile(fetchOther, () => take('deputy-head', 'sign', { records: others }));
    expect(all.refusals).toEqual([null, null]);
  });

  test('rights that are lent end by the clock, for the records that are left too (decision 51)', async () => {
    const { cms } = running();
    await elevate(cms);
    const soon = Date.now() + 60_000;
    await knex()('org_elevations').where('ends_at', '>', soon).update({ ends_at: soon });
    const records = await signable(2);
    const clock = vi.spyOn(Date, 'now');
    const { refusals } = await meanwhile(
      () => void clock.mockReturnValue(soon + 1),
      () => take('admin', 'sign', { records }),
    );
    clock.mockRestore();
    await endElevation(cms);
    // An administrator has a seat in no flow, whatever is lent to him; what he was lent, he has no more.
    expect(refusals).toEqual([
      expect.stringContaining('没有办理这一环节的权限'),
      expect.stringContaining('权限在办理过程中有变动'),
    ]);
  });

  test('what breaks says nothing of its cause; what cannot be put on record ends the request (D13)', async () => {
    const { cms } = running();
    const records = await signable(2);
    const broken = vi.spyOn(reviewsOf(cms), 'sign').mockRejectedValueOnce(new TypeError('secret detail'));
    const entries = await entriesDuring(cms, async () => {
      const { refusals } = await take('deputy-head', 'sign', { records });
      expect(refusals).toEqual([expect.stringContaining('系统出错'), null]);
    });
    broken.mockRestore();
    expect(entries[0]).toMatchObject({ action: 'attempt.failed', subject: { id: records[0]?.documentId } });
    const [last] = (await signable(1)) as [Record];
    await whileAuditFails(cms, async () => {
      expect((await take('deputy-head', 'sign', { records: [last] })).status).toBe(500);
    });
    expect(await stateOf(last)).toBe('awaitingSignOff');
  });
}
