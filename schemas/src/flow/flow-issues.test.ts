import { expect, test } from 'vitest';
import { flowIssues } from './flow-issues.ts';
import { defaultFlow, Flow, type FlowStep } from './flow.ts';

const [law, office] = ['lawdepartment00000000001', 'officedepartment00000001'] as [string, string];
const known = {
  departments: new Set([law, office]),
  roles: new Set(['deputy-head']),
  accounts: new Set(['7', '8']),
};
const [draft, review, confidentiality, sign] = defaultFlow.steps as [FlowStep, FlowStep, FlowStep, FlowStep];
const countersign: FlowStep = {
  ...{ ...review, id: 'countersign', kind: 'countersign', label: '会签' },
  departments: { choice: 'fixed', ids: [law, office] },
};
const chosen: FlowStep = { ...countersign, id: 'others', label: '其他会签', departments: { choice: 'drafter' } };

test.each<[string, FlowStep[]]>([
  ['the default', defaultFlow.steps],
  ['two fixed departments, then those the drafter names', [draft, review, countersign, chosen, confidentiality, sign]],
  ['two levels of review', [draft, review, { ...review, id: 'office', label: '办公室核稿' }, confidentiality, sign]],
  [
    'a limit with a stand-in, somebody to tell and one role',
    [
      draft,
      review,
      confidentiality,
      { ...sign, role: 'deputy-head', limitWorkingDays: 2, standIn: '7', escalateTo: '8' },
    ],
  ],
])('%s is a sound flow', (_name, steps) => {
  expect(Flow.safeParse({ steps }).success).toBe(true);
  expect(flowIssues({ steps }, known)).toEqual([]);
});

test.each<[string, FlowStep[], RegExp]>([
  ['does not begin with drafting', [review, draft, confidentiality, sign], /第一个环节必须是拟稿/],
  ['has two draft steps', [draft, { ...draft, id: 'd2', label: '再拟' }, review, confidentiality, sign], /只能有一个/],
  ['has no department review', [draft, confidentiality, sign], /至少要有一个科室审核/],
  ['has no confidentiality review (R-SEC-01)', [draft, review, sign], /有且只有一个保密审查.*现有 0 个/],
  [
    'has two confidentiality reviews',
    [draft, review, confidentiality, { ...confidentiality, id: 'c2', label: '复审' }, sign],
    /现有 2 个/,
  ],
  ['has no sign-off', [draft, review, confidentiality], /有且只有一个签发环节，现有 0 个/],
  ['has two sign-offs', [draft, review, confidentiality, { ...sign, id: 's2', label: '再签' }, sign], /现有 2 个/],
  ['goes on after the sign-off', [draft, review, sign, confidentiality], /签发必须是最后/],
  [
    'has one id twice',
    [draft, review, { ...review, label: '核稿二' }, confidentiality, sign],
    /编号都是“department-review”/,
  ],
  ['has one name twice', [draft, review, { ...review, id: 'r2' }, confidentiality, sign], /都叫“科室审核”/],
  [
    'countersigns by nobody',
    [draft, review, { ...countersign, departments: { choice: 'fixed', ids: [] } }, confidentiality, sign],
    /没有指定会签科室/,
  ],
  [
    'countersigns by it does not say whom',
    [draft, review, { ...countersign, departments: null }, confidentiality, sign],
    /没有指定会签科室/,
  ],
  [
    'names a department that is gone',
    [draft, review, { ...countersign, departments: { choice: 'fixed', ids: ['x'.repeat(24)] } }, confidentiality, sign],
    /科室（x{24}）已不存在/,
  ],
  [
    'asks a department twice',
    [draft, review, countersign, { ...countersign, id: 'c2', label: '会签二' }, confidentiality, sign],
    /一个科室只会签一次/,
  ],
  [
    'lets the drafter choose twice',
    [draft, review, chosen, { ...chosen, id: 'c2', label: '会签二' }, confidentiality, sign],
    /只能有一个由拟稿人选择/,
  ],
  [
    'gives departments to a review',
    [draft, { ...review, departments: { choice: 'drafter' } }, confidentiality, sign],
    /不是会签环节/,
  ],
  ['names a role that is none', [draft, review, confidentiality, { ...sign, role: 'king' }], /角色“king”不存在/],
  [
    'names a person who is gone',
    [draft, review, confidentiality, { ...sign, limitWorkingDays: 2, standIn: '99' }],
    /不存在或已停用/,
  ],
  ['has a stand-in who never comes', [draft, review, confidentiality, { ...sign, standIn: '7' }], /没有办理时限/],
  ['limits drafting', [{ ...draft, limitWorkingDays: 3 }, review, confidentiality, sign], /是拟稿环节/],
  ['keeps drafting to one role', [{ ...draft, role: 'deputy-head' }, review, confidentiality, sign], /是拟稿环节/],
])('a flow that %s is refused in Chinese', (_name, steps, sentence) => {
  expect(flowIssues({ steps }, known).join('\n')).toMatch(sentence);
});
