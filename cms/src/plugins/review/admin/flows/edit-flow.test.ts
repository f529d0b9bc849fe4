import { expect, test } from 'vitest';
import { defaultFlow, flowIssues, type FlowStep } from '@yangguang/schemas';
import { canMove, changedStep, movedStep, withStep } from './edit-flow.ts';

const { steps } = defaultFlow;
const kinds = (list: readonly FlowStep[]) => list.map(({ kind }) => kind);

test('a new step stands before the confidentiality review under an id and a name of its own', () => {
  const twice = withStep(withStep(steps, 'department-review', '科室审核'), 'countersign', '会签');
  expect(kinds(twice)).toEqual([
    'draft',
    'department-review',
    'department-review',
    'countersign',
    ...kinds(steps.slice(2)),
  ]);
  const known = { departments: new Set<string>(), roles: new Set<string>(), accounts: new Set<string>() };
  expect(flowIssues({ steps: twice }, known)).toEqual([expect.stringContaining('没有指定会签科室')]);
});

test('a step moves between the draft and the sign-off, which stay where they are', () => {
  expect(kinds(movedStep(steps, 1, 1))).toEqual(['draft', 'confidentiality-review', 'department-review', 'sign-off']);
  expect([canMove(steps, 0, 1), canMove(steps, 1, -1), canMove(steps, 2, 1), canMove(steps, 3, -1)]).toEqual([
    ...[false, false, false, false],
  ]);
  expect(movedStep(steps, 1, -1)).toEqual(steps);
});

test('whoever takes the limit away takes its stand-in and its escalation with it', () => {
  const limited = { ...(steps[1] as FlowStep), limitWorkingDays: 3, standIn: '7', escalateTo: '8' };
  expect(changedStep(limited, { limitWorkingDays: 5 })).toMatchObject({ standIn: '7', escalateTo: '8' });
  expect(changedStep(limited, { limitWorkingDays: null })).toMatchObject({ standIn: null, escalateTo: null });
});
