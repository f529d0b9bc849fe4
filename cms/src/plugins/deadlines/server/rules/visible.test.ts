import { describe, expect, test } from 'vitest';
import type { DueItem } from './due-item';
import { isOwn, isVisible, type Viewer } from './visible';

const [mine, other] = ['mine'.padEnd(24, '0'), 'other'.padEnd(24, '0')];
const item: DueItem = {
  clock: 'proactive',
  label: '主动公开',
  task: '审签并公开',
  type: 'policy-document',
  documentId: 'a'.repeat(24),
  title: '通知',
  indexNumber: null,
  departmentId: other,
  department: '办公室',
  creator: '9',
  start: '2026-11-02',
  dueDate: '2026-11-30',
  provisional: false,
  unit: 'working-day',
  left: 5,
  light: 'yellow',
  group: 'later',
  problem: null,
  audience: 'department',
  permission: null,
  countersigners: [],
  workingDays: null,
};
const officer: Viewer = {
  account: '2',
  seesAll: false,
  mayConfirm: false,
  departments: [mine],
  countersignsFor: [mine],
  steps: new Set(['approve', 'countersign']),
};
const step = { audience: 'step', clock: 'reviewStep' } as const;

describe('an officer sees (F-6)', () => {
  test.each<[string, Partial<DueItem>, boolean]>([
    ['what the own section is in charge of', { departmentId: mine }, true],
    ['what he made himself', { creator: '2' }, true],
    ['not what another section is in charge of', {}, false],
    ['not what nobody is in charge of', { departmentId: null }, false],
    ['not what is the office’s affair', { audience: 'office', departmentId: mine }, false],
    ['the review of the own section', { ...step, permission: 'approve', departmentId: mine }, true],
    ['not that of another', { ...step, permission: 'approve' }, false],
    ['the review of a record without section', { ...step, permission: 'approve', departmentId: null }, true],
    ['what the own section has to countersign', { ...step, permission: 'countersign', countersigners: [mine] }, true],
    ['not what another has to', { ...step, permission: 'countersign', countersigners: [other] }, false],
    ['not a step that the role does not take', { ...step, permission: 'sign' }, false],
  ])('%s', (_name, change, expected) => {
    expect(isVisible({ ...item, ...change }, officer)).toBe(expected);
  });

  test('a step of the whole bureau when the role takes it', () => {
    expect(isVisible({ ...item, ...step, permission: 'sign' }, { ...officer, steps: new Set(['sign']) })).toBe(true);
  });
});

describe('who oversees', () => {
  const leader = { ...officer, seesAll: true };
  test('sees everything, and is reminded of his own only', () => {
    expect(isVisible({ ...item, audience: 'office' }, leader)).toBe(true);
    expect(isOwn(item, leader)).toBe(false);
    expect(isOwn({ ...item, departmentId: mine }, leader)).toBe(true);
  });

  test('in the disclosure office is reminded of what is nobody’s', () => {
    const office = { ...leader, mayConfirm: true };
    expect(isOwn({ ...item, departmentId: null }, office)).toBe(true);
    expect(isOwn({ ...item, audience: 'office' }, office)).toBe(true);
    expect(isOwn(item, office)).toBe(false);
  });
});
