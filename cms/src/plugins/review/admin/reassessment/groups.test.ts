import { expect, test } from 'vitest';
import type { WithheldRecord } from '../../server/services/reassessments.ts';
import { groupsOf } from './groups.ts';

const record = (documentId: string, department: string | null, ground: string): WithheldRecord => ({
  ...{ uid: 'api::article.article', documentId, typeLabel: '动态', title: documentId, department, ground },
  ...{ attribute: '不予公开', reason: '', lastOn: '2026-01-01', dueOn: '2027-01-01', isDue: false, listItem: null },
});
const records = [record('a', '法规科', '工作秘密'), record('b', null, '国家秘密'), record('c', '法规科', '国家秘密')];
const shape = (by: 'department' | 'ground') =>
  groupsOf(records, by, '未填责任科室').map(({ title, records: members }) => [
    title,
    members.map((member) => member.title),
  ]);

test('withheld records stand under their department or their ground, in the order in which they are due', () => {
  expect(shape('department')).toEqual([
    ['法规科', ['a', 'c']],
    ['未填责任科室', ['b']],
  ]);
  expect(shape('ground')).toEqual([
    ['工作秘密', ['a']],
    ['国家秘密', ['b', 'c']],
  ]);
});
