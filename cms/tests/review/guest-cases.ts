import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256 } from '@yangguang/schemas';
import type { CaseView } from '../../src/plugins/review/server/services/cases.ts';
import type { Evidence } from '../../src/plugins/review/server/services/evidence.ts';
import type { NewInvitation } from '../../src/plugins/review/server/guests/invitations.ts';
import type { Place } from '../../src/plugins/review/server/services/store.ts';
import { allowedFailures } from '../../src/lib/attempt-limit.ts';
import { entriesDuring, entriesOf, whileAuditFails } from '../audit/log.ts';
import { loadCompiled, testNames, testRoles, type Account, type Cms } from '../harness.ts';
import type { PublisherPort } from '../outbox/publisher-port.ts';
import { cleanSheet, draftPolicy, edit, people, reviewsOf, uploadText, withheld } from '../records.ts';

const { clock } = loadCompiled('lib/clock') as typeof import('../../src/lib/clock.ts');

const asked = { name: '赵律师', office: '法律顾问', question: '第二条的处罚依据是否准确' };
const opinion = '依据准确，<b>建议</b>补充引用“第三十六条”。';

const wrongInvitations: [Record<string, unknown>, string][] = [
  [{ name: ' ' }, '请填写受邀人姓名'],
  [{ name: '赵\n律师' }, '请写在一行内'],
  [{ office: '顾'.repeat(41) }, '请控制在 40 字以内'],
  [{ question: '问'.repeat(501) }, '请控制在 500 字以内'],
  [{ question: '倒\u202e写' }, '看不见的控制字符'],
  [{ workingDays: 11 }, '1 至 10 之间的整数'],
  [{ workingDays: 0.5 }, '1 至 10 之间的整数'],
  [{ email: '赵律师' }, '邮箱地址不正确'],
  [{ mustAnswer: '是' }, '提交的内容不完整或格式有误'],
  [{ account: '1' }, '提交的内容不完整或格式有误'],
];
const wrongAnswers: [{ verdict: string; opinion: string }, string][] = [
  [{ verdict: '', opinion: '' }, '请选择'],
  [{ verdict: 'maybe', opinion: '好' }, '请选择'],
  [{ verdict: 'disagree', opinion: ' \r\n ' }, '请写明意见'],
  [{ verdict: 'remark', opinion: '字'.repeat(2001) }, '请控制在 2000 字以内'],
  [{ verdict: 'agree', opinion: '\u0000' }, '控制字符'],
];

/** Reviewers without an account: what they see, what they may, and what stays of it (B-7). */
export function guestCases(system: () => { cms: Cms; port: PublisherPort }): void {
  let cms: Cms;
  let port: PublisherPort;
  let browsers = 0;
  afterEach(() => {
    clock.now = () => new Date();
  });
  beforeEach(() => {
    ({ cms, port } = system());
    port.mood = { isDone: true, release: 4, problem: null };
    port.previews = [];
    port.page = {
      ...{ isRendered: true, path: '/policies/2026-00001.html', assets: {}, warnings: ['有一处链接'] },
      page: '<html><head></head><body><p>稿件正文</p><a href="#part">附则</a></body></html>',
    };
  });

  const post = async (as: Account, { uid, documentId }: Place, step: string, body: unknown) => {
    const path = `/review/cases/${uid}/${documentId}/${step}`;
    const answer = await cms.fetch(path, { as, method: 'POST', body: JSON.stringify(body) });
    const json = (await answer.json()) as NewInvitation & { error?: { message: string } };
    return { status: answer.status, json, message: json.error?.message ?? '' };
  };
  const caseOf = async (as: Account, { uid, documentId }: Place): Promise<CaseView> =>
    (await cms.fetch(`/review/cases/${uid}/${documentId}`, { as })).json() as Promise<CaseView>;

  /** A record that waits for its department head. */
  async function submitted(data: Record<string, unknown> = {}): Promise<Place> {
    const place = await draftPolicy(cms, data);
    await reviewsOf(cms).submit(place, people.author);
    return place;
  }
  async function invited(place: Place, more: Record<string, unknown> = {}): Promise<NewInvitation> {
    const { status, json, message } = await post('department-head', place, 'invite', { ...asked, ...more });
    expect([status, message]).toEqual([200, '']);
    return json;
  }

  /** Somebody's browser, at an address of its own: it follows no redirect by itself and keeps the one cookie. */
  function browser(more: Record<string, string> = {}) {
    let cookie = '';
    browsers += 1;
    const address = `10.1.${browsers >> 8}.${browsers & 255}`;
    const ask = async (path: string, form?: Record<string, string>) => {
      const answer = await fetch(cms.url + path, {
        ...(form && { method: 'POST', body: new URLSearchParams(form) }),
        ...{ redirect: 'manual', headers: { 'x-forwarded-for': address, ...more, ...(cookie && { cookie }) } },
      });
      const [given] = answer.headers.getSetCookie();
      if (given) cookie = given.split(';')[0] ?? '';
      return { status: answer.status, headers: answer.headers, text: await answer.text() };
    };
    const secretOf = ({ path }: NewInvitation) => path.split('/').at(-1) ?? '';
    return {
      ask,
      look: (made: NewInvitation) => ask(made.path),
      open: (made: NewInvitation) => ask(`/review/guest/${made.fingerprint}/open`, { secret: secretOf(made) }),
      show: ({ fingerprint }: NewInvitation, more = '') => ask(`/review/guest/${fingerprint}${more}`),
      answer: ({ fingerprint }: NewInvitation, form: Record<string, string>) =>
        ask(`/review/guest/${fingerprint}/answer`, form),
    };
  }
  const seenHash = (page: string) => /name="seenHash" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? '';
  const actionsOf = async (place: Place) =>
    (await entriesOf(cms, place.documentId))
      .map(({ action }) => action)
      .filter((name) => name.startsWith('invitation'));

  describe('who asks', () => {
    test('the taker of the open step and the disclosure office; not the drafter, no other officer, no administrator', async () => {
      const place = await submitted();
      for (const role of testRoles) {
        const may = role === 'department-head' || role === 'disclosure-office';
        expect((await caseOf(role, place)).mayInvite, role).toBe(may);
        expect((await post(role, place, 'invite', asked)).status, role).toBe(may ? 200 : 403);
      }
      const { json } = await post('department-head', place, 'invite', asked);
      for (const office of ['admin', 'security-administrator', 'audit-administrator'] as const) {
        expect((await post(office, place, 'invite', asked)).status).toBe(403);
        expect((await post(office, place, 'revoke-invitation', { fingerprint: json.fingerprint })).status).toBe(403);
      }
      expect(await post('confidentiality-reviewer', place, 'revoke-invitation', json)).toMatchObject({ status: 400 });
      const revoked = { fingerprint: json.fingerprint };
      expect((await post('confidentiality-reviewer', place, 'revoke-invitation', revoked)).status).toBe(403);
      const mine = await draftPolicy(cms);
      expect((await post('disclosure-office', mine, 'invite', asked)).message).toContain('信息须在审签中');
      const hidden = await submitted(withheld);
      expect((await post('disclosure-office', hidden, 'invite', asked)).status).toBe(403);
    });

    test('what is sent wrong is refused in Chinese and nothing is kept', async () => {
      const place = await submitted();
      for (const [wrong, sentence] of wrongInvitations) {
        const { status, message } = await post('department-head', place, 'invite', { ...asked, ...wrong });
        expect([wrong, status, message]).toEqual([wrong, 400, expect.stringContaining(sentence)]);
      }
      expect((await caseOf('department-head', place)).invitations).toEqual([]);
    });

    test('ten open ones at most; the term is counted in working days and ends at midnight in Shanghai', async () => {
      const place = await submitted();
      clock.now = () => new Date('2026-11-20T08:00:00+08:00');
      expect((await invited(place)).expiresAt).toBe('2026-11-25T16:00:00.000Z');
      expect((await invited(place, { workingDays: 1 })).expiresAt).toBe('2026-11-23T16:00:00.000Z');
      for (let count = 2; count < 10; count += 1) await invited(place);
      expect((await post('department-head', place, 'invite', asked)).message).toContain('未答复的邀请已有 10 份');
    });
  });

  describe('the link', () => {
    test('is kept by its hash alone, and its secret is in no log, file, entry or answer but the one', async () => {
      const place = await submitted();
      const lines: string[] = [];
      const { log } = cms.strapi;
      const listen = (info: unknown) => void lines.push(JSON.stringify(info));
      const level = log.level;
      log.level = 'silly';
      log.on('data', listen);
      const made = await invited(place);
      const secret = made.path.split('/').at(-1) ?? '';
      expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
      expect(made.fingerprint).toBe(sha256(secret).slice(0, 16));
      const reader = browser();
      await reader.look(made);
      await reader.look({ ...made, path: made.path.replace('guest', 'GUEST') });
      await reader.open(made);
      const page = await reader.show(made);
      log.off('data', listen);
      log.level = level;
      expect(lines.join('\n')).toContain('GET /review/guest/open');
      const kept = JSON.stringify([
        lines,
        page.text,
        await entriesOf(cms),
        await caseOf('department-head', place),
        await cms.strapi.db.connection('review_invitations'),
        await cms.strapi.db.connection('review_invitation_events'),
      ]);
      expect(kept).not.toContain(secret);
      for (const file of readdirSync(cms.folder).filter((name) => name.startsWith('data.db')))
        expect(readFileSync(join(cms.folder, file)).includes(secret), file).toBe(false);
    });

    test('looking at it opens nothing and tells nothing of the draft; a button opens it', async () => {
      const place = await submitted();
      const made = await invited(place);
      for (let scan = 0; scan < 3; scan += 1) {
        const { status, text, headers } = await browser().look(made);
        expect(status).toBe(200);
        expect(text).toContain('打开稿件');
        for (const secret of ['专项检查', asked.name, asked.question]) expect(text).not.toContain(secret);
        expect(headers.getSetCookie()).toEqual([]);
        expect(headers.get('cache-control')).toBe('no-store');
        expect(headers.get('referrer-policy')).toBe('no-referrer');
        expect(headers.get('x-robots-tag')).toContain('noindex');
        expect(headers.get('content-security-policy')).toMatch(
          /^default-src 'none'; style-src 'sha256-[^;]*; frame-src/,
        );
      }
      expect((await caseOf('department-head', place)).invitations[0]).toMatchObject({ standing: 'waiting' });
      expect(await actionsOf(place)).toEqual(['invitation.make']);
      expect(port.previews).toEqual([]);
    });

    test('is of the first browser that opens it; any other gets nothing, and that is on record', async () => {
      const place = await submitted();
      const made = await invited(place);
      const [first, second] = [browser(), browser()];
      const opened = await first.open(made);
      expect([opened.status, opened.headers.get('location')]).toEqual([303, `/review/guest/${made.fingerprint}`]);
      expect(opened.headers.getSetCookie()[0]).toMatch(
        new RegExp(`^yangguang-guest=[\\w-]{43}; path=/review/guest/${made.fingerprint}; samesite=strict; httponly$`),
      );
      const behindTls = await browser({ 'x-forwarded-proto': 'https' }).open(await invited(place));
      expect(behindTls.headers.getSetCookie()[0]).toMatch(/; secure; httponly$/);
      expect((await first.show(made)).text).toContain(asked.question);
      const late = await second.open(made);
      expect([late.status, late.headers.getSetCookie()]).toEqual([403, []]);
      expect(late.text).toContain('已在另一个浏览器中打开');
      for (const more of ['', '/page', `/files/${'a'.repeat(64)}`]) {
        const { status, text } = await second.show(made, more);
        expect([status, text.includes(asked.question), text.includes('稿件正文')]).toEqual([403, false, false]);
      }
      expect((await second.answer(made, { verdict: 'agree', opinion: '', seenHash: 'a'.repeat(64) })).status).toBe(403);
      // The same browser may follow the link again.
      expect((await first.open(made)).status).toBe(303);
      expect((await actionsOf(place)).filter((name) => name === 'invitation.refuse')).toHaveLength(1);
    });

    test('of many browsers at the same moment one wins', async () => {
      const made = await invited(await submitted());
      const answers = await Promise.all(Array.from({ length: 6 }, () => browser().open(made)));
      expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 403, 403, 403, 403, 403]);
    });

    test('reaches no other record, no route of officers and no other invitation', async () => {
      const place = await submitted();
      const [made, other] = [await invited(place), await invited(await submitted())];
      const guest = browser();
      await guest.open(made);
      expect((await guest.show(other)).status).toBe(403);
      for (const path of [
        ...[`/review/cases/${place.uid}/${place.documentId}`, `/review/previews/${place.uid}/${place.documentId}`],
        ...['/review/queue', '/admin/users/me', `/content-manager/collection-types/${place.uid}`],
      ])
        expect((await guest.ask(path)).status, path).toBe(401);
      expect((await guest.ask('/api/outbox/changes')).status).toBe(401);
    });

    test.each<[string, (place: Place, made: NewInvitation) => Promise<unknown>, string]>([
      ['its term is over', async (_, { expiresAt }) => (clock.now = () => new Date(expiresAt)), '已过答复期限'],
      ['the draft was changed', (place) => edit(cms, place, { summary: '另一个概述' }), '稿件已有改动'],
      ['the step was taken', (place) => reviewsOf(cms).approve(place, people.head), '稿件已有改动或者已办理'],
      ['it was sent back', (place) => reviewsOf(cms).sendBack(place, people.head, '请补充'), '稿件已有改动'],
      [
        'the officer revoked it',
        (place, { fingerprint }) => post('department-head', place, 'revoke-invitation', { fingerprint }),
        '邀请已被撤销',
      ],
      [
        'the record was deleted',
        ({ uid, documentId }) => cms.strapi.documents(uid as never).delete({ documentId }),
        '稿件已有改动',
      ],
    ])('is dead once %s: to look at, to open, to read and to answer', async (_name, kill, sentence) => {
      const place = await submitted();
      const made = await invited(place);
      const guest = browser();
      await guest.open(made);
      const { text } = await guest.show(made);
      await kill(place, made);
      const form = { verdict: 'agree', opinion: '', seenHash: seenHash(text) };
      const unopened = await browser().open(made);
      expect(unopened.headers.getSetCookie()).toEqual([]);
      for (const answer of [
        ...[unopened, await browser().look(made), await guest.show(made), await guest.show(made, '/page')],
        ...[await guest.show(made, `/files/${'a'.repeat(64)}`), await guest.answer(made, form)],
      ]) {
        expect([answer.status, answer.text]).toEqual([410, expect.stringContaining(sentence)]);
        expect(answer.text).not.toContain(asked.question);
      }
      const events = await cms.strapi.db
        .connection('review_invitation_events')
        .where({ fingerprint: made.fingerprint });
      expect(events.map(({ event }: { event: string }) => event)).not.toContain('answered');
      expect((await actionsOf(place)).filter((name) => name === 'invitation.refuse')).toHaveLength(2);
    });

    test('lives up to the last instant of its term', async () => {
      const made = await invited(await submitted());
      clock.now = () => new Date(Date.parse(made.expiresAt) - 1);
      expect((await browser().open(made)).status).toBe(303);
    });
  });

  describe('what the guest sees and says', () => {
    test('the page of this record alone, as it is, under his name, time and fingerprint, with no rights', async () => {
      const place = await submitted();
      const made = await invited(place, { question: '<script>alert("第二条")</script>' });
      const guest = browser();
      await guest.open(made);
      const outer = await guest.show(made);
      const print = made.fingerprint.match(/.{4}/g)?.join('-') ?? '';
      for (const text of [
        '赵律师（法律顾问）',
        '&lt;script&gt;alert(&quot;第二条&quot;)',
        testNames['department-head'],
        print,
      ])
        expect(outer.text).toContain(text);
      expect(outer.text).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
      expect(outer.text).not.toContain('<script');
      const { headers, text } = await guest.show(made, '/page');
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none';.*sandbox allow-popups/);
      expect(text).toContain('<p>稿件正文</p><a href="#part">附则</a>');
      for (const page of [outer.text, text])
        expect(page).toMatch(new RegExp(`<svg class="guest-watermark".*赵律师（法律顾问）.*${print}.*<use `));
      const [sent] = port.previews.at(-1)?.records ?? [];
      expect(port.previews.at(-1)?.records).toHaveLength(1);
      expect(sent?.record).toMatchObject({ id: place.documentId });
    });

    test('without a page he reads why; the publisher’s silence changes nothing', async () => {
      const made = await invited(await submitted());
      const guest = browser();
      await guest.open(made);
      port.mood = 'silent';
      const { status, text } = await guest.show(made, '/page');
      expect([status, text]).toEqual([503, expect.stringContaining('稿件页面没有生成')]);
      expect((await guest.show(made)).status).toBe(200);
    });

    test('attachments are listed; they are handed out only where the officer allowed it, and each time on record', async () => {
      const file = await uploadText(cms, '名单.txt', '甲企业');
      const place = await submitted({ attachments: [file.id] });
      const path = `/files/${sha256('甲企业')}`;
      const [closed, open] = [await invited(place), await invited(place, { withFiles: true })];
      const [one, other] = [browser(), browser()];
      await one.open(closed);
      await other.open(open);
      expect((await one.show(closed)).text).toContain('邀请人没有开放附件下载');
      expect((await one.show(closed, path)).status).toBe(403);
      expect((await other.show(open)).text).toContain(`href="/review/guest/${open.fingerprint}${path}"`);
      const handed = await other.show(open, path);
      expect([handed.status, handed.text]).toEqual([200, '甲企业']);
      expect(handed.headers.get('content-disposition')).toMatch(/^attachment;/);
      expect((await other.show(open, `/files/${'a'.repeat(64)}`)).status).toBe(403);
      expect((await actionsOf(place)).filter((name) => name === 'invitation.file')).toHaveLength(1);
    });

    test('an answer that says too little or too much is not taken; he reads why and keeps what he wrote', async () => {
      const place = await submitted();
      const made = await invited(place);
      const guest = browser();
      await guest.open(made);
      const hash = seenHash((await guest.show(made)).text);
      for (const [form, sentence] of wrongAnswers) {
        const refused = await guest.answer(made, { ...form, seenHash: hash });
        expect([form, refused.status, refused.text]).toEqual([form, 400, expect.stringContaining(sentence)]);
        expect(refused.text).toContain('role="alert"');
        if (form.opinion.trim().length > 1) expect(refused.text).toContain(form.opinion.slice(0, 100));
      }
      expect((await caseOf('department-head', place)).invitations[0]).toMatchObject({ standing: 'opened' });
    });

    test('his answer is for the bytes he saw, is in the chain, on the paper and in the log, and ends the link', async () => {
      const place = await submitted();
      const made = await invited(place);
      const guest = browser();
      await guest.open(made);
      const hash = seenHash((await guest.show(made)).text);
      expect((await guest.answer(made, { verdict: 'agree', opinion, seenHash: 'a'.repeat(64) })).status).toBe(400);
      const entries = await entriesDuring(cms, async () => {
        expect((await guest.answer(made, { verdict: 'disagree', opinion, seenHash: hash })).status).toBe(303);
      });
      expect(entries).toMatchObject([
        {
          action: 'invitation.answer',
          actor: { id: `guest:${made.fingerprint}`, name: '赵律师（法律顾问）', roles: [] },
          subject: { id: place.documentId },
          details: { fingerprint: made.fingerprint, hash, verdict: 'disagree' },
        },
      ]);
      expect(JSON.stringify(entries)).not.toContain('依据准确');
      const thanks = await guest.show(made);
      expect([thanks.status, thanks.text]).toEqual([200, expect.stringContaining('您的答复已提交')]);
      expect(thanks.text).not.toContain(asked.question);
      expect((await guest.answer(made, { verdict: 'agree', opinion: '', seenHash: hash })).status).toBe(410);
      expect((await guest.show(made, '/page')).status).toBe(410);
      const { invitations } = await caseOf('confidentiality-reviewer', place);
      expect(invitations).toMatchObject([
        { standing: 'answered', hash, mayRevoke: false, answer: { verdict: 'disagree', opinion } },
      ]);
      const paper = await cms.fetch(`/review/evidence/chain/${place.uid}/${place.documentId}`, {
        as: 'department-head',
      });
      const { invitations: papers, seal } = (await paper.json()) as Evidence;
      const [told] = papers;
      const print = made.fingerprint.match(/.{4}/g)?.join('-') ?? '';
      expect(seal.note).toMatch(new RegExp(`^赵律师（法律顾问），不同意，.*，链接指纹 ${print}，第 \\d+ 条`, 'm'));
      expect(told).toMatchObject({
        fingerprint: made.fingerprint,
        answer: { opinion },
        hash,
        entry: { seq: expect.any(Number) },
      });
      // Advice: it takes no step.
      expect((await caseOf('department-head', place)).steps.filter(({ at }) => at !== null)).toHaveLength(1);
      await reviewsOf(cms).approve(place, people.head);
    });

    test('what cannot be put on record does not happen (D13)', async () => {
      const place = await submitted();
      const made = await invited(place);
      const guest = browser();
      await whileAuditFails(cms, async () => {
        const path = `/review/cases/${place.uid}/${place.documentId}/invite`;
        const making = { as: 'department-head', method: 'POST', body: JSON.stringify(asked) } as const;
        expect((await cms.fetch(path, making)).status).toBe(500);
        expect((await guest.open(made)).status).toBe(500);
      });
      expect((await caseOf('department-head', place)).invitations).toMatchObject([{ standing: 'waiting' }]);
      await guest.open(made);
      const hash = seenHash((await guest.show(made)).text);
      await whileAuditFails(cms, async () => {
        expect((await guest.answer(made, { verdict: 'agree', opinion: '', seenHash: hash })).status).toBe(500);
      });
      expect((await caseOf('department-head', place)).invitations).toMatchObject([
        { standing: 'opened', answer: null },
      ]);
    });

    test('of an answer and a revocation at the same moment one counts', async () => {
      for (let turn = 0; turn < 2; turn += 1) {
        const place = await submitted();
        const made = await invited(place);
        const guest = browser();
        await guest.open(made);
        const hash = seenHash((await guest.show(made)).text);
        const answer = () => guest.answer(made, { verdict: 'agree', opinion: '', seenHash: hash });
        const revoke = () => post('department-head', place, 'revoke-invitation', { fingerprint: made.fingerprint });
        const both = turn % 2 === 0 ? await Promise.all([answer(), revoke()]) : await Promise.all([revoke(), answer()]);
        const [invitation] = (await caseOf('department-head', place)).invitations;
        const statuses = both.map(({ status }) => status).toSorted();
        expect(statuses).toEqual(invitation?.standing === 'answered' ? [303, 403] : [200, 410]);
      }
    });
  });

  test('a step waits for an answer that is necessary, can be sent back meanwhile, and waits no longer than the term', async () => {
    const place = await submitted();
    const made = await invited(place, { mustAnswer: true });
    const step = () => post('department-head', place, 'approve', {});
    const waits = await step();
    expect([waits.status, waits.message]).toEqual([403, expect.stringContaining('赵律师尚未答复')]);
    await post('department-head', place, 'revoke-invitation', { fingerprint: made.fingerprint });
    expect((await step()).status).toBe(200);
    await reviewsOf(cms).closeSheet(place, people.reviewer, cleanSheet);
    const again = await post('disclosure-office', place, 'invite', { ...asked, mustAnswer: true });
    await expect(reviewsOf(cms).sign(place, people.leader)).rejects.toThrow('尚未答复');
    clock.now = () => new Date(again.json.expiresAt);
    await reviewsOf(cms).sign(place, people.leader);
    const other = await submitted();
    await invited(other, { mustAnswer: true });
    await reviewsOf(cms).sendBack(other, people.head, '请补充');
  });

  test('guessing is on record, and after eight wrong links none is looked at from that network for a while (E5)', async () => {
    const made = await invited(await submitted());
    const wrong = (index: number) => ({ ...made, path: `/review/guest/open/${'A'.repeat(42)}${index}` });
    const [guesser, elsewhere] = [browser(), browser()];
    const entries = await entriesDuring(cms, async () => {
      for (let index = 0; index < allowedFailures; index += 1)
        expect((await (index % 2 === 0 ? guesser.look(wrong(index)) : guesser.open(wrong(index)))).status).toBe(403);
    });
    expect(entries.map(({ action, actor }) => `${action} ${actor.id}`)).toEqual(
      Array.from({ length: allowedFailures }, () => 'invitation.refuse unknown'),
    );
    const locked = await guesser.open(made);
    expect([locked.status, locked.text]).toEqual([429, expect.stringContaining('15 分钟后再试')]);
    expect(await entriesDuring(cms, () => guesser.look(wrong(9)))).toEqual([]);
    expect((await elsewhere.look(made)).status).toBe(200);
    clock.now = () => new Date(Date.now() + 16 * 60_000);
    expect((await guesser.open(made)).status).toBe(303);
  });
}
