import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entryHash, entryText, FeedPage, isSignedBy, noEntry, treeRoot } from '@yangguang/schemas';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { templateFolder } from '../folders.ts';
import { elevate, endElevation } from '../elevation.ts';
import { startCms, testNames, testOutboxToken, type Cms } from '../harness.ts';
import {
  completePolicy,
  draftPolicy,
  edit,
  feedOf,
  policyDocument,
  publishedPolicy,
  reviewUpToSignOff,
  uploadText,
} from '../records.ts';
import { entriesDuring, entriesOf, whileAuditFails } from './log.ts';

const folder = mkdtempSync(join(tmpdir(), 'yangguang-audit-'));
let cms: Cms;
beforeAll(async () => {
  copyFileSync(join(templateFolder, 'data.db'), join(folder, 'data.db'));
  cms = await startCms({ listen: true, folder });
});
afterAll(async () => {
  await cms.stop();
  rmSync(folder, { recursive: true });
});

const records = `/content-manager/collection-types/${policyDocument}`;
const send = (method: string, path: string, body: unknown, as: Parameters<Cms['fetch']>[1] = { as: 'admin' }) =>
  cms.fetch(path, { method, body: JSON.stringify(body), ...as });
const roleOf = (code: string) => cms.strapi.db.query('admin::role').findOne({ where: { code } });
const actionsOf = (entries: { action: string }[]) => entries.map(({ action }) => action);

test('the log begins with what names it, and every entry is chained to the one before', async () => {
  const entries = await entriesOf(cms);
  expect(entries[0]).toMatchObject({ seq: 1, action: 'log.begin', previous: noEntry });
  for (const [index, entry] of entries.entries()) {
    expect(entry.seq).toBe(index + 1);
    const before = entries[index - 1];
    if (before) expect(entry.previous).toBe(entryHash(entryText(before)));
  }
});

describe('what officers do to records', () => {
  test('a save is one entry: who, from where, on what, which fields, and no value', async () => {
    await cms.login('information-officer');
    const data = { ...completePolicy, documentNumber: '云应急〔2025〕77号', title: '关于张三丰同志电话的通知' };
    const entries = await entriesDuring(cms, () => send('POST', records, data, { as: 'information-officer' }));
    expect(actionsOf(entries)).toEqual(['record.create']);
    const [entry] = entries;
    expect(entry?.actor).toMatchObject({ name: testNames['information-officer'], roles: ['拟稿人（信息员）'] });
    expect(entry?.address).toBe('127.0.0.1');
    expect(entry?.at).toMatch(/^\d{4}-\d\d-\d\dT.*\+08:00$/);
    expect(entry?.subject).toMatchObject({ type: policyDocument, title: data.title });
    const names = (entry?.details.fields as { name: string }[] | undefined)?.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['body', 'documentNumber', 'indexNumber', 'title']));
    expect(JSON.stringify(entry?.details)).not.toContain('〔2025〕');
  });

  test('an edit names the fields that differ, and a save that changes nothing names none', async () => {
    const place = await draftPolicy(cms);
    const [entry] = await entriesDuring(cms, () => edit(cms, place, { summary: '摘要', title: completePolicy.title }));
    expect(entry).toMatchObject({ action: 'record.update', subject: { id: place.documentId } });
    expect(entry?.details.fields).toEqual([
      { name: 'summary', before: null, after: expect.stringMatching(/^\w{32}$/) },
    ]);
    const [again] = await entriesDuring(cms, () => edit(cms, place, { summary: '摘要' }));
    expect(again?.details.fields).toEqual([]);
  });

  test('each step of the procedure is an entry of the one who took it', async () => {
    const place = await draftPolicy(cms);
    const entries = await entriesDuring(cms, async () => {
      await reviewUpToSignOff(cms, place);
      await cms.strapi.plugin('review').service('reviews').sign(place, '104');
      await cms.strapi.plugin('review').service('reviews').withdraw(place, '104', '内容有误');
    });
    expect(entries.map(({ action, actor }) => [action, actor.id])).toEqual([
      ['review.submit', '101'],
      ['review.approve', '102'],
      ['review.clear', '103'],
      ['review.sign', '104'],
      ['record.publish', 'system'],
      ['review.publish', '104'],
      ['review.withdraw', '104'],
      ['record.unpublish', 'system'],
    ]);
    expect(JSON.stringify(entries)).not.toContain('内容有误');
  });

  test('deleting is an entry, and so is a file', async () => {
    const place = await draftPolicy(cms);
    const removal = () => cms.strapi.documents(policyDocument as never).delete({ documentId: place.documentId });
    expect(actionsOf(await entriesDuring(cms, removal))).toEqual(['record.delete']);
    expect(actionsOf(await entriesDuring(cms, () => uploadText(cms, '附件.txt', '内容')))).toEqual(['file.create']);
  });

  test('rows that a program writes past the document service are entries too', async () => {
    const place = await draftPolicy(cms);
    const where = { documentId: place.documentId };
    const write = () => cms.strapi.db.query(policyDocument as never).update({ where, data: { summary: '旁路' } });
    const [entry, ...others] = await entriesDuring(cms, write);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ action: 'row.update', details: { fields: [{ name: 'summary' }] } });
  });
});

describe('reading', () => {
  test('a record that is not for everybody is read on record, in the form and in the list', async () => {
    const withheld = { disclosureAttribute: 'not-disclosed', exemptionGround: 'state-secret', exemptionReason: '理由' };
    const place = await draftPolicy(cms, withheld);
    const reader = { as: 'disclosure-office' } as const;
    await cms.login(reader.as);
    const form = await entriesDuring(cms, () => cms.fetch(`${records}/${place.documentId}`, reader));
    expect(form[0]).toMatchObject({ action: 'record.read', subject: { id: place.documentId } });
    const list = await entriesDuring(cms, () => cms.fetch(`${records}?pageSize=100`, reader));
    expect(list.map(({ action, subject }) => [action, subject?.id])).toEqual([['record.read', place.documentId]]);
  });

  test('what is for everybody is read without a trace', async () => {
    const place = await draftPolicy(cms);
    await cms.login('disclosure-office');
    const read = () => cms.fetch(`${records}/${place.documentId}`, { as: 'disclosure-office' });
    expect(await entriesDuring(cms, read)).toEqual([]);
  });
});

describe('people and rights', () => {
  const signIn = (email: string, password: string) => send('POST', '/admin/login', { email, password }, {});

  test('a sign-in, a failed one and the end of one', async () => {
    const good = await entriesDuring(cms, () => signIn('deputy-head@example.invalid', 'Yangguang-2026'));
    expect(good.map(({ action, actor }) => [action, actor.name])).toEqual([['signIn.done', '周签发']]);
    const bad = await entriesDuring(cms, () => signIn('deputy-head@example.invalid', 'wrong'));
    expect(bad.map(({ action, actor }) => [action, actor.name])).toEqual([['signIn.refused', '周签发']]);
    const nobody = await entriesDuring(cms, () => signIn('nobody@example.invalid', 'wrong'));
    expect(nobody.map(({ action, actor }) => [action, actor.id])).toEqual([['signIn.refused', 'unknown']]);
    expect(JSON.stringify(nobody)).not.toContain('nobody');
    await cms.login('department-head');
    const out = await entriesDuring(cms, () => send('POST', '/admin/logout', {}, { as: 'department-head' }));
    expect(out.map(({ action, subject }) => [action, subject?.title])).toEqual([['signIn.ended', '孙审核']]);
  });

  test('accounts, roles and rights', async () => {
    await cms.login('admin');
    await cms.login('security-administrator');
    const role = await roleOf('department-head');
    const nobodyYet = await roleOf('unassigned');
    const person = { email: 'new@example.invalid', firstname: '新来', lastname: '郑', roles: [nobodyYet.id] };
    const made = await entriesDuring(cms, () => send('POST', '/admin/users', person));
    expect(made.map(({ action, subject, details }) => [action, subject?.title, details.rolesAfter])).toEqual([
      ['account.create', '郑新来', ['待授权']],
    ]);
    expect(JSON.stringify(made)).not.toContain('new@example.invalid');
    const user = await cms.strapi.db.query('admin::user').findOne({ where: { email: 'new@example.invalid' } });
    const change = { roles: [role.id] };
    const changed = await entriesDuring(cms, () =>
      send('PUT', `/admin/users/${user.id}`, change, { as: 'security-administrator' }),
    );
    expect(changed[0]).toMatchObject({
      action: 'account.update',
      actor: { name: '王安全' },
      details: { rolesBefore: ['待授权'], rolesAfter: ['科室负责人'] },
    });
    const sign = { action: 'plugin::review.sign', subject: null, properties: {}, conditions: [] };
    const widen = () => cms.strapi.service('admin::role').addPermissions(role.id, [sign]);
    const granted = await entriesDuring(cms, widen);
    expect(granted.map(({ action, subject, details }) => [action, subject?.title, details.holder])).toEqual([
      ['permission.create', 'plugin::review.sign', '科室负责人'],
    ]);
  });

  test('a start says what it took back', async () => {
    await cms.stop();
    cms = await startCms({ listen: true, folder });
    const entries = await entriesOf(cms);
    const start = entries.findLastIndex(({ action }) => action === 'system.start');
    const reset = entries.slice(start).find(({ action }) => action === 'role.reset');
    expect(reset).toMatchObject({
      subject: { title: '科室负责人' },
      details: { granted: [], revoked: ['plugin::review.sign'] },
    });
  });
});

describe('attempts that came to nothing', () => {
  test('a publication past the gate is an entry, and leaves nothing else', async () => {
    const place = await draftPolicy(cms);
    await cms.login('admin');
    await elevate(cms);
    const path = `${records}/${place.documentId}/actions/publish`;
    const entries = await entriesDuring(cms, () => send('POST', path, { title: '改' }));
    expect(actionsOf(entries)).toEqual(['breakGlass.request', 'attempt.refused']);
    expect(entries[1]).toMatchObject({
      action: 'attempt.refused',
      actor: { name: '郑系统' },
      subject: { type: policyDocument, id: place.documentId },
      details: { status: 403, reason: 'PolicyError' },
    });
    await endElevation(cms);
  });

  test('a program that is refused is on record as well', async () => {
    const place = await draftPolicy(cms);
    const publish = () =>
      expect(cms.strapi.documents(policyDocument as never).publish({ documentId: place.documentId })).rejects.toThrow();
    expect(actionsOf(await entriesDuring(cms, publish))).toEqual(['attempt.refused']);
  });

  test('so is asking for what the role may not see', async () => {
    await cms.login('deputy-head');
    const entries = await entriesDuring(cms, () => cms.fetch('/admin/users', { as: 'deputy-head' }));
    expect(actionsOf(entries)).toEqual(['attempt.refused']);
  });
});

describe('without an entry nothing is done (D13)', () => {
  test('a save, a signature, an account and a sign-in fail when the log cannot be written', async () => {
    await cms.login('admin');
    const place = await draftPolicy(cms);
    await reviewUpToSignOff(cms, place);
    // Not in review: no decision about it is written, whose entry would fail in its place.
    const plain = await draftPolicy(cms);
    const { head } = await feedOf(cms);
    const person = {
      email: 'later@example.invalid',
      firstname: '甲',
      lastname: '乙',
      roles: [(await roleOf('unassigned')).id],
    };
    const credentials = { email: 'deputy-head@example.invalid', password: 'Yangguang-2026' };
    await whileAuditFails(cms, async () => {
      for (const one of [place, plain]) await expect(edit(cms, one, { summary: '无记录' })).rejects.toThrow();
      await expect(cms.strapi.plugin('review').service('reviews').sign(place, '104')).rejects.toThrow();
      expect((await send('POST', '/admin/users', person)).status).toBe(500);
      const answer = await send('POST', '/admin/login', credentials, {});
      expect(answer.ok).toBe(false);
    });
    for (const { documentId } of [place, plain]) {
      const stored = await cms.strapi.documents(policyDocument as never).findOne({ documentId });
      expect(stored?.summary ?? null).toBeNull();
    }
    expect(await cms.strapi.db.query('admin::user').count({ where: { email: person.email } })).toBe(0);
    expect((await feedOf(cms)).head).toBe(head);
    await cms.strapi.plugin('review').service('reviews').sign(place, '104');
  });

  test('parallel writes in one transaction and beside it leave one chain without gaps', async () => {
    const before = await entriesOf(cms);
    await Promise.all(Array.from({ length: 12 }, () => draftPolicy(cms)));
    await cms.strapi.db.transaction(() => Promise.all(Array.from({ length: 5 }, () => draftPolicy(cms))));
    const entries = await entriesOf(cms);
    expect(entries).toHaveLength(before.length + 17);
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_entry, index) => index + 1));
  });
});

test('what was published and what is in the log agree', async () => {
  const place = await publishedPolicy(cms);
  const entries = await entriesOf(cms);
  const signed = entries.findLast(({ action }) => action === 'review.sign');
  const change = (await feedOf(cms)).changes.findLast(({ id }) => id === place.documentId);
  expect(signed?.details.hash).toBe(change?.action === 'publish' && change.hash);
});

test('the publisher is given the log as it is, signed, with what is to be released (B-10)', async () => {
  await publishedPolicy(cms);
  const ask = async (after: number) => {
    const answer = await cms.fetch(`/api/outbox/changes?after=${after}&limit=500`, { token: testOutboxToken });
    return FeedPage.parse(await answer.json());
  };
  const { auditHead: head, next } = await ask(0);
  const texts = (await entriesOf(cms)).map(entryText);
  expect(head?.size).toBe(texts.length);
  expect(head?.root).toBe(treeRoot(texts.map(entryHash)));
  expect(head && isSignedBy(head.checkpoint, head.key)).toBe(true);
  // A poll that brings nothing signs nothing, however the log has grown.
  await draftPolicy(cms);
  expect((await ask(next)).auditHead).toEqual(head);
});
