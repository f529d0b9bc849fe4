import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RollbackPreview } from '../../src/plugins/outbox/server/services/rollback-previews.ts';
import type { RollbackView } from '../../src/plugins/outbox/server/services/rollbacks.ts';
import type { Place } from '../../src/plugins/review/server/services/store.ts';
import { startCms, type Account, type Cms } from '../harness.ts';
import { edit, people, publishedPolicy, reviewsOf, reviewUpToSignOff } from '../records.ts';
import { openPublisherPort, quietStatus, type PublisherPort } from './publisher-port.ts';
import { finished, released, seqOf, tell, tellStage, at } from './releases.ts';

const secret = 'whsec_dGVzdC1zZWNyZXQtdGVzdC1zZWNyZXQ=';
let cms: Cms;
let port: PublisherPort;
/** In release 1 all three were published; 2 changed the first and withdrew the third; 3 added the fourth. */
let edited: Place;
let untouched: Place;
let withdrawn: Place;
let added: Place;

beforeAll(async () => {
  port = await openPublisherPort(secret);
  cms = await startCms({ listen: true, env: { WEBHOOK_SECRET: secret, WEBHOOK_URL: port.url } });
  edited = await publishedPolicy(cms);
  untouched = await publishedPolicy(cms);
  withdrawn = await publishedPolicy(cms);
  const first = [edited, untouched, withdrawn];
  const seqs = await Promise.all(first.map((place) => seqOf(cms, place)));
  await tell(cms, {
    releases: [
      finished(
        1,
        first.map((place, index) => released(place, seqs[index] ?? 0)),
      ),
    ],
  });
  await edit(cms, edited, { summary: '改动' });
  await reviewUpToSignOff(cms, edited);
  await reviewsOf(cms).sign(edited, people.leader);
  await reviewsOf(cms).withdraw(withdrawn, people.leader, '不再适用');
  const second = [
    released(edited, await seqOf(cms, edited), { action: 'changed' }),
    released(withdrawn, await seqOf(cms, withdrawn), { action: 'withdrawn' }),
  ];
  added = await publishedPolicy(cms);
  await tell(cms, { releases: [finished(2, second), finished(3, [released(added, await seqOf(cms, added))])] });
});
afterAll(async () => {
  await cms.stop();
  await port.close();
});
beforeEach(async () => {
  port.status = quietStatus;
  port.mood = { isDone: true, release: 4, problem: null };
  port.commands = [];
  await cms.strapi.db.connection('outbox_rollbacks').update({ state: 'refused' }).where({ state: 'pending' });
});

const post = (path: string, as: Account, body: unknown = {}) =>
  cms.fetch(`/outbox/rollbacks${path}`, { method: 'POST', as, body: JSON.stringify(body) });
const ask = (as: Account = 'disclosure-office', more: object = {}) =>
  post('', as, { to: 1, reason: '第二次发布的数据有误', seenRelease: 3, ...more });
const messageOf = async (answer: Response): Promise<string> =>
  ((await answer.json()) as { error: { message: string } }).error.message;

async function newest(as: Account = 'disclosure-office'): Promise<RollbackView> {
  const answer = await cms.fetch('/outbox/rollbacks', { as });
  const [first] = ((await answer.json()) as { items: RollbackView[] }).items;
  return first as RollbackView;
}
const confirm = async (as: Account = 'deputy-head') => post(`/${(await newest()).id}/confirm`, as);

test('the preview names exactly what readers would notice; what was withdrawn stays withdrawn (A12, A13)', async () => {
  const answer = await cms.fetch('/outbox/rollbacks/preview?to=1', { as: 'disclosure-office' });
  const { records, ...rest } = (await answer.json()) as RollbackPreview;
  expect(rest).toEqual({ seenRelease: 3, changing: 2, unlisted: 0 });
  const effects = records.map(({ documentId, effect }) => [documentId, effect] as const);
  expect(new Map(effects)).toEqual(
    new Map([
      [edited.documentId, 'earlier'],
      [withdrawn.documentId, 'stays-withdrawn'],
      [added.documentId, 'hidden'],
    ]),
  );
  expect(effects.map(([id]) => id)).not.toContain(untouched.documentId);
});

test('one officer asks, another confirms, and the signed command carries both and the reason (C-4)', async () => {
  expect((await ask()).status).toBe(200);
  expect(port.commands).toEqual([]);
  expect(await newest('deputy-head')).toMatchObject({
    ...{ command: 'rollback', to: 1, state: 'pending', askedBy: '吴公开', reason: '第二次发布的数据有误' },
    mayConfirm: true,
  });
  const page = await cms.fetch('/outbox/publishing', { as: 'deputy-head' });
  expect(await page.json()).toMatchObject({ pendingRollbacks: 1 });
  expect((await confirm()).status).toBe(200);
  const by = [String((await cms.user('disclosure-office')).id), String((await cms.user('deputy-head')).id)];
  expect(port.commands).toEqual([{ command: { command: 'rollback', to: 1 }, by, reason: '第二次发布的数据有误' }]);
  expect(await newest()).toMatchObject({ state: 'done', release: 4, problem: null, decidedBy: '周签发' });
});

test('who asked cannot confirm, and nothing is sent', async () => {
  await ask();
  expect((await newest()).mayConfirm).toBe(false);
  const answer = await confirm('disclosure-office');
  expect([answer.status, await messageOf(answer)]).toEqual([
    403,
    expect.stringContaining('请由另一位有权限的人员确认'),
  ]);
  expect(port.commands).toEqual([]);
});

test.each(['information-officer', 'department-head', 'confidentiality-reviewer', 'admin'] as const)(
  '%s may neither ask nor look at the preview',
  async (as) => {
    expect((await ask(as)).status).toBe(403);
    expect((await cms.fetch('/outbox/rollbacks/preview?to=1', { as })).status).toBe(403);
  },
);

test('a second request while one waits is refused', async () => {
  await ask();
  const answer = await ask('deputy-head');
  expect([answer.status, await messageOf(answer)]).toEqual([403, expect.stringContaining('已有一项申请')]);
});

test('a request lapses after its time, and then another can be made', async () => {
  await ask();
  const { id } = await newest();
  const longAgo = new Date(Date.now() - 31 * 60_000).toISOString();
  await cms.strapi.db.connection('outbox_rollbacks').where({ id }).update({ asked_at: longAgo });
  expect(await newest('deputy-head')).toMatchObject({ state: 'lapsed', mayConfirm: false });
  expect(await messageOf(await confirm())).toContain('自动失效');
  expect((await ask()).status).toBe(200);
  expect(port.commands).toEqual([]);
});

test('a release that went live after the request was looked at stops it', async () => {
  await ask();
  port.status = { ...quietStatus, release: 4, kept: [4, 3, 2, 1] };
  expect(await messageOf(await confirm())).toContain('门户又有新的发布');
  expect(await messageOf(await ask())).toContain('门户又有新的发布');
  expect(port.commands).toEqual([]);
});

test('either of the two ends a request', async () => {
  await ask();
  expect((await post(`/${(await newest()).id}/refuse`, 'deputy-head')).status).toBe(200);
  expect(await newest()).toMatchObject({ state: 'refused', decidedBy: '周签发' });
  expect(await messageOf(await confirm())).toContain('已经办理');
  expect(port.commands).toEqual([]);
});

test('of two who decide at the same moment one succeeds and one command is sent', async () => {
  await ask();
  const { id } = await newest();
  const answers = await Promise.all([1, 2, 3, 4].map(() => post(`/${id}/confirm`, 'deputy-head')));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 403, 403, 403]);
  expect(port.commands).toHaveLength(1);
});

test.each([
  ['its own reason', { isDone: false, release: 3, problem: '第 1 次发布已清理' }, 'failed', '第 1 次发布已清理'],
  ['no answer', 'silent', 'unknown', '没有收到答复'],
  ['rubbish', 'rubbish', 'unknown', '没有收到答复'],
] as const)('a publisher that answers with %s: what is known is kept', async (_name, mood, state, problem) => {
  port.mood = mood;
  await ask();
  await confirm();
  expect(await newest()).toMatchObject({ state, release: null, problem: expect.stringContaining(problem) });
});

test('a command that the publisher does not take for ours is a failure', async () => {
  await ask();
  process.env.WEBHOOK_SECRET = 'whsec_YW5vdGhlci1zZWNyZXQtYW5vdGhlci1zZWNyZXQ=';
  await confirm();
  process.env.WEBHOOK_SECRET = secret;
  expect(await newest()).toMatchObject({ state: 'failed', problem: expect.stringContaining('HTTP 401') });
  expect(port.commands).toEqual([]);
});

test('without the publisher nothing can be asked, and the officer learns why', async () => {
  process.env.WEBHOOK_URL = 'http://127.0.0.1:1/';
  const answer = await ask();
  process.env.WEBHOOK_URL = port.url;
  expect([answer.status, await messageOf(answer)]).toEqual([400, expect.stringContaining('联系不上发布程序')]);
});

test.each([
  ['a release that is no longer kept', { to: 9 }, 403, '已不再保留'],
  ['the live release', { to: 3 }, 403, '不会有任何变化'],
  ['no reason', { reason: '  ' }, 400, '请填写理由'],
  ['a reason too long', { reason: '长'.repeat(501) }, 400, '500 字以内'],
])('%s is refused in Chinese', async (_name, more, status, message) => {
  const answer = await ask('disclosure-office', more);
  expect([answer.status, await messageOf(answer)]).toEqual([status, expect.stringContaining(message)]);
});

test('a command whose answer the CMS did not live to hear is unknown after the next start', async () => {
  await ask();
  const { id } = await newest();
  await cms.strapi.db.connection('outbox_rollbacks').where({ id }).update({ state: 'sending' });
  await cms.strapi.plugin('outbox').service('rollbacks').forgetUnanswered();
  expect(await newest()).toMatchObject({ state: 'unknown', problem: expect.stringContaining('以发布记录为准') });
});

test('after a rollback the way forward is asked for and confirmed in the same way', async () => {
  const records = [edited, added].map((place) => released(place, null, { action: 'changed' }));
  await tell(cms, { releases: [finished(4, records, { kind: 'rollback', shows: 1 })] });
  await tellStage(cms, edited, 'rolled-back', at(41), 4);
  port.status = { ...quietStatus, release: 4, kept: [4, 3, 2, 1] };
  const answer = await cms.fetch('/outbox/rollbacks/preview', { as: 'disclosure-office' });
  const { records: changes } = (await answer.json()) as RollbackPreview;
  expect(new Map(changes.map(({ documentId, effect }) => [documentId, effect]))).toEqual(
    new Map([
      [edited.documentId, 'later'],
      [added.documentId, 'back'],
    ]),
  );
  port.mood = { isDone: true, release: 5, problem: null };
  await post('', 'deputy-head', { reason: '数据已更正', seenRelease: 4 });
  await confirm('disclosure-office');
  expect(port.commands).toMatchObject([{ command: { command: 'roll-forward' }, reason: '数据已更正' }]);
  expect(await newest()).toMatchObject({ command: 'roll-forward', to: null, state: 'done', release: 5 });
});
