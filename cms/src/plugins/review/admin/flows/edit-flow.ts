import type { FlowStep } from '@yangguang/schemas';

/** The kinds of which a flow may have several; the others are there once and stay. */
export type AddedKind = 'department-review' | 'countersign';

/** A new step after the last of its like, before the confidentiality review, with an id that no step has. */
export function withStep(steps: readonly FlowStep[], kind: AddedKind, label: string): FlowStep[] {
  const ids = new Set(steps.map(({ id }) => id));
  let number = steps.filter((step) => step.kind === kind).length + 1;
  while (ids.has(`${kind}-${number}`)) number += 1;
  const step: FlowStep = {
    ...{ id: `${kind}-${number}`, kind, label: number === 1 ? label : `${label}${number}`, role: null },
    departments: kind === 'countersign' ? { choice: 'fixed', ids: [] } : null,
    ...{ limitWorkingDays: null, standIn: null, escalateTo: null },
  };
  const place = steps.findIndex(({ kind: other }) => other === 'confidentiality-review');
  const before = place === -1 ? steps.length : place;
  return [...steps.slice(0, before), step, ...steps.slice(before)];
}

/** One place up (-1) or down (1); the draft stays first and the sign-off last. */
export function movedStep(steps: readonly FlowStep[], index: number, by: -1 | 1): FlowStep[] {
  const step = steps[index];
  if (!step || !canMove(steps, index, by)) return [...steps];
  const others = steps.filter((other) => other !== step);
  return [...others.slice(0, index + by), step, ...others.slice(index + by)];
}

export function canMove(steps: readonly FlowStep[], index: number, by: -1 | 1): boolean {
  const target = index + by;
  return isFree(steps[index]) && target > 0 && target < steps.length - 1;
}

const isFree = (step: FlowStep | undefined): boolean =>
  step !== undefined && step.kind !== 'draft' && step.kind !== 'sign-off';

export const canRemove = ({ kind }: FlowStep): boolean => kind === 'department-review' || kind === 'countersign';

/** Without a limit nobody stands in and nobody is told. */
export function changedStep(step: FlowStep, change: Partial<FlowStep>): FlowStep {
  const changed = { ...step, ...change };
  return changed.limitWorkingDays === null ? { ...changed, standIn: null, escalateTo: null } : changed;
}
