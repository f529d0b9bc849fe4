import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash, sha256, type FieldDiff } from '@yangguang/schemas';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Comparison } from '../../src/plugins/history/server/services/comparisons.ts';
import type { History } from '../../src/plugins/history/server/services/histories.ts';
import type { Presence } from '../../src/plugins/history/server/services/presence.ts';
import type { VersionRow } from '../../src/plugins/history/server/tables.ts';
import type { Place } from '../../src/plugins/review/server/services/store.ts';
import { startCms, testOutboxToken, type Account, type Cms } from '../harness.ts';
import { worksFor } from '../review/officers.ts';
import * as records from '../records.ts';

let cms: Cms;
beforeAll(async () => {
  cms = await startCms({ listen: true });
});
afterAll(() => cms?.stop());

type Page = History & { mayRestore: boolean };
interface Answer<T> {
  status: number;
  body: T & { error?: { message: string } };
}
const author: Account = 'information-officer';

async function ask<T>(path: string, as: Account, body?: object): Promise<Answer<T>> {
  const init = body ? { method: 'POST', body: JSON.stringify(body) } : {};
  const response = await cms.fetch(path, { ...init, as });
  return { status: response.status, body: (await response.json()) as Answer<T>['body'] };
}
const pathOf = ({ uid, documentId }: Place) => `/history/versions/${uid}/${documentId}`;
const historyOf = async (place: Place, as: Account = author) => (await ask<Page>(pathOf(place), as)).body;
const compare = async (place: Place, from: number, to: number, as: Account = author) =>
  ask<Comparison>(`${pathOf(place)}/compare?from=${from}&to=${to}`, as);
const restore = (place: Place, version: number, seen: number, as: Account = author) =>
  ask<Page>(`${pathOf(place)}/restore`, as, { version, seen });
const rowsOf = ({ documentId }: Place): Promise<VersionRow[]> =>
  cms.strapi.db.connection('history_versions').where({ record_id: documentId }).orderBy('number');

let place: Place;
beforeEach(async () => {
  place = await records.draftPolicy(cms, { title: '第一版标题' });
});

describe('every saved version is kept for ever (A-5)', () => {
  test('each save that changes something is a version, with its content and hash', async () => {
    await records.edit(cms, place, { title: '第二版标题' });
    await records.edit(cms, place, { title: '第二版标题' });
    const rows = await rowsOf(place);
    expect(rows.map(({ number, cause, account }) => [number, cause, account])).toEqual([
      [1, 'create', 'system'],
      [2, 'save', 'system'],
    ]);
    for (const { record, hash } of rows) expect(hash).toBe(sha256(record));
    expect(rows.map(({ record }) => JSON.parse(record).title)).toEqual(['第一版标题', '第二版标题']);
  });

  test('a save that fails leaves no version', async () => {
    await expect(records.edit(cms, place, { disclosureAttribute: null })).rejects.toThrow(/公开属性/);
    expect(await rowsOf(place)).toHaveLength(1);
  });

  test('the database refuses to change or remove a version', async () => {
    const knex = cms.strapi.db.connection;
    const key = { record_id: place.documentId };
    await expect(knex('history_versions').where(key).update({ record: '{}' })).rejects.toThrow(/append-only/);
    await expect(knex('history_versions').where(key).delete()).rejects.toThrow(/append-only/);
  });

  test('what a record held before its history began is kept by the first save', async () => {
    const knex = cms.strapi.db.connection;
    const [was] = await rowsOf(place);
    await knex.raw('drop trigger history_versions_no_delete');
    await knex('history_versions').where({ record_id: place.documentId }).delete();
    await records.edit(cms, place, { title: '后来的标题' });
    const rows = await rowsOf(place);
    expect(rows.map(({ number, cause }) => [number, cause])).toEqual([
      [1, 'found'],
      [2, 'save'],
    ]);
    expect(rows[0]?.hash).toBe(was?.hash);
  });

  test('a file whose bytes were replaced is another version once the record is submitted', async () => {
    const file = await records.uploadText(cms, '附表.txt', '一');
    await records.edit(cms, place, { attachments: [file.id] });
    const stored = await cms.strapi.db.query('plugin::upload.file').findOne({ where: { id: file.id } });
    writeFileSync(join(cms.folder, 'public', stored.url), '改动后的二');
    await records.reviewsOf(cms).submit(place, records.people.author);
    const rows = await rowsOf(place);
    expect(rows.at(-1)?.cause).toBe('found');
    expect(JSON.parse(rows.at(-1)?.record ?? '').attachments[0].sha256).toBe(sha256('改动后的二'));
  });

  test('each version tells who, when and how far it got, up to the release that showed it', async () => {
    await records.edit(cms, place, { title: '送审的标题' });
    await records.reviewUpToSignOff(cms, place);
    await records.reviewsOf(cms).sign(place, records.people.leader);
    await records.edit(cms, place, { title: '又改的标题' });
    const [change] = await records.changesOf(cms, place);
    const at = new Date().toISOString();
    const item = { seq: change?.seq, stage: 'live', at, path: '/policies/1.html', reason: null };
    const report = { release: { number: 7, manifestHash: 'a'.repeat(64), at }, items: [item] };
    await cms.fetch('/api/outbox/reports', { method: 'POST', token: testOutboxToken, body: JSON.stringify(report) });
    const { versions, signed } = await historyOf(place);
    expect(versions.map(({ number, state }) => [number, state])).toEqual([
      [3, 'draft'],
      [2, 'live'],
      [1, 'draft'],
    ]);
    expect(signed).toBe(2);
    expect(versions[1]?.milestones).toMatchObject([
      { kind: 'submitted', account: records.people.author },
      { kind: 'signed', account: records.people.leader },
      { kind: 'live', release: 7 },
    ]);
  });
});

describe('versions are compared (A-5)', () => {
  test('between any two, by field', async () => {
    await records.edit(cms, place, {
      title: '第二版标题',
      body: '<p>各县（区）应急管理局：请于五月底前完成检查。</p>',
    });
    const { body } = await compare(place, 1, 2);
    expect(body.fields.map(({ label }) => label)).toEqual(['标题', '正文']);
    const block = (body.fields[1] as FieldDiff).blocks?.[0];
    expect(block?.change === 'changed' && block.cells[0]?.filter(({ mark }) => mark !== 'same')).toEqual([
      { mark: 'removed', text: '四' },
      { mark: 'added', text: '五' },
    ]);
    expect((await compare(place, 1, 9)).status).toBe(404);
  });

  test('whoever may not read such records reads no version of them', async () => {
    for (const path of [pathOf(place), `${pathOf(place)}/compare?from=0&to=1`])
      expect((await ask(path, 'audit-administrator')).status).toBe(403);
  });

  test('reading a version of a record that is not for everybody is on record (B-9)', async () => {
    const held = await records.draftPolicy(cms, records.withheld);
    await compare(held, 0, 1, 'department-head');
    const entries = await cms.strapi.db
      .connection('audit_entries')
      .where({ action: 'record.read', subject_id: held.documentId });
    expect(entries).toHaveLength(1);
  });
});

describe('a version is restored as a new draft (A-5)', () => {
  test('it becomes the newest version; all others stay, and it is on record', async () => {
    const file = await records.uploadText(cms, '名单.txt', '名单');
    const department = await cms.strapi.documents('api::department.department' as never).create({
      data: { title: '危化科', disclosureAttribute: 'proactive', formedDate: '2026-01-04' } as never,
    });
    await worksFor(cms, (await cms.user('information-officer')).id, department.documentId);
    await records.edit(cms, place, {
      attachments: [file.id],
      leadDepartment: department.documentId,
      relatedRecords: [{ indexNumber: 'YC012/2026-00001', relation: 'basis' }],
    });
    await records.edit(cms, place, { attachments: [], leadDepartment: null, relatedRecords: [], title: '第三版' });
    const { status, body } = await restore(place, 2, 3);
    expect(status).toBe(200);
    expect(body.versions[0]).toMatchObject({ number: 4, cause: 'restore', restoredFrom: 2, account: '钱拟稿' });
    const rows = await rowsOf(place);
    expect(rows[3]?.hash).toBe(rows[1]?.hash);
    expect(rows).toHaveLength(4);
    const entries = await cms.strapi.db
      .connection('audit_entries')
      .where({ action: 'record.restore', subject_id: place.documentId });
    expect(entries).toHaveLength(1);
  });

  test('it goes through the gates: approvals are void, and nothing is published', async () => {
    await records.edit(cms, place, { title: '送审的标题' });
    await records.reviewUpToSignOff(cms, place);
    expect((await restore(place, 1, 2)).status).toBe(200);
    await expect(records.reviewsOf(cms).sign(place, records.people.leader)).rejects.toThrow(/不在这一环节/);
    expect(await records.isPublic(cms, place)).toBe(false);
  });

  test('not when somebody saved meanwhile, when nothing differs, or without the right to change records', async () => {
    await records.edit(cms, place, { title: '第二版标题' });
    expect((await restore(place, 1, 1)).body.error?.message).toMatch(/又有人保存/);
    expect((await restore(place, 2, 2)).body.error?.message).toMatch(/内容相同/);
    expect((await restore(place, 1, 2, 'department-head')).status).toBe(403);
    expect(await rowsOf(place)).toHaveLength(2);
  });

  test('not when a file is gone: the sentence names it, and nothing is written', async () => {
    const file = await records.uploadText(cms, '已删除的附表.txt', '三');
    await records.edit(cms, place, { attachments: [file.id] });
    await records.edit(cms, place, { attachments: [] });
    const stored = await cms.strapi.db.query('plugin::upload.file').findOne({ where: { id: file.id } });
    await cms.strapi.plugin('upload').service('upload').remove(stored);
    const { status, body } = await restore(place, 2, 3);
    expect(status).toBe(400);
    expect(body.error?.message).toContain('附件“已删除的附表.txt”');
    expect(await rowsOf(place)).toHaveLength(3);
  });
});

test('the kept content is the one that approvals sign (B-3)', async () => {
  await records.reviewUpToSignOff(cms, place);
  await records.reviewsOf(cms).sign(place, records.people.leader);
  const [change] = await records.changesOf(cms, place);
  const [row] = await rowsOf(place);
  expect(change?.action === 'publish' && change.hash).toBe(row?.hash);
  expect(contentHash(JSON.parse(row?.record ?? ''))).toBe(row?.hash);
});

describe('a save from a form that is out of date is refused (A-14)', () => {
  const url = () => `/content-manager/collection-types/${place.uid}/${place.documentId}`;
  const load = async (as: Account): Promise<Record<string, unknown>> =>
    (await ask<{ data: Record<string, unknown> }>(url(), as)).body.data;
  const save = async (as: Account, form: object) => {
    const response = await cms.fetch(url(), { method: 'PUT', body: JSON.stringify(form), as });
    return { status: response.status, body: (await response.json()) as { error?: { message: string; name: string } } };
  };
  const office: Account = 'disclosure-office';

  test('with 409 and the name of who saved; nothing is written, and after loading anew it goes through', async () => {
    const [mine, theirs] = [await load(author), await load(office)];
    expect((await save(office, { ...theirs, title: '他人的标题' })).status).toBe(200);
    const refused = await save(author, { ...mine, title: '我的标题' });
    expect(refused).toMatchObject({ status: 409, body: { error: { name: 'ValidationError' } } });
    expect(refused.body.error?.message).toContain('吴公开已经保存了新的内容');
    expect((await load(author)).title).toBe('他人的标题');
    expect(await rowsOf(place)).toHaveLength(2);
    expect((await save(author, { ...(await load(author)), title: '我的标题' })).status).toBe(200);
  });

  test('of two who save the same form at the same moment one goes through', async () => {
    const [mine, theirs] = [await load(author), await load(office)];
    const answers = await Promise.all([
      save(author, { ...mine, title: '我的标题' }),
      save(office, { ...theirs, title: '他人的标题' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('not when what was saved meanwhile is the same content', async () => {
    const mine = await load(author);
    await save(office, await load(office));
    expect((await save(author, { ...mine, title: '我的标题' })).status).toBe(200);
  });

  test('the three versions are told apart field by field, with tables, files and sections', async () => {
    const department = await cms.strapi.documents('api::department.department' as never).create({
      data: { title: '危化科', disclosureAttribute: 'proactive', formedDate: '2026-01-04' } as never,
    });
    const file = await records.uploadText(cms, '名单.txt', '名单');
    const mine = await load(author);
    await save(office, { ...(await load(office)), title: '他人的标题', summary: '同一概述' });
    const answer = await ask<{ account: string; fields: { field: string; isConflict: boolean; original: string }[] }>(
      `${pathOf(place)}/divergence`,
      author,
      {
        filledFrom: mine.updatedAt,
        mine: {
          title: '我的标题',
          summary: '同一概述',
          attachments: [{ id: file.id }],
          leadDepartment: { connect: [{ id: 1, apiData: { documentId: department.documentId } }], disconnect: [] },
        },
      },
    );
    expect(answer.body.account).toBe('吴公开');
    expect(answer.body.fields).toMatchObject([
      { field: 'title', isConflict: true, original: '第一版标题' },
      { field: 'leadDepartment', isConflict: false, theirs: null, mine: { blocks: [{ change: 'added' }] } },
      { field: 'summary', isConflict: false },
      {
        field: 'attachments',
        isConflict: false,
        theirs: null,
        mine: { files: [{ change: 'added', name: '名单.txt' }] },
      },
    ]);
  });

  test('whoever has the record open to change it is told to the others, until he leaves', async () => {
    const sit = (as: Account, window: string, isLeaving = false) =>
      ask<Presence>(`/history/presence/${place.uid}/${place.documentId}`, as, { window, isLeaving });
    const [first, second] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
    expect((await sit(author, first)).body.editors).toEqual([]);
    const { body } = await sit(office, second);
    expect(body.editors).toMatchObject([{ name: '钱拟稿', isSelf: false }]);
    expect(Date.parse(body.editors[0]?.since ?? '')).toBeLessThanOrEqual(Date.now());
    await sit(author, first, true);
    expect((await sit(office, second)).body.editors).toEqual([]);
    expect((await sit('department-head', first)).status).toBe(403);
  });
});
