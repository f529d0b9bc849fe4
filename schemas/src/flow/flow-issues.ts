import { flowCopy } from '../copy/flow.ts';
import type { Flow, FlowStep, FlowStepKind } from './flow.ts';

/** What a flow may refer to. */
export interface FlowSurroundings {
  /** documentIds of departments. */
  departments: ReadonlySet<string>;
  /** Codes of roles. */
  roles: ReadonlySet<string>;
  /** Numbers of active accounts. */
  accounts: ReadonlySet<string>;
}

/** Why `flow` may not be put into force, all at once, in Chinese; empty when it may (R-SRC-03, R-SRC-04, R-SEC-01). */
export function flowIssues(flow: Flow, known: FlowSurroundings): string[] {
  return [
    ...orderIssues(flow),
    ...nameIssues(flow),
    ...departmentIssues(flow),
    ...flow.steps.flatMap((step) => stepIssues(step, known)),
  ];
}

function orderIssues({ steps }: Flow): string[] {
  const count = (kind: FlowStepKind) => steps.filter((step) => step.kind === kind).length;
  const issues: string[] = [];
  if (steps[0]?.kind !== 'draft' || count('draft') !== 1) issues.push(flowCopy.firstIsDraft);
  if (count('department-review') === 0) issues.push(flowCopy.oneReview);
  if (count('confidentiality-review') !== 1) issues.push(flowCopy.oneConfidentiality(count('confidentiality-review')));
  if (count('sign-off') !== 1) issues.push(flowCopy.oneSignOff(count('sign-off')));
  else if (steps.at(-1)?.kind !== 'sign-off') issues.push(flowCopy.signOffLast);
  return issues;
}

function nameIssues({ steps }: Flow): string[] {
  const ids = repeated(steps.map(({ id }) => id)).map(flowCopy.sameId);
  const labels = repeated(steps.map(({ label }) => label)).map(flowCopy.sameLabel);
  return [...ids, ...labels];
}

function departmentIssues({ steps }: Flow): string[] {
  const issues: string[] = [];
  if (steps.filter(({ departments }) => departments?.choice === 'drafter').length > 1) issues.push(flowCopy.twoChoices);
  const seen = new Set<string>();
  for (const { label, departments } of steps) {
    const ids = departments?.choice === 'fixed' ? departments.ids : [];
    if (repeated(ids).length > 0) issues.push(flowCopy.departmentTwice(label));
    if (ids.some((id) => seen.has(id))) issues.push(flowCopy.departmentInTwoSteps(label));
    for (const id of ids) seen.add(id);
  }
  return issues;
}

function stepIssues(step: FlowStep, known: FlowSurroundings): string[] {
  const { kind, label, role, departments, limitWorkingDays, standIn, escalateTo } = step;
  const issues: string[] = [];
  if (kind === 'countersign') {
    const isNobody = departments === null || (departments.choice === 'fixed' && departments.ids.length === 0);
    if (isNobody) issues.push(flowCopy.departmentsMissing(label));
  } else if (departments !== null) issues.push(flowCopy.departmentsNotHere(label));
  const ids = departments?.choice === 'fixed' ? departments.ids : [];
  for (const id of ids) if (!known.departments.has(id)) issues.push(flowCopy.departmentUnknown(label, id));
  if (role !== null && !known.roles.has(role)) issues.push(flowCopy.roleUnknown(label, role));
  const people = [standIn, escalateTo].filter((account) => account !== null);
  if (people.some((account) => !known.accounts.has(account))) issues.push(flowCopy.accountUnknown(label));
  if (kind === 'draft') {
    if (role !== null || limitWorkingDays !== null || people.length > 0) issues.push(flowCopy.draftHasNoLimit(label));
  } else if (limitWorkingDays === null && people.length > 0) issues.push(flowCopy.limitMissing(label));
  return issues;
}

const repeated = (values: readonly string[]): string[] => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
];
