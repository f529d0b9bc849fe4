import { afterAll, beforeAll, expect, test } from 'vitest';
import { isSignedBy, readCheckpoint, treeRoot } from '@yangguang/schemas';
import type { Checkpoints } from '../../src/plugins/audit/server/services/checkpoints.ts';
import { startCms, type Cms } from '../harness.ts';
import { draftPolicy } from '../records.ts';
import { entriesOf } from './log.ts';

let cms: Cms;
beforeAll(async () => {
  cms = await startCms();
  await draftPolicy(cms);
  await checkpoints().head();
});
afterAll(() => cms.stop());

const checkpoints = (): Checkpoints => cms.strapi.plugin('audit').service('checkpoints');

const forgery =
  "insert or replace into audit_entries (seq, at, actor_id, actor_name, action, hash, entry) values (2, '', '', '', '', '', '')";

test.each([
  ["update audit_entries set actor_name = '他人' where seq = 2", '只能追加'],
  ['delete from audit_entries where seq = 2', '只能追加'],
  ['delete from audit_entries', '只能追加'],
  [forgery, '序号必须连续'],
  [forgery.replace('(2,', '(9999,'), '序号必须连续'],
  ["update audit_checkpoints set note = ''", '只能追加'],
  ['delete from audit_checkpoints', '只能追加'],
  ["insert or replace into audit_checkpoints (size, root, at, note, key) values (1, '', '', '', '')", '序号必须连续'],
])('the database itself refuses: %s', async (statement, reason) => {
  const before = await entriesOf(cms);
  await expect(cms.strapi.db.connection.raw(statement)).rejects.toThrow(reason);
  expect(await entriesOf(cms)).toEqual(before);
});

test('the head is the tree over what is stored, signed, and grows with the log', async () => {
  const { size, root, checkpoint, key } = await checkpoints().head();
  const rows: { hash: string }[] = await cms.strapi.db.connection('audit_entries').orderBy('seq');
  expect({ size, root }).toEqual({ size: rows.length, root: treeRoot(rows.map(({ hash }) => hash)) });
  expect(readCheckpoint(checkpoint)).toMatchObject({ size, root });
  expect(isSignedBy(checkpoint, key)).toBe(true);
  const [first] = await entriesOf(cms);
  expect(first?.details.key).toBe(key);
  await draftPolicy(cms);
  expect((await checkpoints().head()).size).toBe(size + 1);
});

test('a checkpoint is made every 256 entries by itself', async () => {
  const count = async () => Number((await cms.strapi.db.connection('audit_checkpoints').count({ n: '*' }))[0]?.n);
  const before = await count();
  const drafts = Array.from({ length: 256 }, () => ({ action: 'log.export' as const }));
  await cms.strapi
    .plugin('audit')
    .service('log')
    .append(...drafts);
  expect(await count()).toBe(before + 1);
});
